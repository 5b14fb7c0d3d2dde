import { keepDaysIn } from '../policy/desk';
import type { Saved, Store } from './db';
import { type Wiped, wipeLedger } from './ledger';
import { packsInForce } from './packs';
import { readSettings } from './settings';

/* How long closed cases stay in the register, and letting go of those past it: once a day, whoever looks first. */

export interface Kept {
  /** days a closed case stays; without them all stay */
  days?: number | undefined;
  /** the shop's policy says so, not the agent */
  byPolicy: boolean;
  /** when it was last gone through, and how many went */
  wiped?: Wiped | undefined;
  /** how many went just now */
  gone: number;
}

/** Lets go of what the policy, or the agent's own setting, keeps no longer; nothing where today's wipe has been. */
export async function keepRegister(store: Store, now: number): Promise<Saved<Kept>> {
  const [settings, { packs }] = await Promise.all([readSettings(store), packsInForce(store, now)]);
  const byPolicy = keepDaysIn(packs);
  const days = byPolicy ?? settings.ledgerDays;
  const kept: Kept = { days, byPolicy: byPolicy !== undefined, wiped: settings.ledgerWiped, gone: 0 };
  if (days === undefined) return { ok: true, value: kept };
  const done = await wipeLedger(store, days, now);
  if (!done.ok) return done;
  const wiped = done.value;
  return { ok: true, value: { ...kept, wiped, gone: wiped.at === now ? wiped.gone : 0 } };
}
