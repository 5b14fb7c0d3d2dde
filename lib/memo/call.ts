import * as v from 'valibot';
import { atMinute } from '../case/calendar';
import type { Memo, MemoId } from '../model/memo';
import { type InWords, type MessageKey, saying } from '../model/saying';
import { type Admission, badField } from './admit';
import { startOfDay } from './groups';
import { called, move } from './memo';
import { dueInWords } from './when';

/* Calls to buyers: when and how often one may be made, and what came of each. A call is the last means, and never a pest. */

export const CALL_OUTCOMES = ['answered', 'agreed', 'no-answer', 'call-back', 'refused', 'consented'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A call that was made; or, with `consented`, no call: the buyer has said in the chat that calling is fine again. */
export interface Call {
  id: string;
  owner: string;
  buyerId: string;
  buyerName: string;
  memoId?: MemoId;
  at: number;
  outcome: CallOutcome;
  said?: string;
  /** when the buyer wants to be called back */
  callBackAt?: number;
}

/** When calls may be made, in minutes of the local day, and how many a day to one buyer. */
export interface CallLimits {
  from: number;
  to: number;
  perDay: number;
}

/** What shops usually hold themselves to, where the policy says nothing else. */
export const USUAL_CALL_LIMITS: CallLimits = { from: 10 * 60, to: 18 * 60, perDay: 3 };

const CallSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  owner: v.pipe(v.string(), v.maxLength(200)),
  buyerId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  buyerName: v.pipe(v.string(), v.maxLength(200)),
  memoId: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(100),
      v.transform((id) => id as MemoId),
    ),
  ),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  outcome: v.picklist(CALL_OUTCOMES),
  said: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  callBackAt: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
});

/** Admits a stored call. The problem names the field. */
export function admitCall(input: unknown): Admission<Call> {
  const parsed = v.safeParse(CallSchema, input);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, problem: badField('say_callRecord', parsed.issues[0]) };
}

/** Whether a buyer may be called now. `made` today, `before` on earlier days; `until` is when the stop ends. */
export type CallLeave = { made: number; before: number } & (
  | { may: true; left: number }
  | { may: false; why: 'hours' | 'count'; until: number }
  | { may: false; why: 'refused'; said?: string }
);

/** Reads the calls made to one buyer against the limits. A refusal stands until the buyer has spoken with us again. */
export function mayCall(calls: readonly Call[], now: number, limits: CallLimits = USUAL_CALL_LIMITS): CallLeave {
  const today = startOfDay(now);
  const real = calls.filter((call) => call.outcome !== 'consented');
  const made = real.filter((call) => call.at >= today).length;
  const counts = { made, before: real.length - made };
  const last = calls.toSorted((a, b) => a.at - b.at).findLast((call) => call.outcome !== 'no-answer');
  if (last?.outcome === 'refused')
    return { ...counts, may: false, why: 'refused', ...(last.said === undefined ? {} : { said: last.said }) };
  if (made >= limits.perDay) return { ...counts, may: false, why: 'count', until: atMinute(now, 1, limits.from) };
  const opens = atMinute(now, 0, limits.from);
  if (now < opens) return { ...counts, may: false, why: 'hours', until: opens };
  if (now >= atMinute(now, 0, limits.to))
    return { ...counts, may: false, why: 'hours', until: atMinute(now, 1, limits.from) };
  return { ...counts, may: true, left: limits.perDay - made };
}

const WORDS: Record<CallOutcome, MessageKey> = {
  answered: 'call_answered',
  agreed: 'call_agreed',
  'no-answer': 'call_no_answer',
  'call-back': 'call_call_back',
  refused: 'call_refused',
  consented: 'call_consented',
};

/** The memo after a call: the outcome in its log; a call-back moves it to the time the buyer named. */
export function afterCall(memo: Memo, call: Call, now: number, inWords: InWords): Memo {
  const { outcome, said, callBackAt } = call;
  const came = saying(WORDS[outcome]);
  const backAt = outcome === 'call-back' ? callBackAt : undefined;
  const told = backAt === undefined ? came : saying('say_spaced', came, dueInWords(backAt, now));
  const logged = called(memo, inWords(said ? saying('say_because', told, said) : told), now);
  return backAt === undefined ? logged : move(logged, backAt, now);
}
