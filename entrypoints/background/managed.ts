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

const KEY = 'managed';
const PATIENCE_MS = 1000;
/** The browser has not answered in time: nobody waits for it again until it does. */
let isSilent = false;

/**
 * The administrator's settings; all empty where there are none, and a wrong one counts as not set. Chromium, started for the
 * first time with an extension, now and then never answers until it is started again: what it answered last counts then.
 */
export async function managedPolicy(): Promise<Managed> {
  if (isSilent) return lastKnown();
  const answer = ask();
  const inTime = await Promise.race([answer, patience()]);
  if (inTime) return inTime;
  isSilent = true;
  void answer.then(() => {
    isSilent = false;
  });
  return lastKnown();
}

async function ask(): Promise<Managed> {
  // Firefox rejects where no policy names this extension; a wrong entry must not take the others with it.
  const found: unknown = await browser.storage.managed.get().catch(() => ({}));
  const managed = v.parse(ManagedSchema, found ?? {});
  void remember(managed);
  return managed;
}

async function remember(managed: Managed): Promise<void> {
  if (JSON.stringify(managed) === JSON.stringify(await lastKnown())) return;
  await browser.storage.local.set({ [KEY]: managed });
}

async function lastKnown(): Promise<Managed> {
  const { [KEY]: known } = await browser.storage.local.get(KEY);
  return v.parse(ManagedSchema, typeof known === 'object' && known !== null ? known : {});
}

const patience = () => new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS));

/** Calls `listen` when the administrator's settings are others than before, or are known at last. */
export function onManaged(listen: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && changes[KEY])) listen();
  });
}

/** Who rules are worked out for here: what the administrator set, else what the agent chose or the console showed. */
export function recipientOf(settings: Settings, managed: Managed): Recipient {
  const group = managed.group ?? settings.group;
  return { agent: managed.agent ?? ownerIn(settings), ...(group === undefined ? {} : { group }) };
}
