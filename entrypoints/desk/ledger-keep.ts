import { signal } from '@preact/signals';
import type { Keeping } from '../../components/desk/ledger/ledger-foot';
import { t } from '../../components/words';
import { tell } from '../../lib/request';
import { keepRegister } from '../../lib/store/ledger-keep';
import { writeSettings } from '../../lib/store/settings';
import { say } from './acts';
import { inTurn, store } from './follow-ups';

/* How long closed cases stay in the register, as the page shows it. What is past it goes once a day, and is told. */

export const keeping = signal<Keeping>({ byPolicy: false });

/** Lets go of what is kept no longer; nothing where the background or another page has done so today. */
export const wipeOncePerDay = (): Promise<void> => inTurn(wipe);

async function wipe(): Promise<void> {
  const db = await store();
  if (!db) return;
  const done = await keepRegister(db, Date.now());
  if (!done.ok) return say(t('saveFailed', done.problem));
  const { days, gone, wiped, byPolicy } = done.value;
  keeping.value = { days, byPolicy, wiped };
  if (gone > 0) tell('stored', { table: 'ledger' });
  // Said once, whether it went just now or while no page was open.
  if (!wiped || wiped.gone === 0 || days === undefined || wiped.at <= Number(localStorage.getItem(SAID))) return;
  localStorage.setItem(SAID, String(wiped.at));
  say(t('ledgerDidWipe', wiped.gone, days));
}

/** When the wipe was that the agent was told of last. */
const SAID = 'ledgerWipeSaid';

/** How long closed cases are to be kept from now on; what is past it goes at once. */
export async function keepFor(days: number | undefined): Promise<void> {
  const db = await store();
  if (!db) return;
  const saved = await writeSettings(db, { ledgerDays: days, ledgerWiped: undefined });
  if (!saved.ok) return say(t('saveFailed', saved.problem));
  tell('stored', { table: 'settings' });
  await wipeOncePerDay();
}
