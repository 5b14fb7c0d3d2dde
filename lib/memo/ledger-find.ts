import { startOfDay, weekStart } from './groups';
import type { LedgerEntry } from './ledger';
import { isClosed } from './ledger';

/*
 * Finding in the register. What an entry is searched by is joined once when it comes in, so that a key press scans plain
 * strings: 100,000 entries in a few milliseconds (test/bench/ledger.ts).
 */

/** Entries, the newest first, and beside each what it is searched by. */
export interface LedgerIndex {
  entries: readonly LedgerEntry[];
  words: readonly string[];
}

export const NO_ENTRIES: LedgerIndex = { entries: [], words: [] };

/** Whole weeks from Monday up to now, which the figures compare; by how many weeks they hold. */
export const WEEKS_OF = { 'this-week': 1, 'four-weeks': 4, quarter: 13 } as const;
export type Span = keyof typeof WEEKS_OF;
export const SPANS = ['this-week', 'four-weeks', 'quarter'] as const satisfies readonly Span[];

export const PERIODS = ['any', 'today', 'week', 'month', 'last-month', ...SPANS] as const;
export type Period = (typeof PERIODS)[number];

/** What is looked for; an empty value asks for nothing, `none` for what was not filled in. */
export interface LedgerQuery {
  search: string;
  state: 'open' | 'closed' | '';
  cause: LedgerEntry['cause'] | 'none' | '';
  party: LedgerEntry['party'] | 'none' | '';
  goods: string;
  courier: string;
  period: Period;
}

export const EVERYTHING: LedgerQuery = {
  search: '',
  state: '',
  cause: '',
  party: '',
  goods: '',
  courier: '',
  period: 'any',
};

/** The index over entries in any order. */
export function indexEntries(entries: readonly LedgerEntry[]): LedgerIndex {
  const sorted = entries.toSorted(newestFirst);
  return { entries: sorted, words: sorted.map(wordsOf) };
}

/** The index with an entry changed, added, or (`undefined`) taken out. */
export function withEntry(index: LedgerIndex, id: string, entry: LedgerEntry | undefined): LedgerIndex {
  const at = index.entries.findIndex((each) => each.id === id);
  if (at === -1) {
    if (!entry) return index;
    const place = index.entries.findIndex((each) => newestFirst(entry, each) < 0);
    const to = place === -1 ? index.entries.length : place;
    return { entries: index.entries.toSpliced(to, 0, entry), words: index.words.toSpliced(to, 0, wordsOf(entry)) };
  }
  if (!entry) return { entries: index.entries.toSpliced(at, 1), words: index.words.toSpliced(at, 1) };
  return { entries: index.entries.with(at, entry), words: index.words.with(at, wordsOf(entry)) };
}

/** The index with several entries changed at once. */
export function withEntries(index: LedgerIndex, changed: readonly LedgerEntry[]): LedgerIndex {
  const byId = new Map(changed.map((entry) => [entry.id, entry]));
  const entries = index.entries.map((entry) => byId.get(entry.id) ?? entry);
  const words = index.words.map((each, i) => {
    const entry = byId.get(entries[i]?.id ?? '');
    return entry ? wordsOf(entry) : each;
  });
  return { entries, words };
}

/** The entries that fit, the newest first. Every word of the search must stand somewhere in the entry. */
export function findEntries(index: LedgerIndex, query: LedgerQuery, now: number): readonly LedgerEntry[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = testsOf(query, now);
  const found: LedgerEntry[] = [];
  // What is not asked for costs nothing: with 100,000 entries, only to look into each is what takes the time.
  for (const [i, entry] of index.entries.entries()) {
    const text = words.length > 0 ? (index.words[i] ?? '') : '';
    if (words.every((word) => text.includes(word)) && tests.every((fits) => fits(entry))) found.push(entry);
  }
  return found;
}

function testsOf(
  { state, cause, party, goods, courier, period }: LedgerQuery,
  now: number,
): readonly ((entry: LedgerEntry) => boolean)[] {
  const [from, to] = spanOf(period, now);
  return [
    ...(state === '' ? [] : [(entry: LedgerEntry) => isClosed(entry) === (state === 'closed')]),
    ...(cause === '' ? [] : [(entry: LedgerEntry) => (entry.cause ?? 'none') === cause]),
    ...(party === '' ? [] : [(entry: LedgerEntry) => (entry.party ?? 'none') === party]),
    ...(goods === '' ? [] : [(entry: LedgerEntry) => (entry.goods || 'none') === goods]),
    ...(courier === '' ? [] : [(entry: LedgerEntry) => (entry.courier || 'none') === courier]),
    ...(period === 'any' ? [] : [(entry: LedgerEntry) => entry.openedAt >= from && entry.openedAt < to]),
  ];
}

/** The couriers that occur, those most often registered first. */
export function couriersIn(index: LedgerIndex): readonly string[] {
  const counts = new Map<string, number>();
  for (const { courier } of index.entries) if (courier !== '') counts.set(courier, (counts.get(courier) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([courier]) => courier);
}

/** What the entries cost together, in yuan and exact to the fen. */
export const costOf = (entries: readonly LedgerEntry[]): number =>
  entries.reduce((all, entry) => all + Math.round((entry.costYuan ?? 0) * 100), 0) / 100;

/** Midnight of the Monday a span begins on: of this week, or of so many weeks up to and with this one. */
export const spanStart = (span: Span, now: number): number => weekStart(now, 1 - WEEKS_OF[span]);

function spanOf(period: Period, now: number): readonly [from: number, to: number] {
  const day = new Date(now);
  const month = (by: number) => new Date(day.getFullYear(), day.getMonth() + by, 1).getTime();
  switch (period) {
    case 'today':
      return [startOfDay(now), Number.POSITIVE_INFINITY];
    case 'week':
      return [startOfDay(now, -6), Number.POSITIVE_INFINITY];
    case 'month':
      return [month(0), Number.POSITIVE_INFINITY];
    case 'last-month':
      return [month(-1), month(0)];
    case 'this-week':
    case 'four-weeks':
    case 'quarter':
      return [spanStart(period, now), Number.POSITIVE_INFINITY];
    case 'any':
      return [0, Number.POSITIVE_INFINITY];
  }
}

const newestFirst = (a: LedgerEntry, b: LedgerEntry): number =>
  b.openedAt - a.openedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function wordsOf(entry: LedgerEntry): string {
  const { orderNumber, buyer, goods, sku, courier, tracking, promised, done, progress } = entry;
  const said = progress.map((line) => line.said).join(' ');
  return [orderNumber, buyer.name, goods, sku, courier, tracking, promised, done, said].join('\n').toLowerCase();
}
