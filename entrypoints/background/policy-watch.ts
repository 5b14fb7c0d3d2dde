import browser, { type Alarms } from 'webextension-polyfill';
import { type Saying, saying } from '../../lib/model/saying';
import { admitPack } from '../../lib/policy/admit';
import type { Pack } from '../../lib/policy/pack';
import { toldInLines } from '../../lib/policy/problem';
import { nextTurn } from '../../lib/policy/roll-out';
import { keptDaysIn } from '../../lib/policy/shop';
import { isDisplaced, type Received, receivePack, type Trust } from '../../lib/policy/trust';
import { tell } from '../../lib/request';
import type { Store } from '../../lib/store/db';
import { pruneEvents } from '../../lib/store/events';
import { keepPack, packsInForce, storedPacks } from '../../lib/store/packs';
import { pruneSent } from '../../lib/store/sent';
import { changeSetting, NO_SOURCE, type PolicySource, readSettings } from '../../lib/store/settings';
import { versionsOf } from '../../lib/store/studio';
import { fetchPack, minutesUntilNext } from '../../lib/team/policy-address';
import { forgetFollowed } from '../desk/by-policy';
import { forgetFixed } from './in-force';
import { learnedIn, managedPolicy, sourceOf } from './managed';
import { remind } from './reminders';
import { forgetLibrary } from './replies';
import { relay } from './sites';
import { backgroundStore } from './store';

/* The shop's policy, watched at its address. Whatever goes wrong, the last good one stays in force. */

const ALARM = 'policy-watch';
/** rings when a step of a plan begins, or a pack's time is over */
const TURN = 'policy-turn';

export function onPolicyAlarm(alarm: Alarms.Alarm): void {
  if (alarm.name === ALARM) void watchPolicy();
  if (alarm.name === TURN) void backgroundStore().then(announce, () => {});
}

let running: Promise<void> | undefined;

/** Looks at the address once, takes what may be taken, and sets the next look. One look at a time. */
export function watchPolicy(): Promise<void> {
  running ??= look()
    .catch(() => {
      // No store (a private window): there is nowhere to keep a policy, the built-in one works.
    })
    .finally(() => {
      running = undefined;
    });
  return running;
}

/** Sets the alarm where none is set: a worker that is woken for something else must not look again each time. */
export async function keepWatching(): Promise<void> {
  if (!(await browser.alarms.get(ALARM))) await watchPolicy();
}

/** Looks by what was set just now: a look that is under way goes by what was set before. */
export async function lookAnew(): Promise<void> {
  await running;
  await watchPolicy();
}

/** The administrator set something else: where rules are watched, and who they are worked out for here. */
export async function heedManaged(): Promise<void> {
  await lookAnew();
  await backgroundStore().then(announce, () => {});
}

async function look(): Promise<void> {
  const store = await backgroundStore();
  const managed = await managedPolicy();
  const source = sourceOf(await readSettings(store), managed);
  const { address } = source;
  if (address === undefined) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const { trust = source, problem, isReached } = await tryAddress(store, source, address);
  const failures = isReached ? 0 : source.failures + 1;
  const checkedAt = Date.now();
  await changeSetting(store, 'policySource', (now = NO_SOURCE) => {
    const learned = learnedIn(now, source, managed, trust);
    // Another address was given meanwhile: what came of this one says nothing of it.
    return (managed.address ?? now.address) === address ? { ...learned, checkedAt, problem, failures } : learned;
  });
  tell('stored', { table: 'settings' });
  browser.alarms.create(ALARM, { delayInMinutes: minutesUntilNext(failures, Math.random()) });
}

/** What a look came to, and what was learned of the publisher where it taught something. */
interface Looked {
  isReached: boolean;
  problem?: Saying | undefined;
  trust?: Trust | undefined;
}

async function tryAddress(store: Store, source: PolicySource, address: string): Promise<Looked> {
  const fetched = await fetchPack(address);
  if (!fetched.ok) return { isReached: false, problem: fetched.problem };
  const received = await receivePack(fetched.text, source, Date.now(), admitPack);
  if (!received.ok) {
    const back = received.again && (await putBack(store, received.again));
    return { isReached: true, problem: back ?? problemOf(received), trust: received.trust };
  }
  const saved = await keepPack(store, received.pack, Date.now());
  if (!saved.ok) return { isReached: false, problem: saved.problem };
  await announce(store);
  return { isReached: true, trust: received.trust };
}

/**
 * The version accepted last, where it is not in force any more: somebody took it away here, or laid another over it. Says so, or why it
 * could not be put back.
 */
async function putBack(store: Store, pack: Pack): Promise<Saying | undefined> {
  const now = Date.now();
  const [{ packs }, published] = await Promise.all([storedPacks(store, now), versionsOf(store, pack.id)]);
  const stored = packs.find(({ id }) => id === pack.id);
  const own = published.map((version) => version.pack);
  if (!isDisplaced(pack, stored, own)) return undefined;
  const admitted = admitPack(pack);
  if (!admitted.ok) return toldInLines(admitted.problems.slice(0, 5));
  const saved = await keepPack(store, admitted.value, now);
  if (!saved.ok) return saved.problem;
  await announce(store);
  return saying('polPutBack', pack.name, pack.version);
}

/** The same file again is no news and no problem. */
function problemOf(received: Received & { ok: false }): Saying | undefined {
  if (received.refusal === 'older') return undefined;
  return toldInLines(received.problems.slice(0, 5));
}

/** Tells every page and every console that another policy is in force. */
export async function announce(store: Store): Promise<void> {
  const now = Date.now();
  const [{ version }, { packs }] = await Promise.all([packsInForce(store, now), storedPacks(store, now)]);
  forgetLibrary();
  forgetFixed();
  forgetFollowed();
  tell('policy', { version });
  await relay('policy', { version });
  await remind();
  await setTurn(packs, now);
}

/** Rings when what is in force changes by itself: a dated step, the end of a pack's time. */
async function setTurn(packs: readonly Pack[], now: number): Promise<void> {
  const when = nextTurn(packs, now);
  if (when === undefined) await browser.alarms.clear(TURN);
  else browser.alarms.create(TURN, { when });
}

/** Lets go of what is older than the shop keeps it. At every start of the worker, which may never live for a day. */
export async function prune(): Promise<void> {
  const store = await backgroundStore();
  const now = Date.now();
  const { packs } = await packsInForce(store, now);
  const { events, sent } = keptDaysIn(packs);
  await pruneEvents(store, now, events);
  await pruneSent(store, sent, now);
  await setTurn((await storedPacks(store, now)).packs, now);
}
