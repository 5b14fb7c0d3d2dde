import browser from 'webextension-polyfill';
import type { Pack } from '../../lib/policy/pack';
import type { Admitted } from '../../lib/policy/problem';
import { receivePack, unsignedProblem } from '../../lib/policy/trust';
import { tell } from '../../lib/request';
import type { Saved, Store } from '../../lib/store/db';
import { changeSetting, NO_SOURCE, readSettings, writeSettings } from '../../lib/store/settings';
import { learnedIn, managedPolicy, sourceOf } from '../background/managed';

/* Where the shop's policy comes from: its address, its publisher, a signed file by hand. */

/** Keeps the address and the group, and has the background look at once. */
export async function setSource(
  store: Store,
  { address, group }: { address: string | undefined; group: string | undefined },
): Promise<Saved<unknown>> {
  // Asked for before anything is awaited: the browser grants it only on the agent's own click.
  if (address !== undefined) askLeave(address);
  const saved = await writeSettings(store, { group });
  if (!saved.ok) return saved;
  const kept = await changeSetting(store, 'policySource', (now = NO_SOURCE) => ({
    ...now,
    address,
    problem: undefined,
  }));
  tell('stored', { table: 'settings' });
  tell('watch', { asked: true });
  return kept;
}

/** Without leave for the host the server must allow other origins; most object stores do. A refusal is no error. */
function askLeave(address: string): void {
  browser.permissions.request({ origins: [`${new URL(address).origin}/*`] }).then(
    (granted) => granted && tell('watch', { asked: true }),
    () => false,
  );
}

/** Forgets the pinned publisher: the next one is taken as the first. Versions stay known, so old files stay refused. */
export const forgetPublisher = (store: Store): Promise<Saved<unknown>> =>
  changeSetting(store, 'policySource', (now = NO_SOURCE) => ({ ...now, key: undefined }));

/** Takes a signed file by hand, under the same trust as one from the address. */
export async function admitSigned(store: Store, text: string): Promise<Admitted<Pack>> {
  const [settings, managed] = await Promise.all([readSettings(store), managedPolicy()]);
  const source = sourceOf(settings, managed);
  const { admitPack } = await import('../../lib/policy/admit');
  const received = await receivePack(text, source, Date.now(), admitPack);
  const { trust } = received;
  if (trust) await changeSetting(store, 'policySource', (now = NO_SOURCE) => learnedIn(now, source, managed, trust));
  return received.ok ? { ok: true, value: received.pack } : received;
}

/** Takes a pack that nobody signed: only where no publisher is known. */
export async function admitUnsigned(store: Store, input: unknown): Promise<Admitted<Pack>> {
  const [settings, managed] = await Promise.all([readSettings(store), managedPolicy()]);
  const message = unsignedProblem(sourceOf(settings, managed));
  if (message) return { ok: false, problems: [{ field: '', message }] };
  const { admitPack } = await import('../../lib/policy/admit');
  return admitPack(input);
}
