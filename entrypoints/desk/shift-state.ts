import { computed, effect, signal } from '@preact/signals';
import { dayOf } from '../../lib/memo/groups';
import { type Shift, shiftOf } from '../../lib/memo/shift';
import { hear } from '../../lib/request';
import { memos, minute, owner } from './follow-ups';
import { readSheets, waiting } from './handover-state';
import { wipeOncePerDay } from './ledger-keep';
import { gap, readRound } from './round-state';

/* The start of a shift, told once a day by whichever page is opened first; ticked in one, it is ticked in all. */

const SEEN = 'shiftSeen';
const HERE = 'lastHere';

const seen = signal(localStorage.getItem(SEEN));
/** whose day it is: another agent at this machine has a start of their own */
const mark = computed(() => `${dayOf(minute.value)} ${owner.value}`);
const lastHere = signal<number | undefined>(undefined);
const ready = signal(false);

window.addEventListener('storage', ({ key }) => {
  if (key === SEEN) seen.value = localStorage.getItem(SEEN);
});

/** What the day begins with, until it is ticked. */
export const shift = computed<Shift | undefined>(() =>
  !ready.value || seen.value === mark.value
    ? undefined
    : shiftOf(memos.value, { gap: gap.value, handed: waiting.value, lastHere: lastHere.value }, minute.value),
);

export function shiftSeen(): void {
  localStorage.setItem(SEEN, mark.value);
  seen.value = mark.value;
}

/** Begins to watch; the follow-ups have been read by then. */
export async function openShift(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'handovers') void readSheets();
  });
  effect(() => {
    const now = minute.value;
    const before = Number(localStorage.getItem(HERE)) || undefined;
    // A page left open over night begins a new day when it is next in sight.
    if (before !== undefined && dayOf(before) !== dayOf(now)) lastHere.value = before;
    localStorage.setItem(HERE, String(now));
  });
  await Promise.all([readRound(), readSheets()]);
  ready.value = true;
  // Housekeeping: nobody waits for it.
  void wipeOncePerDay();
}
