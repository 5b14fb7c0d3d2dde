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

/** Amounts of money in a text, in yuan. */
export function readYuan(text: string): number[] {
  const found = text.matchAll(
    /[¥￥]\s?(\d{1,9}(?:\.\d{1,2})?)|([0-9〇零一二两三四五六七八九十百千万]{1,9}(?:\.\d{1,2})?)\s?(?:元|块|圆|rmb)/gi,
  );
  return [...found].flatMap((m) => readNumber(m[1] ?? m[2] ?? '') ?? []);
}
