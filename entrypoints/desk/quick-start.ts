import browser from 'webextension-polyfill';
import { admitNewMemo } from '../../lib/memo/admit';
import type { NewMemo } from '../../lib/model/memo';

/* What a new follow-up begins with, handed from the key to the window it opens; in the browser's memory, taken once. */

const KEY = 'quickStart';

/** The words to begin with, and the buyer and order the follow-up is about. */
export interface QuickStart {
  words?: string;
  bound?: Partial<NewMemo>;
}

export const keepStart = (start: QuickStart): Promise<void> => browser.storage.session.set({ [KEY]: start });

/** Takes it; nothing sensible is an empty start. */
export async function takeStart(): Promise<QuickStart> {
  const { [KEY]: found } = await browser.storage.session.get(KEY);
  await browser.storage.session.remove(KEY);
  if (typeof found !== 'object' || found === null) return {};
  const { words, bound } = found as { words?: unknown; bound?: unknown };
  // The same admission as for a whole memo: what is bound is part of one.
  const whole = { what: '-', kind: 'other', dueAt: 0, ...(typeof bound === 'object' ? bound : {}) };
  const admitted = admitNewMemo(whole);
  const { what: _, kind: __, dueAt: ___, ...rest } = admitted.ok ? admitted.value : { what: '', kind: '', dueAt: 0 };
  return { ...(typeof words === 'string' ? { words } : {}), bound: rest };
}
