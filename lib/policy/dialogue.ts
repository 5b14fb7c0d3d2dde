import { saying } from '../model/saying';
import type { LogProblem, LogRows } from './log-rows';

/* A dialogue as it is pasted: lines that say who speaks, "买家：… / 客服：…", with the time before it or not. */

const TIME = String.raw`[[(（【]?(?<time>(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)[\])）】]?\s*`;
const SPEAKERS = {
  买家: '买家|買家|顾客|顧客|客户|客戶|用户|用戶|亲|親|buyer|customer',
  系统: '系统|系統|平台|system',
  客服: '客服|我|店家|卖家|賣家|商家|店铺|店鋪|掌柜|掌櫃|agent|seller',
} as const;
type Who = keyof typeof SPEAKERS;

const WHO = Object.keys(SPEAKERS) as Who[];
/** "客服小美：", "买家(小王): ", "客服 1：": a name after the word is part of it. */
const HEAD = new RegExp(
  `^\\s*(?:${TIME})?(?<who>${Object.values(SPEAKERS).join('|')})(?<name>[^:：，,。！!？?]{0,8})[:：]\\s*(?<text>.*)$`,
  'i',
);
/** "亲：" opens many an agent's message, and alone makes no dialogue. */
const CALLS_BUYER = /^[亲親]$/;
/** What share of the lines must say who speaks. */
const MOST = 0.5;

interface Line {
  number: number;
  text: string;
  who?: Who;
  time: string;
  /** whether an empty line stands before it */
  isParted: boolean;
  callsBuyer: boolean;
}

/** The rows of a text in which most lines say who speaks; undefined where they do not. A line that says nobody goes on with the one before. */
export function dialogueRows(text: string): LogRows | undefined {
  const lines = linesOf(text);
  const headed = lines.filter(({ who }) => who !== undefined);
  if (headed.length === 0 || headed.length <= lines.length * MOST || headed.every((line) => line.callsBuyer))
    return undefined;
  const problems: LogProblem[] = [];
  const said: Line[] = [];
  for (const line of lines) {
    const last = said.at(-1);
    if (line.who !== undefined) said.push({ ...line });
    else if (last) last.text += `\n${line.text}`;
    else problems.push({ line: line.number, message: saying('say_logNoSpeaker') });
  }
  const talks = talksOf(said);
  return {
    names: ['text', 'from', 'time'],
    lines: said.map(({ number }) => number),
    cells: said.map(({ text: words, who, time }) => [words, who, time]),
    ...(talks ? { talks } : {}),
    problems,
  };
}

function linesOf(text: string): readonly Line[] {
  let isParted = false;
  return text.split(/\r?\n/).flatMap((typed, i): Line[] => {
    if (typed.trim() === '') {
      isParted = true;
      return [];
    }
    const line = { ...lineOf(typed), number: i + 1, isParted };
    isParted = false;
    return [line];
  });
}

function lineOf(typed: string): Omit<Line, 'number' | 'isParted'> {
  const found = HEAD.exec(typed)?.groups;
  const word = found?.['who']?.toLowerCase();
  const who = word === undefined ? undefined : WHO.find((each) => SPEAKERS[each].split('|').includes(word));
  if (who === undefined) return { text: typed.trim(), time: '', callsBuyer: false };
  return {
    text: found?.['text'] ?? '',
    who,
    time: found?.['time'] ?? '',
    callsBuyer: CALLS_BUYER.test(`${word}${found?.['name'] ?? ''}`),
  };
}

/** Empty lines part talks only where buyer and agent both speak in every part: some put one after each message. */
function talksOf(said: readonly Line[]): readonly string[] | undefined {
  let talk = 0;
  const talks = said.map(({ isParted }, i) => {
    if (isParted && i > 0) talk++;
    return talk;
  });
  if (talk === 0) return undefined;
  const speak = (who: Who) => new Set(talks.filter((_, i) => said[i]?.who === who)).size > talk;
  return speak('买家') && speak('客服') ? talks.map((each) => `${each + 1}`) : undefined;
}
