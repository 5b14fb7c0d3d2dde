import { plainScript } from '../case/when';
import type { Message } from '../model/conversation';
import { maskPersonal } from '../model/mask';

/* A promise on its way to becoming a memo: whether its time is still to come, and what it is about. */

/** Kept now, it would be overdue at once: another time is asked for. */
export const hasPassed = (dueAt: number | null, now: number): boolean => dueAt !== null && dueAt <= now;

/** Words that only say an answer is owed, and not on what. */
const ONLY_ANSWERS =
  /答复|回复|回话|回信|答案|结果|准信|准话|准|话|信|告诉|告知|通知|联系|消息|说法|说一声|方案|结论|进展|处理|解决|核实|核对|安排|确认|查清楚|清楚|问到|问|查|看|办|回|说|一下|下|一个|个|怎么|怎样|给|跟|和|把|帮|先|再|会|来|去|您|你|我们?|这边|好|完|到|了|就|的|有/g;

/** How a buyer opens, and how they close a question. */
const OPENING =
  /^(?:亲+|在吗|在不在|在么|你好|您好|哈喽|嗨|喂|请问|麻烦问?一?下|问一?下|那个|老板|客服)[\s，,。.！!~～？?]*/;
const LONGEST = 14;

/**
 * What a promise that names nothing is about: the buyer's last question, or the last thing they said, masked and short.
 * `undefined` where `what` says it itself, or where the buyer wrote nothing. "饭盒什么时候发货".
 */
export function aboutOf(what: string, messages: readonly Pick<Message, 'from' | 'text'>[]): string | undefined {
  if (plainScript(what).replace(ONLY_ANSWERS, '') !== '') return undefined;
  const said = messages.flatMap(({ from, text }) => {
    const clause = from === 'buyer' ? tidied(text) : '';
    return clause.length > 1 ? [clause] : [];
  });
  const asked = said.slice(-RECENT).findLast((text) => ASKS.test(text)) ?? said.at(-1);
  if (asked === undefined) return undefined;
  const short = [...maskPersonal(asked)];
  return short.length > LONGEST ? `${short.slice(0, LONGEST).join('')}…` : short.join('');
}

/** How far back a question still is what is talked about. */
const RECENT = 4;
const ASKS = /[?？吗呢么]|什么|怎么|多久|几[天点时号]|哪|为啥|咋|能不能|可不可以|是不是|有没有/;

function tidied(text: string): string {
  const plain = text.replace(/[[【][^\]】]{1,6}[\]】]/g, '').trim();
  const opened = plain.replace(OPENING, '');
  return (opened === plain ? plain : tidied(opened)).replace(/[\s，,。.！!？?~～]+$/g, '').replace(/\s+/g, ' ');
}
