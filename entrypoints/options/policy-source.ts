import browser from 'webextension-polyfill';
import type { Pack } from '../../lib/policy/pack';
import type { Admitted } from '../../lib/policy/problem';
import { receivePack } from '../../lib/policy/trust';
import { tell } from '../../lib/request';
import type { Saved, Store } from '../../lib/store/db';
import { NO_SOURCE, readSettings, type Settings, writeSettings } from '../../lib/store/settings';

/* Where the shop's policy comes from: its address, its publisher, a signed file by hand. */

/** Keeps the address and the group, and has the background look at once. */
export async function setSource(
  store: Store,
  { address, group }: { address: string | undefined; group: string | undefined },
): Promise<Saved<Settings>> {
  // Asked for before anything is awaited: the browser grants it only on the agent's own click.
  if (address !== undefined) askLeave(address);
  const { policySource = NO_SOURCE } = await readSettings(store);
  const saved = await writeSettings(store, { policySource: { ...policySource, address, problem: undefined }, group });
  tell('stored', { table: 'settings' });
  tell('watch', { asked: true });
  return saved;
}

/** Without leave for the host the server must allow other origins; most object stores do. A refusal is no error. */
function askLeave(address: string): void {
  browser.permissions.request({ origins: [`${new URL(address).origin}/*`] }).then(
    (granted) => granted && tell('watch', { asked: true }),
    () => false,
  );
}

/** Forgets the pinned publisher: the next one is taken as the first. Versions stay known, so old files stay refused. */
export async function forgetPublisher(store: Store): Promise<Saved<Settings>> {
  const { policySource = NO_SOURCE } = await readSettings(store);
  return writeSettings(store, { policySource: { ...policySource, key: undefined } });
}

/** Takes a signed file by hand, under the same trust as one from the address. */
export async function admitSigned(store: Store, text: string): Promise<Admitted<Pack>> {
  const { policySource = NO_SOURCE } = await readSettings(store);
  const { admitPack } = await import('../../lib/policy/admit');
  const received = await receivePack(text, policySource, Date.now(), admitPack);
  if (!received.ok) {
    const revoked = received.trust?.revoked;
    if (revoked) await writeSettings(store, { policySource: { ...policySource, revoked: [...revoked] } });
    return received;
  }
  const { key, revoked, versions } = received.trust;
  await writeSettings(store, {
    policySource: { ...policySource, key, revoked: [...revoked], versions: { ...versions } },
  });
  return { ok: true, value: received.pack };
}
