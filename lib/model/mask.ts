/*
 * Personal data made unreadable: phone, address, identity-card and bank-card numbers. The one place that knows them, for
 * lists, exports and whatever leaves this machine. Order, parcel and pick-up numbers are none and stay as they are.
 */

/** Characters from `start` up to `end`, and what stands in their place. */
interface Hidden {
  start: number;
  end: number;
  as: string;
}

/**
 * The text with personal data hidden, so that its owner still knows it again: "138****5678", "西湖区***". What is hidden
 * already stays as it is; a text without personal data comes back unchanged. Linear in the text.
 */
export function maskPersonal(text: string): string {
  return replacePersonal(text, (_, masked) => masked);
}

/** The text with each piece of personal data replaced by what `by` gives for it, as typed and as it would be masked. */
export function replacePersonal(text: string, by: (typed: string, masked: string) => string): string {
  // One place a character, digits in every dress as plain ones: "１③八" reads as "138", and places stay the same.
  const characters = [...text];
  const plain = characters.map(plainOf).join('');
  // The surest first: what one has taken, the next leaves alone.
  const found: Hidden[] = [];
  for (const find of [identities, mobiles, landlines, cards, addresses])
    for (const each of find(plain))
      if (found.every((other) => each.end <= other.start || each.start >= other.end)) found.push(each);
  if (found.length === 0) return text;
  let [masked, from] = ['', 0];
  for (const { start, end, as } of found.sort((a, b) => a.start - b.start)) {
    masked += characters.slice(from, start).join('') + by(characters.slice(start, end).join(''), as);
    from = end;
  }
  return masked + characters.slice(from).join('');
}

const DIGITS = new Map(
  ['零一二三四五六七八九', '〇①②③④⑤⑥⑦⑧⑨', '⓪❶❷❸❹❺❻❼❽❾'].flatMap((row) =>
    [...row].map((character, i) => [character, String(i)] as const),
  ),
);
DIGITS.set('幺', '1');

function plainOf(character: string): string {
  const folded = DIGITS.get(character) ?? character.normalize('NFKC');
  return folded.length === 1 ? folded : '□';
}

// A number is one only where none of its neighbours belongs to it: parcel codes begin with letters ("SF", "JDVE").
const APART = '(?<![0-9A-Za-z*])';
const CONTACT = '(?<=(?<![A-Za-z])(?:v|vx|wx|w|q|qq|tel|phone|mobile|mob)[:： ]?)';
const CODE_BEFORE = /(?:运单|快递|物流|包裹|订单|售后|退货)?(?:单号|编号|运单|单)(?:是|为)?[:： #]*$/;
const EXTENSION = '(?:[ ]?(?:转|分机|ext\\.?|[,，]{1,2}|#|-)[ ]?[0-9]{2,6}(?![0-9])|\\[[0-9]{2,6}\\])?';

const MOBILE = new RegExp(
  `(?:${APART}|${CONTACT})(?:(?:\\+|00)?86[- ]?)?(1[3-9][0-9](?:[0-9]{8}|[-. ]?[0-9]{4}[-. ]?[0-9]{4})|1([-. ])[3-9](?:\\2[0-9]){9})(?![0-9*])${EXTENSION}`,
  'gi',
);

/** Mobile numbers, with country code, in groups, spaced out; and the call-forwarding numbers of platforms with their extension. */
const mobiles = (text: string): Hidden[] =>
  matches(text, MOBILE).flatMap((found) => {
    if (CODE_BEFORE.test(text.slice(Math.max(0, found.index - 12), found.index))) return [];
    const digits = (found[1] ?? '').replace(/[^0-9]/g, '');
    const number = `${digits.slice(0, 3)}****${digits.slice(7)}`;
    return spanOf(found, /转|分机|ext|[,，#[]|-[0-9]{2,6}$/i.test(tailOf(found)) ? `${number}转***` : number);
  });

const tailOf = (found: RegExpExecArray): string =>
  found[0].slice(found[0].indexOf(found[1] ?? '') + (found[1] ?? '').length);

// Two-digit area codes go with eight figures, three-digit ones with seven or eight.
const LANDLINE = new RegExp(
  `${APART}(?<![0-9]-)[(（]?(0(?:10|2[0-9])(?=[)） -]{0,2}[0-9]{8}(?![0-9]))|0[3-9][0-9]{2})[)）]?[ -]?([0-9]{7,8})(?![0-9])${EXTENSION}`,
  'gi',
);
const landlines = (text: string): Hidden[] =>
  matches(text, LANDLINE).flatMap((found) => {
    if (CODE_BEFORE.test(text.slice(Math.max(0, found.index - 12), found.index))) return [];
    return spanOf(found, `${found[1]}-****${(found[2] ?? '').slice(4)}`);
  });

const IDENTITY = new RegExp(
  `${APART}([1-6][0-9]{5})((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx](?![0-9A-Za-z])`,
  'g',
);

/** Numbers of the resident identity card: a region, a birthday that exists, a sequence, a check digit. */
const identities = (text: string): Hidden[] =>
  matches(text, IDENTITY).flatMap((found) => {
    const [month, day] = [Number(found[3]), Number(found[4])];
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    return spanOf(found, `${found[0].slice(0, 3)}${'*'.repeat(14)}${found[0].slice(-1)}`);
  });

const CARD = new RegExp(
  `${APART}(?<![0-9]-)[3-6][0-9]{3}(?:([ -]?)[0-9]{4})(?:\\1[0-9]{4}){2}(?:\\1[0-9]{1,3})?(?![0-9*])`,
  'g',
);

/** Bank-card numbers: sixteen to nineteen figures whose last one checks, and that are not called an order or parcel number. */
const cards = (text: string): Hidden[] =>
  matches(text, CARD).flatMap((found) => {
    const digits = found[0].replace(/[^0-9]/g, '');
    const before = text.slice(Math.max(0, found.index - 12), found.index);
    if (!checksOut(digits) || CODE_BEFORE.test(before)) return [];
    return spanOf(found, `${digits.slice(0, 4)}****${digits.slice(-4)}`);
  });

/** Luhn's check, which every payment card passes and one order number in ten. */
function checksOut(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const STREET =
  '(?:路|街|大道|巷|弄|胡同|村|庄|屯|小区|社区|花园|家园|花苑|苑|公寓|大厦|大楼|广场|新城|国际|府|湾|邸|宿舍|工业园|园区)';
// "12号发货" is a day, "12号楼" is a door.
const NO_DAY =
  '(?![上下]?[午]?(?:发|到|寄|送|前|后|左右|之|能|可|就|才|给|晚|早|凌晨|会|再|签|揽|派|收到|开始|[上下]午))';
const PART = '[A-Za-z]?[0-9]{1,5}[A-Za-z]?(?:[-－—][0-9]{1,5}){0,3}';
const UNIT = '(?:号楼|号院|号|栋|幢|座|单元|室|楼|层|弄|组|户|房|门|#)';
const DOOR = new RegExp(
  [
    // on a street or an estate: "文三路478号3幢501", "阳光花园3栋2单元501室", "双桥村3组12号"
    `${STREET}[东西南北中]{0,2}段?(?:第)?${PART}${UNIT}${NO_DAY}(?:(?:${PART}|[A-Za-z])${UNIT}?)*`,
    // a block and a room alone: "3栋2单元501", "B座1805", "12号楼1单元1202室"
    `(?:[A-Za-z]|[0-9]{1,3})(?:号楼|栋|幢|座|单元|#)${PART}(?:${UNIT}(?:${PART}${UNIT}?)*)?`,
  ].join('|'),
  'g',
);
const REACHES_BACK = 16;

/** Where a door is named, the street or estate and the door; province, city and district stay. */
const addresses = (text: string): Hidden[] =>
  matches(text, DOOR).map((found) => {
    const before = text.slice(Math.max(0, found.index - REACHES_BACK), found.index);
    return { start: found.index - nameBefore(before), end: found.index + found[0].length, as: '***' };
  });

const ENDS_BEFORE =
  /[省市县旗镇乡到在住寄送是给址为至：:，,。；;、！!？?\s*（(【[]|街道|(?<![小社园景校厂新城老片])区/gu;

/** How many characters before a door belong to its street's or estate's name. */
function nameBefore(before: string): number {
  const last = matches(before, ENDS_BEFORE).at(-1);
  if (last) return before.length - last.index - last[0].length;
  // Nothing says where the name begins: the two characters most names have.
  return Math.min(2, before.length);
}

const matches = (text: string, pattern: RegExp): RegExpExecArray[] => [...text.matchAll(pattern)];
const spanOf = (found: RegExpExecArray, as: string): Hidden[] => [
  { start: found.index, end: found.index + found[0].length, as },
];
