import { dayOf } from '../memo/groups';
import { keepDaysIn } from '../policy/desk';
import type { Saved, Store } from './db';
import { wipeLedger } from './ledger';
import { packsInForce } from './packs';
import { readSettings, writeSettings } from './settings';

/* How long closed cases stay in the register, and letting go of those past it: once a day, whoever looks first. */

export interface Kept {
  /** days a closed case stays; without them all stay */
  days?: number | undefined;
  /** the shop's policy says so, not the agent */
  byPolicy: boolean;
  /** when it was last gone through, and how many went */
  wiped?: { at: number; gone: number } | undefined;
  /** how many went just now */
  gone: number;
}

/** Lets go of what the policy, or the agent's own setting, keeps no longer; nothing where today's wipe has been. */
export async function keepRegister(store: Store, now: number): Promise<Saved<Kept>> {
  const [settings, { packs }] = await Promise.all([readSettings(store), packsInForce(store, now)]);
  const byPolicy = keepDaysIn(packs);
  const days = byPolicy ?? settings.ledgerDays;
  const kept: Kept = { days, byPolicy: byPolicy !== undefined, wiped: settings.ledgerWiped, gone: 0 };
  if (days === undefined || (settings.ledgerWiped && dayOf(settings.ledgerWiped.at) === dayOf(now)))
    return { ok: true, value: kept };
  const gone = await wipeLedger(store, days, now);
  if (!gone.ok) return gone;
  const wiped = { at: now, gone: gone.value };
  const saved = await writeSettings(store, { ledgerWiped: wiped });
  return saved.ok ? { ok: true, value: { ...kept, wiped, gone: gone.value } } : saved;
}
