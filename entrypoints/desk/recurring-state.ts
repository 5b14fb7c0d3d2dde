import { signal } from '@preact/signals';
import type { NewRecurring } from '../../components/desk/recurring-sheet';
import { t } from '../../components/words';
import type { Recurring } from '../../lib/memo/recur';
import { tell } from '../../lib/request';
import { keepRecurring, recurringOf, removeRecurring } from '../../lib/store/recurring';
import { after } from './acts';
import { down, inTurn, makeRecurring, type Outcome, owner, settled, store } from './follow-ups';

/* The agent's recurring memos, and what is done with them. */

export const rules = signal<readonly Recurring[]>([]);

export async function readRules(): Promise<void> {
  const db = await store();
  if (db) rules.value = await recurringOf(db, owner.value);
}

/** Takes a rule into force; where it falls on today, today's memo is made at once. */
export const addRule = (rule: NewRecurring): void => {
  const whole: Recurring = {
    ...rule,
    id: rule.id ?? crypto.randomUUID(),
    owner: owner.value,
    priority: 'normal',
    paused: false,
    source: 'hand',
    createdAt: Date.now(),
  };
  void after(
    () =>
      write(
        () => keep(whole),
        () => remove(whole),
      ),
    t('didRecur', rule.what),
  );
};

export const pauseRule = (rule: Recurring): void =>
  void after(
    () =>
      write(
        () => keep({ ...rule, paused: !rule.paused }),
        () => keep(rule),
      ),
    rule.paused ? t('recurResume') : t('recurPaused'),
  );

export const removeRule = (rule: Recurring): void =>
  void after(
    () =>
      write(
        () => remove(rule),
        () => keep(rule),
      ),
    t('recurRemove'),
  );

type Write = () => Promise<Outcome>;

async function keep(rule: Recurring): Promise<Outcome> {
  const db = await store();
  return db ? keepRecurring(db, rule) : down();
}

async function remove(rule: Recurring): Promise<Outcome> {
  const db = await store();
  return db ? removeRecurring(db, rule.id) : down();
}

function write(act: Write, back: Write): Promise<Outcome> {
  return inTurn(async () => {
    const done = await act();
    if (!done.ok) return done;
    const told = await settled(
      { ok: true, value: undefined },
      async () => {
        const undone = await back();
        tell('stored', { table: 'recurring' });
        await readRules();
        return undone;
      },
      'recurring',
    );
    await readRules();
    await makeRecurring();
    return told;
  });
}
