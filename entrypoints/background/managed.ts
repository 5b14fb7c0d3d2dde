import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Recipient } from '../../lib/policy/roll-out';
import type { Trust } from '../../lib/policy/trust';
import { NO_SOURCE, ownerIn, type PolicySource, type Settings } from '../../lib/store/settings';

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
const NOTHING: Managed = { revokedKeys: [], locked: false };

const KEY = 'managed';
/** How long an answer is waited for: at first, and where it is known what the last one was or that none came. */
const PATIENCE_MS = { first: 1000, later: 50 };
let isFirst = true;

/**
 * The administrator's settings; all empty where there are none, and a wrong one counts as not set. For some seconds after its
 * start Chromium does not answer, and now and then it never does: what it answered last counts until then, `onManaged` tells
 * when that was not right.
 */
export async function managedPolicy(): Promise<Managed> {
  const answer = ask();
  const known = await lastKnown();
  const inTime = await Promise.race([answer, patience(isFirst && !known ? PATIENCE_MS.first : PATIENCE_MS.later)]);
  isFirst = false;
  return inTime ?? known ?? NOTHING;
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

async function lastKnown(): Promise<Managed | undefined> {
  const { [KEY]: known } = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(ManagedSchema, known);
  return parsed.success ? parsed.output : undefined;
}

const patience = (ms: number) => new Promise<undefined>((done) => setTimeout(done, ms));

/** Calls `listen` when the administrator's settings are others than before, or are known at last. */
export function onManaged(listen: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && changes[KEY])) listen();
  });
}

/** Where the shop's policy comes from, and whom it is taken from: what the administrator set, else what is kept here. */
export function sourceOf({ policySource = NO_SOURCE }: Settings, managed: Managed): PolicySource {
  const { address, publisherKey, revokedKeys } = managed;
  const { revoked } = policySource;
  return {
    ...policySource,
    ...(address === undefined ? {} : { address }),
    revoked: [...new Set([...revoked, ...revokedKeys])].slice(-100),
    // A key set by the administrator is the shop's word, wherever an earlier one came from; one that a later version
    // replaced stands among the revoked.
    ...(publisherKey === undefined || revoked.includes(publisherKey) ? {} : { key: publisherKey }),
  };
}

/**
 * What is kept here once something was learned under `used`: not what the administrator set, which holds for as long as it is
 * set, and not over what was changed here meanwhile.
 */
export function learnedIn(
  now: PolicySource,
  used: PolicySource,
  { publisherKey, revokedKeys }: Managed,
  { key, revoked, versions }: Trust,
): PolicySource {
  const isLearned = key !== undefined && key !== used.key && key !== publisherKey;
  const own = revoked.filter((each) => !revokedKeys.includes(each));
  return {
    ...now,
    ...(isLearned ? { key } : {}),
    revoked: [...new Set([...now.revoked, ...own])].slice(-100),
    versions: { ...versions, ...higher(now.versions, versions) },
  };
}

const higher = (now: Trust['versions'], than: Trust['versions']): Trust['versions'] =>
  Object.fromEntries(Object.entries(now).filter(([id, version]) => version > (than[id] ?? 0)));

/** Who rules are worked out for here: what the administrator set, else what the agent chose or the console showed. */
export function recipientOf(settings: Settings, managed: Managed): Recipient {
  const group = managed.group ?? settings.group;
  return { agent: managed.agent ?? ownerIn(settings), ...(group === undefined ? {} : { group }) };
}
