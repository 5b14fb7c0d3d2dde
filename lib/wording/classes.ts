import { SIGNS, SLOT_STARTS } from './fold';
import type { ClassName } from './pattern';

/*
 * What is recognised by its shape rather than by a list: numbers, amounts, times, phone numbers, Latin runs. The
 * expressions are ours, run on bounded pieces without nested repetition, so they are linear too.
 */

const DIGITS = '0-9〇零一二两三四五六七八九十百千万半几';
const SHAPES: Record<Exclude<ClassName, 'slot'>, RegExp> = {
  '#': new RegExp(`[${DIGITS}]{1,12}(?:\\.\\d{1,4})?`, 'g'),
  yuan: new RegExp(
    `[¥￥]\\d{1,9}(?:\\.\\d{1,2})?(?:元|块)?|[${DIGITS}]{1,9}(?:\\.\\d{1,2})?(?:元|块钱|块|圆|rmb|大洋)`,
    'g',
  ),
  time: new RegExp(
    `(?:今天|明天|后天|今晚|明早|明晚|下午|上午|中午|早上|晚上|周[一二三四五六日天]|下周)?[${DIGITS}]{1,3}(?:点半|点|小时|分钟|个?工作日|天|号|日)[内前后]?|今天|明天|后天|今晚|明早|明晚|下周`,
    'g',
  ),
  phone: /1[3-9]\d{9}(?!\d)|0\d{2,3}-?\d{7,8}(?!\d)|400-?\d{3,4}-?\d{3,4}/g,
  latin: /[a-z0-9][a-z0-9._-]{1,40}/g,
};

/** The ways templates mark a gap, each by its shape alone; what a gap may be called is a pack's vocabulary. */
const SLOT = new RegExp(
  [
    String.raw`\$?\{\{?[^{}\n]{0,20}\}?\}`,
    String.raw`[【［\[]\s{0,4}[】］\]]`,
    String.raw`[<＜][\p{Script=Han}A-Za-z]{2,12}[>＞]`,
    // Stars, crosses and noughts where a number or a name belongs; masked names and sizes have letters beside them.
    String.raw`(?<![\w*])\*{2,4}(?=[天元号点日个月小时件周]|分钟|快递|公司|地址|先生|女士|老师|$)`,
    String.raw`(?<![\w×])[Xx×]{2,4}(?=[\p{Script=Han}]|\s{0,2}$)`,
    String.raw`(?<![\w-])[Xx](?=天|元|小时|个?工作日|月|日|号前|点前|折)`,
    String.raw`(?<![\w-])[Yy]{2,4}(?=[元天点号日])`,
    String.raw`(?<!\w)[oO○〇]{2,4}(?=您|先生|女士|小姐|公司)`,
    String.raw`(?<![\w-])[XN](?=先生|女士|小姐|总|天|个?工作日|元)`,
    String.raw`(?<!\w)[A-Z]{2}(?=元)`,
    String.raw`(?<![\d*])\*(?=[元天月日])`,
    '[?？]{2,}(?=[元天块点号])',
    '%(?:s|d|[A-Za-z_]{2,20}%)',
    String.raw`[（(]\s{0,4}[）)]`,
    // An order to whoever fills the template in, just before the bracket closes.
    String.raw`[（(【\[][^（）()【】\[\]\n]{0,16}(?:请填写?|待填写?|请选择|待补充|填写|选填|请替换|客服填|自填)[）)】\]]`,
    '[_＿]{2,}',
    // What a program leaves when a value was missing, unless it is quoted from a screen.
    String.raw`(?<![\w"“'「])(?:undefined|null|NaN|TODO|TBD|\[object Object\])(?!\w)`,
  ].join('|'),
  'uy',
);

/** Per UTF-16 unit: 1 where a placeholder can begin. Trying only there is ten times faster than a search of all the text. */
const BEGINS_SLOT = new Uint8Array(0x10000);
for (const start of SLOT_STARTS) BEGINS_SLOT[start.charCodeAt(0)] = 1;

export interface Shape {
  start: number;
  end: number;
}

/** Places of one class in folded text. */
export function shapesOf(name: Exclude<ClassName, 'slot'>, folded: string): Shape[] {
  const shapes: Shape[] = [];
  const expression = SHAPES[name];
  expression.lastIndex = 0;
  for (let m = expression.exec(folded); m; m = expression.exec(folded)) {
    shapes.push({ start: m.index, end: m.index + m[0].length });
    if (m[0] === '') expression.lastIndex++;
  }
  return shapes;
}

/** Places of placeholders, in the text as typed: their signs do not survive folding. */
export function slotsOf(typed: string): Shape[] {
  const shapes: Shape[] = [];
  for (let at = 0; at < typed.length; at++) {
    if (BEGINS_SLOT[typed.charCodeAt(at)] === 0) continue;
    SLOT.lastIndex = at;
    const found = SLOT.exec(typed)?.[0];
    if (found === undefined) continue;
    shapes.push({ start: at, end: at + found.length });
    at += found.length - 1;
  }
  return shapes;
}

/** Whether a text with these signs may hold a shape of the class. */
export function canHold(name: ClassName, signs: number): boolean {
  switch (name) {
    case '#':
      return (signs & SIGNS.number) !== 0;
    case 'yuan':
      return (signs & SIGNS.number) !== 0 && (signs & SIGNS.money) !== 0;
    case 'time':
      return (signs & SIGNS.time) !== 0;
    case 'phone':
    case 'latin':
      return (signs & SIGNS.ascii) !== 0;
    case 'slot':
      return (signs & SIGNS.gap) !== 0;
  }
}
