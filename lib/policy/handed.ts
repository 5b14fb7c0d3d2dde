import { builtInClocks } from 'virtual:built-in-policy';
import type { Reply } from '../model/reply';
import { type CompiledPolicy, restore, type StoredPolicy } from '../wording/compile';
import { builtInLikeness, builtInReady } from './built-in';
import type { PackClock } from './pack';

/*
 * The shop's policy as a console's tab is handed it: compiled once, by the background, however many chats are open. A tab
 * reads no pattern and holds no example.
 */

export interface HandedPolicy {
  /** the same word is the same policy */
  id: string;
  /** a compiled policy as text; `undefined`: the built-in one, which every tab has */
  policy: string | undefined;
  clocks: readonly PackClock[];
  /** the shop's own replies */
  replies: readonly Reply[];
  /** reasons for sending a held message all the same, where the shop lists its own */
  reasons: readonly string[] | undefined;
}

/** What a tab goes by until it is handed something. */
export const NOTHING_HANDED: HandedPolicy = {
  id: '',
  policy: undefined,
  clocks: builtInClocks,
  replies: [],
  reasons: undefined,
};

/** The policy that was handed over, ready to judge. Throws where it cannot be read. */
export const judgingBy = ({ policy }: HandedPolicy): CompiledPolicy =>
  policy === undefined ? builtInReady() : restore(JSON.parse(policy) as StoredPolicy, builtInLikeness());
