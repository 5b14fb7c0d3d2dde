import type { Message } from '../model/conversation';
import type { Commitment } from '../model/memo';
import type { PromiseStanding } from '../model/view';
import { readCommitment } from './commitment';
import { compileLists } from './matching';
import { remember } from './remember';
import words from './words/promise.yaml';

const told = compileLists(words);

/** A chat is read anew with every message; what a sent one promised stays the same. */
const promised = remember((key): { promise: Commitment | null } => {
  const [sentAt = '', ...text] = key.split('\n');
  return { promise: readCommitment(text.join('\n'), Number(sentAt)) };
});
const promiseIn = (text: string, sentAt: number): Commitment | null => promised(`${sentAt}\n${text}`).promise;

/**
 * How the promises of a chat stand, oldest first: kept when the agent came back with a result in time, moved when they gave
 * another time before it ran out, broken when it ran out without either. Messages without a time promise nothing.
 */
export function readPromises(messages: readonly Message[], now: number): readonly PromiseStanding[] {
  const mine = messages.filter((m) => m.from === 'agent' && m.sentAt !== undefined && m.text !== '');
  return mine.flatMap(({ id, text, sentAt = 0 }, i): PromiseStanding[] => {
    const promise = promiseIn(text, sentAt);
    if (!promise) return [];
    const { what, dueAt } = promise;
    return [{ what, messageId: id, saidAt: sentAt, dueAt, state: stateOf(dueAt, mine.slice(i + 1), now) }];
  });
}

function stateOf(dueAt: number | null, later: readonly Message[], now: number): PromiseStanding['state'] {
  const due = dueAt ?? Infinity;
  for (const { text, sentAt = 0 } of later) {
    if (sentAt > due) break;
    if (told(text).length > 0) return 'kept';
    const again = promiseIn(text, sentAt);
    if (again && (again.dueAt ?? Infinity) > due) return 'moved';
  }
  return now > due ? 'broken' : 'open';
}
