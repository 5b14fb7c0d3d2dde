const DIGIT: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNIT: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** The number a run of Arabic or Chinese digits stands for ("30", "三十", "一百二"), or `undefined`. */
export function readNumber(text: string): number | undefined {
  const arabic = /\d+(?:\.\d+)?/.exec(text)?.[0];
  if (arabic !== undefined) return Number(arabic) * (/^\d+(?:\.\d+)?万/.test(text) ? 10_000 : 1);
  let total = 0;
  let digit: number | undefined;
  let unit = 1;
  let seen = false;
  for (const character of text) {
    const d = DIGIT[character];
    const u = UNIT[character];
    if (d !== undefined) digit = d;
    else if (u !== undefined) {
      total += (digit ?? 1) * u;
      digit = undefined;
      unit = u;
    } else if (seen) break;
    else continue;
    seen = true;
  }
  if (!seen) return undefined;
  // "一百二" is 120: a digit after a unit counts tenths of it.
  return total + (digit === undefined ? 0 : total > 0 && unit >= 100 ? digit * (unit / 10) : digit);
}

const NUMBER = '([0-9]{1,9}(?:\\.[0-9]{1,2})?|[〇零一二两三四五六七八九十百千万]{1,9})';
/** Anything counted, dated or measured is no sum: "补您2件", "退您7天内的". */
const NO_SUM =
  '(?![0-9.〇零一二两三四五六七八九十百千万]|\\s?(?:[件个张份套双只条瓶盒包箱袋卷片块号点天日周月年次分秒时米斤克倍折码%％‰°]|小时|公斤|厘米|毫米|毫升|%|kg|cm|mm|ml|g(?![a-z])))';
const MARKED = new RegExp(`[¥￥]\\s?([0-9]{1,9}(?:\\.[0-9]{1,2})?)|${NUMBER}\\s?(?:元|块|圆|rmb)`, 'gi');
const OFFERED = new RegExp(
  `(?:给(?:您|你)(?:整|加|凑|添|弄)|补偿|赔偿|补|赔|退|返|转|总共|一共|加起来|合计)(?:给)?(?:您|你|恁|妳)?(?:再|多|先)?${NUMBER}${NO_SUM}|${NUMBER}(?:元|块)?(?:全款|全部|全都)?(?:给您|给你)?(?:全退|全额退|全款退|给您退|给你退|退给)`,
  'g',
);
/** So many vouchers of so much: "3张20元". */
const TIMES = new RegExp(`${NUMBER}\\s?[张个份]\\s?${NUMBER}\\s?(?:元|块)`, 'g');

/**
 * Amounts of money in a text, in yuan: those that are marked as such, bare numbers that are offered ("给您补25"), and
 * what several vouchers come to ("3张20元" is 60).
 */
export const readYuan = (text: string): number[] => [...new Set(yuanIn(text))];

/** The same one by one, some of them several times: who has seen enough need not have the rest looked for. */
export function* yuanIn(text: string): Generator<number> {
  const plain = text.replace(/[賠補給還轉兩萬]/g, (character) => SIMPLE[character] ?? character);
  for (const pattern of [MARKED, OFFERED])
    for (const found of plain.matchAll(pattern)) {
      const sum = readNumber(found[1] ?? found[2] ?? '');
      if (sum !== undefined) yield sum;
    }
  for (const [, count = '', each = ''] of plain.matchAll(TIMES))
    yield (readNumber(count) ?? 0) * (readNumber(each) ?? 0);
}

const SIMPLE: Record<string, string> = { 賠: '赔', 補: '补', 給: '给', 還: '还', 轉: '转', 兩: '两', 萬: '万' };
