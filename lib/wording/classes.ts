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

/** Placeholders left in a text as typed: `{…}`, `【…】` that names a gap, `**天`, `XX`, `___`. */
const SLOT =
  /\{[^{}\n]{0,20}\}|【\s{0,4}】|\[\s{0,4}\]|［\s{0,4}］|\*{2,4}(?=[天元号点日个月小时件周]|分钟|快递|公司|地址|先生|女士|老师|$)|(?<![A-Za-z0-9*])[Xx×]{2,4}(?=[天元号点日个月小时件快公先女]|省|市|$|[\u4e00-\u9fff])|_{2,}|[＿]{2,}|(?<![.…。])(?:某某|几点前】)/g;

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
  SLOT.lastIndex = 0;
  for (let m = SLOT.exec(typed); m; m = SLOT.exec(typed)) {
    if (m[0] === '') SLOT.lastIndex++;
    else shapes.push({ start: m.index, end: m.index + m[0].length });
  }
  return shapes;
}
