import { computed, effect, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { LockScreen } from '../../components/safe/lock-screen';
import { hear } from '../../lib/request';
import { type Lock, tryPin } from '../../lib/store/lock';
import { readSettings } from '../../lib/store/settings';
import { second, store } from './follow-ups';
import { onOpenUntil, openUntil, setOpenUntil } from './unlocked';

/* The lock before a page: nothing of the page is drawn, and none of its keys heard, while it is closed. */

type Known = { state: 'asking' } | { state: 'none' } | { state: 'lock'; lock: Lock; waitUntil: number };

const known = signal<Known>({ state: 'asking' });
const until = signal(0);
const wrong = signal(false);

/** Closed, open, or not known yet. */
export const gate = computed<'asking' | 'open' | 'closed'>(() => {
  if (known.value.state === 'asking') return 'asking';
  if (known.value.state === 'none') return 'open';
  const { afterMinutes } = known.value.lock;
  // Asked with every second; a page that was hidden meanwhile must not judge by the time it knew before.
  void second.value;
  const left = until.value - Date.now();
  // Longer than it can have been opened for: the clock was set back meanwhile.
  return left > 0 && left <= afterMinutes * 60_000 ? 'open' : 'closed';
});

/** Looks whether there is a lock; also to be called by the page that has just set or removed it, for it hears no news of its own. */
export async function readGate(): Promise<void> {
  known.value = await lockHere();
}

async function lockHere(): Promise<Known> {
  const db = await store();
  const settings = db && (await readSettings(db));
  return settings?.lock
    ? { state: 'lock', lock: settings.lock, waitUntil: settings.lockTries?.until ?? 0 }
    : { state: 'none' };
}

const MOST_OFTEN_MS = 15_000;
let extended = 0;

/** What the agent does keeps it open. */
function stayOpen(): void {
  const now = Date.now();
  if (known.value.state !== 'lock' || gate.value !== 'open' || now - extended < MOST_OFTEN_MS) return;
  extended = now;
  void setOpenUntil(now + known.value.lock.afterMinutes * 60_000);
}

/** Watches the lock. To be called once, before the page is drawn. */
export async function openGate(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'settings') void readGate();
  });
  onOpenUntil((to) => {
    until.value = to;
  });
  for (const act of ['pointerdown', 'keydown'] as const) window.addEventListener(act, stayOpen, { capture: true });
  effect(() => {
    document.documentElement.dataset['gate'] = gate.value;
  });
  // Both at once: the page is drawn only when both are known.
  const [to, lock] = await Promise.all([openUntil(), lockHere()]);
  until.value = to;
  known.value = lock;
}

export const lockNow = (): Promise<void> => setOpenUntil(0);

/** Opens it for as long as the lock allows, from now. */
export const openLock = (afterMinutes: number): Promise<void> => setOpenUntil(Date.now() + afterMinutes * 60_000);

async function attempt(pin: string): Promise<void> {
  const db = await store();
  if (!db || known.value.state !== 'lock') return;
  const tried = await tryPin(db, pin, Date.now());
  wrong.value = !tried.ok && tried.wrong;
  second.value = Date.now();
  if (tried.ok) await openLock(known.value.lock.afterMinutes);
  await readGate();
}

/** The page, where the lock is open. */
export function Gate({ children }: { children: () => ComponentChildren }) {
  if (gate.value === 'asking') return null;
  if (gate.value === 'open') return <>{children()}</>;
  return (
    <LockScreen
      waitUntil={known.value.state === 'lock' ? known.value.waitUntil : undefined}
      wrong={wrong.value}
      now={second.value}
      onTry={(pin) => void attempt(pin)}
    />
  );
}
