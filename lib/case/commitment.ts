import type { Commitment } from '../model/memo';
import { piecesOf, type Recogniser, recognise } from './recognise';
import { plainScript, readWhen, USUAL_HOURS } from './when';
import learned from './words/promises.json';

const recogniser: Recogniser = learned;

/*
 * What the agent has just promised to do later. When it falls due is read by the grammar of `when.ts`; a clock that starts
 * with somebody else's act ("收到退件后两天内") has no time yet, whatever the words after it say.
 */

/** What an agent does for a buyer later: answers, sends, refunds, checks, arranges. */
const ACT =
  /答复|回复|回覆|回您|回你|回电|回话|回信|准信|告诉|告知|转告|通知(?!了|过)|联系您|联系你|(?:给|跟|和|同|帮|替|为|向|传|教|赔|找|陪|补)(?:您|你|恁)(?!们?(?:添|带来|造成|说的|备注好了|申请好了))|补[发寄上给到出齐开]|寄[出给走]|交给|发[出走货]|发[您你给过]|安排|处理|退[给您你完掉款]|(?:当天|马上|立即|我就)[退验]|打款|打到|返[款现给您到]|返(?=$|[哈哦呢])|核实|核对|催|查|盯|跟进|解决|登记|重[新发寄]|换新|改[好完掉成]|搞定|弄好|开好|办好|做好|办完|结[清给]|转给|报给|打给|打电话|打包|打印|出库|出货|排产|整理|上传|提交|给(?:个|出)?(?:结果|方案|说法|答案|单号|消息|信)|出(?:方案|结果|证明)|方案发|(?:款|钱|券|单)(?:给您|给你)?[^，,]{0,3}[打补返退改]|再看|再跟|看一眼|看下|去看|去问|调货|去(?:跟|找|和).{0,6}(?:申请|反馈|沟通|争取|确认|说)|问下|问一下|问问|拍.{0,8}给|我(?:们|这边|这就|现在|马上|先|再|会|来|去|就)*(?:把|将)|[说吱吭喊知回]一?声|[关删撤消划销补算查理改做修量称]掉|(?<![不别没])[发寄退补换送改](?=$|[哈哦呢啊吧])|就(?:先|马上|立刻|立马|当天)*[把给]|放款|打钱|转账|汇给|报上去|(?:算|列|理|整|查|找|修|画|写|做|打|调|改)出来/;
/** Another does it, or it is how things usually go. */
const NOT_OURS =
  /^(?:但|不过|现在|目前|等会儿?|待会儿?|一会儿?|稍后|晚点|今天|明天|下午|上午)*(?:快递|物流|平台|系统|银行|派件员|派送员|师傅|驿站|活动|优惠|菜鸟|网点|站点|官方|[顺圆中申]通?[丰通]|韵达|极兔|邮政|德邦|京东|淘宝|拼多多|抖音|支付宝|微信)(?!.*我)|银行[^，,]{0,14}(?:到账|入账)/;
const USUAL =
  /正常|一般|通常|预计|大概|左右到|自动|页面|显示|有效期|活动|截止|营业|保质|以内可|之内可|内都|内可以|支持|拍下后|规则|发货的(?:单|规则|时间|量)|不(?:清楚|知道|确定|一定|用)/;
const ASKED =
  /(?:麻烦|请|辛苦|需要|记得|可以|方便|劳烦)(?:您|你)(?!.*(?:我|给您|给你))|^(?:您|你)[^，,]{0,10}(?:给我|发我|告诉我|跟我说|传我)(?!们?(?:就(?!成|行|好|可以)|马上|立|给|帮|先|再|第))|^(?:您|你)(?!的[^，,]{1,8}(?:打|补|退|返|发|寄|出))(?:可以|先|直接|自己|那边|这边|再|去)?(?!.*(?:我|给您|给你|帮您|帮你))/;
const PAST =
  /已经|刚(?:给|跟|已|才|帮)|昨天|前天|刚才|刚刚|上周|上次|早上就|[天时周月]前(?:就|已|给|跟|发|通知|说)|(?<![点分号日天周月午晚时半班刻黑店]|(?:周|星期|礼拜)[一二三四五六末])之前(?:就|已|跟|给|说)|(?:过|好|完|掉|出|去|到|上|您|你|快递|仓库)了$|^(?:我|我们|这边|我这边)?(?:正在?|在)(?:给您|帮您|给你|帮你)?(?:查|看|问|核|处理|联系|催|弄|翻|找|对|盯|等|量|算|打|沟通|整理|登记)|太晚/;
/** How the shop does it from now on, or every day: nothing that falls due. */
const ALWAYS = /^[^，,]{0,4}(?:下次|下回|今后|往后|以后)|每[天日周晚][^，,]{0,6}(?:截|发|统一|都|关)/;
/**
 * What is no act of ours still to be done: who pays, what the buyer may do or need not do, what something is good for, what
 * is asked for, what is only wished.
 */
const NO_ACT = new RegExp(
  [
    '(?:不用|不必|无需|不让|不要)(?:您|你)',
    '运费[^，,给退补打返]{0,8}(?:出|承担|负担|负责|包)[了的哈哦呢]*$',
    '(?:出|承担|负担)[^，,退补]{0,4}运费[的哈哦呢]*$',
    '(?<![给帮为替])(?:您|你)(?:先|就)?留[着下]',
    '^(?:我们?|这边|们)?(?:收到|看清楚了?)?(?:才好|好)(?:判断|核对|核实|处理|安排|登记|确认|替您|帮您|给您|怎么)',
    '^(?!.*(?:我|[给帮]您|[给帮]你)).*(?:就好|就行|就可以|也行|也可以)[的了哈哦呢啊]*$',
    '^(?:您|你)?(?:也|都)?(?:可以|能)(?!.*(?:我|[给帮]您|[给帮]你))(?:直接|先|再)?(?:申请|退|换|走|选|拒|在|去)',
    '(?:拍|发|传)[^，,您你]{0,6}给我(?:们|看|看下|看看|一下)?$',
    '^(?:我们?)?(?:也|很|都)?想(?!办法)[^，,]{0,4}(?:给|帮|替|解决|处理|退|办)',
    '^(?:原路|比|选(?:退|换|仅|择)|该谁)|接着用$|就能(?:全|直接)?[退换][的哈哦]*$|(?:要|得)等[^，,我]{1,8}[天久]$',
  ].join('|'),
);
const DOUBT = /[吗么呢][?？]?$|[?？]$/;

type Due = { dueAt: number | null; after?: string; start: number; end: number };

/** The promises in a sent message, the first to fall due first. `now` in milliseconds; days end by the local clock. */
export function readCommitments(draft: string, now: number, by: Recogniser = recogniser): readonly Commitment[] {
  const found = sentencesOf(draft).flatMap(({ text, start }) =>
    promisesIn(text, now, by).map(
      ({ clause, due }): Commitment => ({
        what: whatOf(clause, due),
        dueAt: due.dueAt,
        ...(due.after === undefined ? {} : { after: due.after }),
        start,
        end: start + text.length,
      }),
    ),
  );
  return found.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
}

/** The first promise to fall due, or `null`. */
export const readCommitment = (draft: string, now: number, by: Recogniser = recogniser): Commitment | null =>
  readCommitments(draft, now, by)[0] ?? null;

/** A draft by sentences, simplified character by character, each with its place. */
export const sentencesOf = (draft: string): { text: string; start: number }[] => splitSentences(plainScript(draft));

function splitSentences(draft: string): { text: string; start: number }[] {
  return [...draft.matchAll(/[^。！!？?\n；;]+[？?]?/g)].map((m) => ({ text: m[0], start: m.index }));
}

interface Promised {
  clause: string;
  due: Due;
}

/**
 * The promises of a sentence: clauses in which the agent says what they will do, with the time they hold themselves or one
 * beside them does. "您的问题我登记了，今日18:00前回复" promises though it begins with the buyer.
 */
function promisesIn(sentence: string, now: number, by: Recogniser): readonly Promised[] {
  if (!HAN.test(sentence) || DOUBT.test(sentence.trim()) || ALWAYS.test(sentence)) return [];
  const sounds = likelihoodOf(sentence, now, by);
  if (sounds < UNLIKELY) return [];
  const told = promisesTold(sentence, now);
  return told.length > 0 || sounds < LIKELY ? told : promiseMeant(sentence, now);
}

/** A promise whose words are on no list, but that sounds like one: by its time, its event, or within two hours. */
function promiseMeant(sentence: string, now: number): readonly Promised[] {
  const all = clausesOf(sentence).filter((c) => !NO_ACT.test(c));
  const event = eventIn(sentence);
  if (event) {
    const after = actOf(all);
    return after === undefined ? [] : [{ clause: after, due: { dueAt: null, after: event.text, start: 0, end: 0 } }];
  }
  const clauses = all.filter((c) => !NOT_OURS.test(c) && !ASKED.test(c) && !PAST.test(c));
  const clause = actOf(clauses);
  if (clause === undefined) return [];
  for (const each of clauses) {
    const due = readDue(each, now);
    if (due) return [{ clause: each, due }];
  }
  return [{ clause, due: { dueAt: now + 2 * 3_600_000, start: 0, end: 0 } }];
}

/** The clause that names the act: one with a known act, else one in which we speak of ourselves or the buyer is given something. */
const actOf = (clauses: readonly string[]): string | undefined =>
  clauses.findLast((c) => ACT.test(c)) ?? clauses.findLast((c) => OF_US.test(c));
const OF_US = /我|咱|俺|这边|店里|[给帮替跟和]您|[给帮替跟和]你/;

const clausesOf = (sentence: string): string[] =>
  sentence
    .split(/[，,：]|(?<=[哈哦呢呀哒了]) |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/)
    .map((c) => c.trim())
    .filter((c) => c !== '');

/** What is weighed of a sentence: its characters, and what the lists above see in it. */
export function promiseFeatures(sentence: string, now: number): Map<string, number> {
  const features = piecesOf([sentence]);
  const clauses = clausesOf(sentence);
  const mark = (name: string, is: boolean) => is && features.set(`#${name}`, 1);
  mark('due', readDue(sentence, now) !== undefined);
  mark('event', eventIn(sentence) !== undefined);
  mark(
    'act',
    clauses.some((c) => ACT.test(c)),
  );
  mark(
    'other',
    clauses.some((c) => NOT_OURS.test(c)),
  );
  mark(
    'asked',
    clauses.some((c) => ASKED.test(c)),
  );
  mark(
    'past',
    clauses.some((c) => PAST.test(c)),
  );
  mark(
    'usual',
    clauses.some((c) => USUAL.test(c)),
  );
  mark('told', promisesTold(sentence, now).length > 0);
  return features.set('*', 1);
}

/** The class of a sentence that promises, and of one that does not. */
export const PROMISE = 'promise';
export const NO_PROMISE = 'none';
const HAN = /[\u4e00-\u9fff]/;
const UNLIKELY = 0.1;
const LIKELY = 0.6;

const likelihoodOf = (sentence: string, now: number, by: Recogniser): number =>
  recognise(by, promiseFeatures(sentence, now)).find(({ name }) => name === PROMISE)?.likelihood ?? 0;

function promisesTold(sentence: string, now: number): readonly Promised[] {
  const clauses = clausesOf(sentence);
  const isTold = (c: string) => !PAST.test(c) && !USUAL.test(c);
  const ours = clauses.map((c) => ACT.test(c) && !NO_ACT.test(c) && !NOT_OURS.test(c) && !ASKED.test(c) && isTold(c));
  const event = eventIn(sentence);
  const dues = clauses.map((c, i) => (isTold(c) ? readDue(c, now, clauses.slice(0, i).join('，')) : undefined));
  const waits = (clause: string) => event && event.index <= sentence.indexOf(clause) + clause.length - 2;
  const own: Promised[] = [];
  for (const [i, clause] of clauses.entries()) {
    if (!ours[i]) continue;
    if (event && waits(clause)) return [...own, { clause, due: { dueAt: null, after: event.text, start: 0, end: 0 } }];
    const due = dues[i];
    const beside = ours[i + 1] ? undefined : dueBeside(clauses[i + 1] ?? '', dues[i + 1]);
    if (due || beside) own.push({ clause, due: beside ?? due ?? NO_DUE });
  }
  if (own.length > 0) return withoutLooks(own);
  for (const [i, clause] of clauses.entries()) {
    const due = dues[i - 1] ?? dues[i + 1];
    if (ours[i] && due) return [{ clause, due: { ...due, start: 0, end: 0 } }];
  }
  const check = checkIn(clauses, ours, now);
  return check ? [check] : [];
}

const NO_DUE: Due = { dueAt: null, start: 0, end: 0 };

/** "明天逐条回您，最迟下午六点", "再补您一张券，今晚到账": the clause after a promise that says no more than when. */
function dueBeside(clause: string, due: Due | undefined): Due | undefined {
  if (!due) return undefined;
  const rest = `${clause.slice(0, due.start)}${clause.slice(due.end)}`.replace(
    /最[迟晚]|顶多|不超过|争取|大概|尽量|到账|就?给?[您你]?送?到|[哈哦呢吧的啊]/g,
    '',
  );
  return rest.length <= 1 ? { ...due, start: 0, end: 0 } : undefined;
}

/** "我马上看下，18点前给您答复" promises the answer: a look at once is none where more is promised. */
function withoutLooks(promised: readonly Promised[]): readonly Promised[] {
  const more = promised.filter(({ clause }) => !(LOOK.test(clause) && SOON.test(clause) && !ANSWER.test(clause)));
  return more.length > 0 ? more : promised;
}
const LOOK = /查|看|核|问|催|联系|反馈|登记/;
const SOON = /马上|这就|立刻|立马|即刻|第一时间|稍等|等[一下会]/;
const ANSWER = /回复|回您|回你|答复|告诉|告知|联系您|(?:给|跟|和)(?:您|你)(?!查|看|核|问|催|联系|反馈|登记)/;

/** An own check with a promised answer but no time: two hours. */
function checkIn(clauses: readonly string[], ours: readonly boolean[], now: number): Promised | undefined {
  const checks = clauses.findIndex((c, i) => ours[i] && /核实|核对|查|问|催|确认|看|申请|沟通|联系|反馈|登记/.test(c));
  if (checks < 0) return undefined;
  const answers = clauses.findIndex(
    (c, i) =>
      i >= checks &&
      ours[i] &&
      /回复|回您|回你|答复|告诉|告知|联系(?:您|你)|(?:跟|和|给)(?:您|你)(?:说|讲|答|回|结|消|反|准)|给(?:您|你)[回说]/.test(
        c,
      ),
  );
  const clause = clauses[answers];
  return clause === undefined ? undefined : { clause, due: { dueAt: now + 2 * 3_600_000, start: 0, end: 0 } };
}

/** What must come first where the clock starts with an event that is not the agent's own doing. */
function eventIn(sentence: string): { index: number; text: string } | undefined {
  for (const shape of [EVENT, OUTCOME]) {
    const m = shape.exec(sentence);
    if (m && !OWN_DOING.test(m[0]) && !NO_EVENT.test(m[0])) return { index: m.index, text: m[0] };
  }
  return undefined;
}

const OTHERS =
  '您|你|仓库|我们|我这边|主管|领导|老板|平台|快递|物流|厂家|厂里|财务|会计|师傅|品控|质检|技术|设计|理赔|检测|网点|邮政|德邦|顺丰|京东';
const SPAN = '[0-9一二两三四五六七八九十半]{1,3}个?半?(?:小时|钟头|分钟|刻钟|天|个?工作[日天])';
const EVENT = new RegExp(
  [
    `(?:${OTHERS})?[^，,]{0,4}(?:收到|签收|签字|盖章|到货|到仓|寄到|审批|审核|批|判定|检测|检查|验收|补货|上架|寄出|寄回|退回|发来|发我|拍来|付款|确认收货|申请|复工)[^，,]{0,10}?(?:后|之后|以后|没问题|好了|下来|通过|出来)`,
    '(?:一签收|一到|到了(?=我|就|第|先|马上|立)|(?:有|出)(?:进展|结果|消息|回复|回信|货)|结果(?:出来|下来)|(?:到货|收到)(?:了|就))',
    `等[^，,]{0,3}(?:${OTHERS})[^，,]{0,6}(?:判|批|回复|回话|完|确认|到|签|审|上班|回来)[了完下]?`,
    '等[^，,]{1,12}?(?:出来|下来|回来|开完会|恢复|上班|下会)(?=我|就|[，,])',
    `(?:${OTHERS})[^，,]{0,6}(?:看完|走完|验完|测完|检测完|查清楚了?|判了|批了|批下来|有结果了|同意了|签字了)`,
    '(?:验完|测完|质检完|测出来|判下来|批下来|办下来|定损下来)',
    '(?:您|你)把?[^，,]{1,6}(?:寄出|寄回|退回|发来|付款|拍下|确认)[^，,]{0,3}?(?:我就|我们就|就给)',
    `(?:${OTHERS})[^，,我]{1,12}?(?:我们?|咱们?)(?:就(?![成行好可是])|马上|立马|立刻|第一时间|当天)`,
    '(?:收到|拿到|接到|到)[^，,我]{0,6}(?:我们?|咱们?)(?:就|马上|立马|立刻|第一时间|当天)',
    '[^，,我一]{1,8}(?<!周|星期|礼拜|第|这|唯)一(?![早会定下天起个件次周直般点些样切准并同两小])[^，,我]{1,4}(?:我们?|咱们?)?(?:就(?!是)|马上|立马|立刻)',
    '[^，,我]{0,6}(?<![早晚])(?:上|好|完|到|了|出|过|齐)(?![午班])[^，,我]{0,4}(?:我们?|咱们?)就(?!去|来|这|是|不)',
    '[^，,我]{2,8}(?:恢复|修好|到位|复工|开工|放款|解封|通过)后',
    '[^，,我您你]{2,10}(?<![天时钟周月年分点班午晚日早饭刻])(?:之?后|以后)(?=我|咱|这边|就|再|马上|立|第一|给|帮)',
    '(?<![^，,])[^，,我您你]{1,6}(?<![道白好对忘收看解久苦等烦歉错漏少晚早])了(?=(?:我们?|咱们?)(?:就|给|再|马上|立|第|先|拍|发|挑|传))',
    '(?:出|到|来|有|拿|收|开|办|补)(?:了|到|齐)[^，,我您你]{1,4}(?=(?:我们?|咱们?)(?:就|给|再|马上|立|第|先|拍|发|挑|传))',
    `[^，,我]{0,6}(?:完|好|下来|出来)(?=(?:${SPAN}))`,
    '要是[^，,]{2,16}(?:还没|没有|不|没)[^，,]{1,8}(?=[，,]我)',
  ].join('|'),
);
const DONE =
  '了|完|好|到|回来|过来|寄来|发来|传来|送来|拿来|退来|签字|盖章|退回|寄回|入库|到库|到仓|上架|通过|过审|批准|下来|出来|收齐|备齐|清楚|恢复|结束|开通|到货|有货|到账|到位|复工|签收|寄出|确认|撤销|取消|拍下|付款|同意|答应|松口|点头|定下|赔付|认账|解决|生效|解封|放行|清关|空出|装好|晾干|试用|验收';
/** Something comes to its end, and then something follows: "退件入库当天退款", "厂家松口了就给您换", "等您确认好，我再改". */
const OUTCOME = new RegExp(
  [
    `(?:等|待)[^，,]{1,14}?(?:${DONE})[^，,]{0,2}(?:[，,]|再|就|后|之后|以后)`,
    `[^，,我]{1,14}?(?:${DONE})(?:之?后|以后)`,
    `[^，,我]{1,14}?(?:${DONE})了?(?=(?:我们?|咱们?|这边|俺)?(?:就(?![是不行好成可])|再|马上|立马|立刻|立即|当天|当日|第一时间|第一个|即刻|随即|才|优先))`,
    '(?:到货|有货|来货|补到货|有消息|有眉目|有进展|有信儿?)(?=了?(?:我们?)?(?:通知|告诉|跟您|给您|喊您|叫您|联系))',
  ].join('|'),
);
/** Words of courtesy, the agent's own hours, and what has come already. */
const NO_EVENT =
  /知道了|明白|了解|辛苦|抱歉|久等|麻烦|看到了|登记|记下|备注|安抚|^(?:好了?|收到了?|行|可以)$|(?:今天|明天|后天|早上|上午|下午|晚上|周[一二三四五六日天]|[点分时天号])(?:我)?(?:上班|到店|到岗|开会|忙|吃)?(?:完|了|到)?(?:之?后|以后|我们?就)?$/;
/** What the agent brings about themselves is no event to wait for. */
const OWN_DOING =
  /^(?:我|我们|我这边|这边|等我)?(?:再|去|先)?(?:核|查|问|申请|催|联系|反馈|处理|看|翻|弄|办|做|整理|登记|请示|改|打)/;

function whatOf(clause: string, due: Due): string {
  const rest = due.end > due.start ? clause.slice(0, due.start) + clause.slice(due.end) : clause;
  return rest
    .replace(/^[亲哈呢的，,\s]+|[哈呢哦的~～，,\s]+$/g, '')
    .replace(/^(?:我|我们|这边|会|就|一定|最晚|最迟|之?前|以?内|再|去)+/, '')
    .replace(/^(?:给|跟|和)(?:您|你)(?:个|一个|说)?(?=答复|回复|结果|方案|消息|准信|说法|回电)/, '')
    .slice(0, 40);
}

function readDue(text: string, now: number, before = ''): Due | undefined {
  const found = readWhen(text, now, USUAL_HOURS, before);
  return found && { dueAt: found.latest, start: found.start, end: found.end };
}
