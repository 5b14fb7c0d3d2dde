import { signal } from '@preact/signals';
import type { Keeping } from '../../components/desk/ledger/ledger-foot';
import { t } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import { keepDaysIn } from '../../lib/policy/desk';
import { tell } from '../../lib/request';
import { wipeLedger } from '../../lib/store/ledger';
import { packsInForce } from '../../lib/store/packs';
import { readSettings, writeSettings } from '../../lib/store/settings';
import { say } from './acts';
import { inTurn, store } from './follow-ups';

/* How long closed cases stay in the register. What is past it goes once a day, whichever page is opened, and is told. */

export const keeping = signal<Keeping>({ byPolicy: false });

/** Lets go of what the policy, or the agent's own setting, keeps no longer; nothing where today's wipe has been. */
export const wipeOncePerDay = (): Promise<void> => inTurn(wipe);

async function wipe(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  const [settings, { packs }] = await Promise.all([readSettings(db), packsInForce(db, now)]);
  const byPolicy = keepDaysIn(packs);
  const days = byPolicy ?? settings.ledgerDays;
  keeping.value = { days, byPolicy: byPolicy !== undefined, wiped: settings.ledgerWiped };
  if (days === undefined || (settings.ledgerWiped && dayOf(settings.ledgerWiped.at) === dayOf(now))) return;
  const gone = await wipeLedger(db, days, now);
  if (!gone.ok) return say(t('saveFailed', gone.problem));
  if (gone.value > 0) {
    say(t('ledgerDidWipe', gone.value, days));
    tell('stored', { table: 'ledger' });
  }
  const wiped = { at: now, gone: gone.value };
  await writeSettings(db, { ledgerWiped: wiped });
  keeping.value = { ...keeping.value, wiped };
}

/** How long closed cases are to be kept from now on; what is past it goes at once. */
export async function keepFor(days: number | undefined): Promise<void> {
  const db = await store();
  if (!db) return;
  const saved = await writeSettings(db, { ledgerDays: days, ledgerWiped: undefined });
  if (!saved.ok) return say(t('saveFailed', saved.problem));
  tell('stored', { table: 'settings' });
  await wipeOncePerDay();
}
