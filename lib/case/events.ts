import * as v from 'valibot';
import type { Message } from '../model/conversation';
import { compileLists } from './matching';
import words from './words/events.yaml';

const find = compileLists(words);
const { by } = v.parse(v.object({ by: v.record(v.string(), v.array(v.string())) }), words);

/** Something the chat shows to have happened. `at` in milliseconds, where the page shows a time. */
export interface CaseEvent {
  name: string;
  at: number | undefined;
  message: Pick<Message, 'id' | 'from' | 'text'>;
}

const ASKED = /[?？]\s*$|[吗么呢]\s*$/;

/** What has happened by the words of those who can say it, oldest first: a buyer's "平台判了" is no ruling. */
export function readEvents(messages: readonly Message[]): readonly CaseEvent[] {
  return messages.flatMap((message) => {
    const { from, text, sentAt } = message;
    if (!from || ASKED.test(text)) return [];
    const names = new Set(find(text).map(({ name }) => name));
    return [...names].filter((name) => by[name]?.includes(from)).map((name) => ({ name, at: sentAt, message }));
  });
}
