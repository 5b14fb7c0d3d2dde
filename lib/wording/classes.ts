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
    String.raw`\$?\{\{?(?![^{}\n]*[/／])(?!\w{1,2}\})[^{}\n]{0,20}\}?\}`,
    String.raw`\$[a-zA-Z]{2,20}\$`,
    String.raw`[#@](?:\w*(?:name|buyer|nick|user|order)\w*)(?!\w)`,
    String.raw`(?<!#)#{2,4}(?![#\w])`,
    String.raw`[【［\[]\s{0,4}[】］\]]`,
    String.raw`[【［\[（(](?:[XxNn×○〇*＊]{1,8}|[.。…]{2,6})[】］\]）)]`,
    String.raw`[<＜][\p{Script=Han}A-Za-z]{2,12}[>＞]`,
    // Stars, crosses and noughts where a number or a name belongs; masked names and sizes have letters beside them.
    String.raw`(?<![\w*])\*{2,4}(?=[天元号点日个月小时件周]|分钟|快递|公司|地址|先生|女士|老师)`,
    String.raw`(?<![\w*\p{Script=Han}])\*{2,8}(?=\s{0,2}$)`,
    String.raw`(?<=[是为：:])\s?\*{2,12}(?=[，。,.；;\s]|$)`,
    String.raw`(?<![\w×])[Xx×]{2,16}(?=[\p{Script=Han}]|\s|[，。,；;]|$)`,
    String.raw`(?<!\w)1\d{2}[Xx]{5,9}(?!\w)`,
    String.raw`(?<![\w-])[Xx](?=天|元|小时|个?工作日|月|日|号前|点前|折)`,
    String.raw`(?<![\w-])[Nn](?=天内|天左右|天到|天后|个工作日)`,
    String.raw`(?<![\w-])[Yy]{2,4}(?=[元天点号日])`,
    String.raw`(?<!\w)[oO○〇]{2,4}(?=您|先生|女士|小姐|公司|快递|店)`,
    '(?<![一二三四五六七八九十])[○〇](?=月|日|天|元|号)',
    String.raw`(?<![\w-])[XN](?=先生|女士|小姐|总|天|个?工作日|元)`,
    String.raw`(?<!\w)[A-Z]{2}(?=元)`,
    String.raw`(?<![\d*])\*(?=[元天月日])`,
    '[?？]{2,}(?=[元天块点号])',
    '%(?:s|d|[A-Za-z_]{2,20}%)',
    String.raw`[（(]\s{0,4}[）)]`,
    // An order to whoever fills the template in, beside a bracket.
    String.raw`[（(【\[][^（）()【】\[\]\n]{0,16}(?:请填写?|待填写?|请选择|待补充|填写|选填|请替换|客服填|自填)[）)】\]]`,
    String.raw`[（(【\[](?:请?在?此处?|这里|请)?(?:填写|填入|插入|替换|补充|输入|粘贴)[^（）()【】\[\]\n]{0,12}[）)】\]]`,
    '[（(](?:金额|数字|日期|时间|具体时间|客服电话|客服姓名|工号|店铺名称?|昵称|姓名|称呼|单号|链接|快递公司)[）)]',
    '[_＿]{2,}',
    '[_＿](?=[月日元天])',
    String.raw`[年月]\s{2,8}[月日]`,
    '几月几[日号]前?(?:给您|发|到|回)',
    // What a program leaves when a value was missing, unless it is quoted from a screen.
    String.raw`(?<![\w"“'「])(?:undefined|null|NaN|TODO|TBD|\[object Object\])(?!\w)`,
  ].join('|'),
  'gu',
);

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
