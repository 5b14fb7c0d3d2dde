import { computed, signal } from '@preact/signals';
import type { ImportStep } from '../../components/replies/import-page';
import { type Taking, taken } from '../../components/replies/import-row';
import { inWords, t, word } from '../../components/words';
import { SCENARIOS } from '../../lib/model/case';
import { builtInReplies } from '../../lib/reply/reply';
import { guessMapping, type Mapping } from '../../lib/reply/sheet';
import { tell } from '../../lib/request';
import { packsInForce } from '../../lib/store/packs';
import { keepReplies, repliesOnShelves } from '../../lib/store/shelf';
import { store } from '../desk/follow-ups';
import type { ImportAsk } from './check-sheet';
import type { ImportNews } from './import.worker';
import { readSheetFile } from './sheet-file';

/* A sheet on its way in: chosen, its columns named, checked in a worker, reviewed, stored in one go or not at all. */

export const state = signal<ImportStep>({ step: 'choose' });
export const choices = signal<ReadonlyMap<number, Taking>>(new Map());
export const shelf = signal<'own' | 'shop'>('own');
export const chosen = computed(() =>
  state.value.step === 'review' ? taken(state.value.rows, choices.value, shelf.value) : [],
);

let worker: Worker | undefined;
let storing: AbortController | undefined;

export async function choose(file: File): Promise<void> {
  state.value = { step: 'reading' };
  const read = await readSheetFile(file);
  state.value = read.ok
    ? { step: 'columns', name: read.name, rows: read.rows, mapping: guessMapping(read.rows) }
    : { step: 'choose', problem: read.problem };
}

export function map(mapping: Mapping): void {
  if (state.value.step === 'columns') state.value = { ...state.value, mapping };
}

/** Checks every row in a worker: the page stays free, and cancelling is at once. */
export async function check(): Promise<void> {
  const { value: before } = state;
  if (before.step !== 'columns') return;
  const { name, rows, mapping } = before;
  state.value = { step: 'checking', doing: 'comparing', done: 0, of: rows.length - (mapping.hasHeader ? 1 : 0) };
  const db = await store();
  if (!db) return fail(t('stateStoreDown'));
  const [{ packs }, shelves] = await Promise.all([packsInForce(db, Date.now()), repliesOnShelves(db)]);
  if (state.peek().step !== 'checking') return;
  worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
    if ('done' in data) state.value = { step: 'checking', ...data };
    else {
      stopWorker();
      choices.value = new Map();
      state.value = { step: 'review', name, rows: data.checked };
    }
  };
  worker.onerror = (event) => {
    stopWorker();
    fail(t('importFileBroken', event.message));
  };
  const known = [...builtInReplies(), ...shelves.map(({ reply }) => reply)].map(({ text }) => text);
  const names = SCENARIOS.map((id) => [id, word('scenario', id)] as const);
  const prefix = `sheet-${crypto.randomUUID().slice(0, 8)}`;
  worker.postMessage({ rows, mapping, known, packs, names, prefix } satisfies ImportAsk);
}

export function take(row: number, taking: Taking): void {
  choices.value = new Map([...choices.value, [row, taking]]);
}

/** Stores what was chosen, in one transaction. */
export async function keep(): Promise<void> {
  const replies = chosen.value;
  const db = await store();
  if (!db || replies.length === 0) return;
  storing = new AbortController();
  state.value = { step: 'storing', count: replies.length };
  const saved = await keepReplies(db, replies, Date.now(), storing.signal);
  const { aborted } = storing.signal;
  storing = undefined;
  if (!saved.ok) {
    if (!aborted) fail(inWords(saved.problem));
    return;
  }
  tell('stored', { table: 'shelf' });
  state.value = { step: 'choose', said: t('importStored', replies.length) };
}

/** Lets go of whatever is under way. Nothing was stored. */
export function cancel(): void {
  stopWorker();
  storing?.abort();
  state.value = { step: 'choose', said: t('importCancelled') };
}

function stopWorker(): void {
  worker?.terminate();
  worker = undefined;
}

function fail(problem: string): void {
  state.value = { step: 'choose', problem };
}
