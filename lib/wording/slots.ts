import { SLOT_STARTS } from './fold';

/** The ways templates mark a gap, each by its shape alone; what a gap may be called is a pack's vocabulary. */
const SLOT = new RegExp(
  [
    String.raw`(?<![“「『])\$?\{\{?(?![^{}\n]*[/／])(?![A-Za-z]\w?\}|\d\w\}|\d{2,3}[A-Z]\})[^{}\n]{0,20}\}?\}`,
    String.raw`\$[a-zA-Z]{2,20}\$`,
    String.raw`[#@](?:\w*(?:name|buyer|nick|user|order)\w*)(?!\w)`,
    String.raw`(?<!#)#{2,4}(?![#\w])`,
    String.raw`[【［\[〔]\s{0,4}[】］\]〕]`,
    String.raw`[@%]\p{Script=Han}{2,6}[@%]`,
    String.raw`#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?)`,
    '(?<![A-Za-z])&(?:nbsp;|[a-zA-Z]{2,20}&)',
    '[△□]{2,6}',
    '[╳✕]{1,8}(?=[元天月日号快])',
    // The room a number was to be put into.
    String.raw`(?<=[为是共]|退款|补偿|赔付|返还|返现|差价|红包)\s{1,8}(?=元(?:[，。,；;！!]|$|左右|已|会|将|原路|红包|优惠券|无门槛|现金)|天(?:内|后|左右))`,
    String.raw`(?<=[为在需要共约])\s{1,8}(?=个工作日|小时(?:内|后|左右)|分钟(?:内|后|左右))`,
    String.raw`(?<=我是客服|工号|单号是|电话是|地址是|金额是|金额为)[ \u3000]{2,12}(?=[，。,；;])`,
    String.raw`(?<=[在于])\s{1,8}(?=[日号](?:前|之前)|月\s{1,8}日)`,
    String.raw`[【［\[](?:[A-Z]+[ _])?(?:AMOUNT|NAME|DATE|TIME|ORDER|PRICE|PHONE|ADDRESS|TRACKING|LINK|URL|ITEM|PRODUCT|REASON)(?:[ _][A-Z]+)?[】］\]]`,
    String.raw`[【［\[（(](?:[XxNn×○〇*＊]{1,8}|[.。…]{2,6})[】］\]）)]`,
    String.raw`[<＜][\p{Script=Han}A-Za-z]{2,12}[>＞]`,
    // Stars, crosses and noughts where a number or a name belongs; masked names and sizes have letters beside them.
    String.raw`(?<![\w*])\*{2,4}(?=[天元号点日个月小时件周]|分钟|快递|公司|地址|先生|女士|老师)`,
    String.raw`(?<![\w*\p{Script=Han}])\*{2,8}(?=\s{0,2}$)`,
    String.raw`(?<=[是为：:])\s?\*{2,12}(?=[，。,.；;\s]|$)`,
    String.raw`(?<![\w×])[Xx×]{2,16}(?!(?:这个|的)?尺?码)(?=[\p{Script=Han}]|\s|[，。,；;]|$)`,
    String.raw`(?<![\w×\d])×(?=[月日号天元]|个?工作日|小时)`,
    String.raw`(?<!\w)1\d{2}[Xx]{5,9}(?!\w)`,
    String.raw`(?<![\w-])[Xx](?=天|元|小时|个?工作日|月|日|号前|点前|折)`,
    String.raw`(?<![\w-])[Nn](?=天内|天左右|天到|天后|个工作日)`,
    String.raw`(?<![\w-])[Yy]{2,4}(?=[元天点号日])`,
    String.raw`(?<!\w)[oO○〇]{2,4}(?=您|先生|女士|小姐|公司|快递|店|旗舰店|专营店|专卖店|[月日号號天元])`,
    '(?<![一二三四五六七八九十])[○〇](?=月|日|天|元|号)',
    String.raw`(?<![\w-])[XN](?=号客服|先生|女士|小姐|总|天|个?工作日|元)`,
    String.raw`(?<=客服小)[Xx](?!\w)`,
    String.raw`(?<!\w)[A-Z]{2}(?=元)`,
    String.raw`(?<![\d*])\*(?=[元天月日])`,
    String.raw`[?？]{2,}(?=[元天块点号]|个?小时|分钟|个?工作日)|(?<=[：:])\s?[?？](?=[元天块])`,
    '(?<=补偿|退款|赔付|返还|返现|[偿补退给赔返][您你])[?？](?=元(?!旦|宵|件)|块(?!钱不))|(?<=[在约需])[?？](?=天[内后]|个?小时|个?工作日)',
    '[（(]几[）)](?=[天元日号个点])',
    '“”|「」|『』',
    String.raw`[￥¥]\s?[?？]{2,}`,
    '(?<![A-Za-z])(?:YYYY|yyyy)[-/.](?:MM|mm)[-/.](?:DD|dd)',
    '(?<![A-Za-z])(?:MM|mm|DD|dd|YYYY|yyyy)(?=[年月日])',
    '%(?:s|d|[A-Za-z_]{2,20}%)',
    String.raw`[（(]\s{0,4}[）)]`,
    // An order to whoever fills the template in, beside a bracket.
    String.raw`[（(【\[〔][^（）()【】\[\]〔〕\n]{0,16}(?:请填写?|待填写?|请选择|待补充|填写|选填|请替换|客服填|自填)(?:[：:][^（）()【】\[\]〔〕\n]{0,16})?[）)】\]〕]`,
    String.raw`[（(【\[〔](?:(?:请?在?此处?|这里|请)?(?:填写|填入|插入|替换|补充|输入|粘贴)|请填)[^（）()【】\[\]〔〕\n]{0,12}[）)】\]〕]`,
    '[（(](?:金额|数字|日期|时间|具体时间|客服电话|客服姓名|工号|店铺名称?|昵称|姓名|称呼|单号|链接|快递公司|地址|收货地址|退货地址|电话|商品(?:名称?)?|产品(?:名称?)?|宝贝(?:名称?)?|型号|原因|订单号|快递单号)[）)]',
    String.raw`(?<=[：:]\s?请?)(?:粘贴|填写?)(?:此处|在此|在这里)`,
    '[_＿]{2,}',
    '[_＿](?=[月日元天])',
    String.raw`年\s{2,8}月(?!饼|嫂|子|季|卡)|月\s{1,8}[日号](?!历|用|常|本|系|语|式|抛)`,
    '几月几[日号]前?(?:给您|发|到|回)',
    // What a program leaves when a value was missing, unless it is quoted from a screen.
    String.raw`(?<![\w"“'「])(?:undefined|null|NaN|TODO|TBD|\[object Object\])(?!\w)`,
  ].join('|'),
  'uy',
);

/** Per UTF-16 unit: 1 where a placeholder can begin. Trying only there is ten times faster than a search of all the text. */
const BEGINS_SLOT = new Uint8Array(0x10000);
for (const start of SLOT_STARTS) BEGINS_SLOT[start.charCodeAt(0)] = 1;

/** Places of placeholders in the text as typed, start and end one after another: their signs do not survive folding. */
export function slotsOf(typed: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < typed.length; at++) {
    if (BEGINS_SLOT[typed.charCodeAt(at)] === 0) continue;
    SLOT.lastIndex = at;
    // Where it matches, the expression stands behind the match: no object is made of it.
    if (!SLOT.test(typed)) continue;
    places.push(at, SLOT.lastIndex);
    at = SLOT.lastIndex - 1;
  }
  return places;
}
