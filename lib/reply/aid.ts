import type { CaseFacts } from '../model/case';
import type { Message } from '../model/conversation';
import type { Finding } from '../model/finding';
import { type Saying, saying } from '../model/saying';
import { type CompiledPolicy, check } from '../wording/check';
import words from './aid.yaml';
import type { Veil } from './veil';

/*
 * The writing aid: what a language model is asked, and what becomes of its answer. Pure: who carries the question to a
 * model, and which, is for others. An answer is a draft like any other and is offered only when it passes the check.
 */

interface AidWords {
  role: string;
  bounds: readonly string[];
  fault: Record<CaseFacts['fault'], string>;
  ask: Record<'rewrite' | 'draft', string>;
}
const told = words as AidWords;

/** One turn of the question, in the form every chat model takes. */
export interface AidMessage {
  role: 'system' | 'user';
  content: string;
}

export interface AidMoment {
  facts: CaseFacts;
  messages: readonly Message[];
  /** what stands in the box; empty: a reply is to be written */
  draft: string;
  findings: readonly Finding[];
}

/** Of a long chat the end is enough to answer it. */
const MESSAGES = 12;
const LONGEST_MESSAGE = 400;
const WHO: Partial<Record<NonNullable<Message['from']>, string>> = { buyer: '买家', agent: '客服' };

/** The question for a model. All text of the chat and the draft goes through the veil. */
export function aidQuestion({ facts, messages, draft, findings }: AidMoment, veil: Veil): readonly AidMessage[] {
  const met = findings.map(({ say }) => `这条草稿的毛病：${say}。`);
  const chat = messages
    .slice(-MESSAGES)
    .flatMap(({ from, kind, text }) => {
      const who = from && WHO[from];
      if (!who) return [];
      return `${who}：${kind === 'text' ? veil.hide(text.slice(0, LONGEST_MESSAGE)) : '（图片或卡片）'}`;
    })
    .join('\n');
  const asked = draft.trim() === '' ? told.ask.draft : `${told.ask.rewrite}\n${veil.hide(draft)}`;
  return [
    { role: 'system', content: [told.role, ...told.bounds, ...met].join('\n') },
    { role: 'user', content: `责任：${told.fault[facts.fault]}\n聊天：\n${chat || '（还没有聊天）'}\n\n${asked}` },
  ];
}

export type AidAnswer =
  | { state: 'passed'; text: string }
  /** it would be flagged: what for */
  | { state: 'refused'; findings: readonly Finding[] }
  | { state: 'unusable'; problem: Saying };

/** Longer answers are no chat message any more. */
const LONGEST = 500;

/** What became of a model's answer: the values back in it, and judged like any draft. Hints do not stop it. */
export function aidAnswer(answer: string, veil: Veil, policy: CompiledPolicy, facts: CaseFacts): AidAnswer {
  const shown = veil.show(bare(answer));
  if (!shown.ok) return { state: 'unusable', problem: shown.problem };
  if (shown.text === '') return { state: 'unusable', problem: saying('say_aidEmpty') };
  if (shown.text.length > LONGEST) return { state: 'unusable', problem: saying('say_aidLong') };
  const findings = check(policy, shown.text, facts).filter(({ severity }) => severity !== 'hint');
  return findings.length > 0 ? { state: 'refused', findings } : { state: 'passed', text: shown.text };
}

/** Models like to think aloud, name the speaker and put quotation marks around what they say. */
function bare(answer: string): string {
  const said = answer
    .replace(/<think>[\s\S]*?<\/think>/g, '')
    .replace(/^\s*```[a-z]*\n?|```\s*$/g, '')
    .trim()
    .replace(/^(?:客服|回复)[：:]\s*/, '');
  const quoted = /^[“"「]([^“”"「」]*)[”"」]$/.exec(said);
  return (quoted?.[1] ?? said).trim();
}
