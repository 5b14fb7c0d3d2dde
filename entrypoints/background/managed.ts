import * as v from 'valibot';
import browser from 'webextension-polyfill';

/* What the shop's administrator set for every machine (storage.managed: group policy, plist, JSON file). */

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(2000));
const ManagedSchema = v.object({
  address: v.fallback(v.optional(https), undefined),
  publisherKey: v.fallback(v.optional(v.pipe(v.string(), v.length(43))), undefined),
  agent: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
  group: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(80))), undefined),
  locked: v.fallback(v.optional(v.boolean(), false), false),
});

export type Managed = v.InferOutput<typeof ManagedSchema>;

/** The administrator's settings; all empty where there are none, and a wrong one counts as not set. */
export async function managedPolicy(): Promise<Managed> {
  // Firefox rejects where no policy names this extension; a wrong entry must not take the others with it.
  const found: unknown = await browser.storage.managed.get().catch(() => ({}));
  return v.parse(ManagedSchema, found ?? {});
}
