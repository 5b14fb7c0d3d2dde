import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Recipient } from '../../lib/policy/roll-out';
import { ownerIn, type Settings } from '../../lib/store/settings';

/* What the shop's administrator set for every machine (storage.managed: group policy, plist, JSON file). */

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(2000));
const ManagedSchema = v.object({
  address: v.fallback(v.optional(https), undefined),
  publisherKey: v.fallback(v.optional(v.pipe(v.string(), v.length(43))), undefined),
  agent: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
  group: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(80))), undefined),
  /** keys that are void, whoever signs with them */
  revokedKeys: v.fallback(v.optional(v.pipe(v.array(v.string()), v.maxLength(50)), []), []),
  locked: v.fallback(v.optional(v.boolean(), false), false),
});

export type Managed = v.InferOutput<typeof ManagedSchema>;

/** The administrator's settings; all empty where there are none, and a wrong one counts as not set. */
export async function managedPolicy(): Promise<Managed> {
  // Firefox rejects where no policy names this extension; a wrong entry must not take the others with it.
  const found: unknown = await browser.storage.managed.get().catch(() => ({}));
  return v.parse(ManagedSchema, found ?? {});
}

/** Who rules are worked out for here: what the administrator set, else what the agent chose or the console showed. */
export function recipientOf(settings: Settings, managed: Managed): Recipient {
  const group = managed.group ?? settings.group;
  return { agent: managed.agent ?? ownerIn(settings), ...(group === undefined ? {} : { group }) };
}
