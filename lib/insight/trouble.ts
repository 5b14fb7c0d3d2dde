import { CAUSES, type Cause } from '../memo/cause';
import { startOfDay, weekStart } from '../memo/groups';
import type { LedgerEntry } from '../memo/ledger';
import { costOf, type Span, spanStart, WEEKS_OF } from '../memo/ledger-find';
import type { Sheet } from '../memo/ledger-sheet';

/*
 * Where the after-sales cases come from: how many, and at what cost, by cause and product and by cause and courier, held
 * against the span before. It counts cases, never people.
 */

/** What a table is by. */
export const SIDES = ['goods', 'courier'] as const;
export type Side = (typeof SIDES)[number];
/** A cause, or `none` where none was filled in; the same word stands for a product or a courier that is not known. */
export type CauseId = Cause | 'none';

/** How many cases, and what they cost in yuan. */
export interface Tally {
  count: number;
  costYuan: number;
}

export interface Cell extends Tally {
  /** the span before; left out where that cannot be told */
  before?: Tally;
  standsOut: boolean;
}

export interface Row {
  /** the product or courier, as it stands in the register */
  id: string;
  all: Cell;
  by: ReadonlyMap<CauseId, Cell>;
}

export interface Table {
  side: Side;
  /** the causes that occur in this span, those with the most cases first, what is not known last */
  causes: readonly CauseId[];
  /** the products or couriers that occur in this span, those with the most cases first, what is not known last */
  rows: readonly Row[];
}

/** Something that stands out: a product or courier, a cause, or one of the two together. */
export interface Warning {
  side?: Side;
  id?: string;
  cause?: CauseId;
  cell: Cell;
}

/** The register is younger than the span before, or closed cases of it are gone already. */
export type NotCompared = 'young' | 'wiped';

export interface Trouble {
  from: number;
  to: number;
  before: { from: number; to: number };
  notCompared?: NotCompared;
  all: Cell;
  causes: ReadonlyMap<CauseId, Cell>;
  tables: Record<Side, Table>;
  warnings: readonly Warning[];
}

/**
 * What stands out: twice as many as in the span before, and five at least. Below five, twice as many is chance more often
 * than not: where two are usual, four or more come by chance in one span of seven, five or more in one of twenty.
 */
export const STANDS_OUT = { cases: 5, times: 2 } as const;

/** Cases of a span against the span before, up to the same weekday and hour: a Tuesday is not held against a whole week. */
export function troubleIn(
  entries: readonly LedgerEntry[],
  span: Span,
  now: number,
  keptDays: number | undefined,
): Trouble {
  const weeks = WEEKS_OF[span];
  const from = spanStart(span, now);
  const before = {
    from: weekStart(now, 1 - 2 * weeks),
    to: startOfDay(now, -7 * weeks) + (now - startOfDay(now)),
  };
  const notCompared = whyNotCompared(entries, before.from, now, keptDays);
  // With no end, as the register finds them: what came in since the clock was last looked at counts as well.
  const present = entries.filter(({ openedAt }) => openedAt >= from);
  const earlier = entries.filter(({ openedAt }) => openedAt >= before.from && openedAt <= before.to);
  const cellOf = (a: readonly LedgerEntry[], b: readonly LedgerEntry[]) => newCell(a, notCompared ? undefined : b);
  const [byCause, causeBefore] = [groupBy(present, causeOf), groupBy(earlier, causeOf)];
  const countOf = (cause: CauseId) => byCause.get(cause)?.length ?? 0;
  const ordered: readonly CauseId[] = [
    ...CAUSES.filter((cause) => byCause.has(cause)).sort((a, b) => countOf(b) - countOf(a)),
    ...(byCause.has('none') ? (['none'] as const) : []),
  ];
  const causes = new Map(
    ordered.map((cause) => [cause, cellOf(byCause.get(cause) ?? [], causeBefore.get(cause) ?? [])]),
  );
  const tableOf = (side: Side): Table => {
    const idOf = (entry: LedgerEntry) => entry[side] || 'none';
    const earlierBy = groupBy(earlier, idOf);
    const rows = [...groupBy(present, idOf)].map(([id, cases]): Row => {
      const casesBefore = earlierBy.get(id) ?? [];
      const [by, byBefore] = [groupBy(cases, causeOf), groupBy(casesBefore, causeOf)];
      return {
        id,
        all: cellOf(cases, casesBefore),
        by: new Map([...by].map(([cause, each]) => [cause, cellOf(each, byBefore.get(cause) ?? [])])),
      };
    });
    return { side, causes: ordered, rows: rows.sort(mostFirst) };
  };
  const tables = { goods: tableOf('goods'), courier: tableOf('courier') };
  return {
    from,
    to: now,
    before,
    ...(notCompared ? { notCompared } : {}),
    all: cellOf(present, earlier),
    causes,
    tables,
    warnings: warningsIn(tables, causes),
  };
}

function whyNotCompared(
  entries: readonly LedgerEntry[],
  from: number,
  now: number,
  keptDays: number | undefined,
): NotCompared | undefined {
  if (keptDays !== undefined && from < startOfDay(now, -keptDays)) return 'wiped';
  return entries.some(({ openedAt }) => openedAt <= from) ? undefined : 'young';
}

const causeOf = ({ cause }: LedgerEntry): CauseId => cause ?? 'none';

function groupBy<Id>(entries: readonly LedgerEntry[], idOf: (entry: LedgerEntry) => Id): Map<Id, LedgerEntry[]> {
  const groups = new Map<Id, LedgerEntry[]>();
  for (const entry of entries) {
    const id = idOf(entry);
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  return groups;
}

const tallyOf = (entries: readonly LedgerEntry[]): Tally => ({ count: entries.length, costYuan: costOf(entries) });

function newCell(entries: readonly LedgerEntry[], before: readonly LedgerEntry[] | undefined): Cell {
  const tally = tallyOf(entries);
  if (!before) return { ...tally, standsOut: false };
  const standsOut = tally.count >= STANDS_OUT.cases && tally.count >= STANDS_OUT.times * before.length;
  return { ...tally, before: tallyOf(before), standsOut };
}

const mostFirst = (a: Row, b: Row): number =>
  Number(a.id === 'none') - Number(b.id === 'none') ||
  b.all.count - a.all.count ||
  b.all.costYuan - a.all.costYuan ||
  (a.id < b.id ? -1 : 1);

/** What stands out, named as narrowly as it can be: a whole product, courier or cause only where no cell of it does. */
function warningsIn(tables: Record<Side, Table>, causes: ReadonlyMap<CauseId, Cell>): readonly Warning[] {
  const narrow = SIDES.flatMap((side) =>
    tables[side].rows
      .filter(({ id }) => id !== 'none')
      .flatMap(({ id, by, all }): Warning[] => {
        const found = [...by].flatMap(([cause, cell]) =>
          cell.standsOut && cause !== 'none' ? [{ side, id, cause, cell }] : [],
        );
        return found.length > 0 || !all.standsOut ? found : [{ side, id, cell: all }];
      }),
  );
  const named = new Set(narrow.map(({ cause }) => cause));
  const wide = [...causes].flatMap(([cause, cell]): Warning[] =>
    cell.standsOut && cause !== 'none' && !named.has(cause) ? [{ cause, cell }] : [],
  );
  return [...narrow, ...wide].sort((a, b) => b.cell.count - a.cell.count || b.cell.costYuan - a.cell.costYuan);
}

/** What the figures are called in a file. */
export interface TroubleWords {
  head: readonly string[];
  side: (side: Side) => string;
  name: (id: string) => string;
  cause: (cause: CauseId) => string;
  standsOut: string;
}

/** Both tables one under the other, a line a cell: by what, name, cause, cases, cost, the same before, the mark. */
export function troubleSheet({ tables }: Trouble, words: TroubleWords): Sheet {
  const rows = SIDES.flatMap((side) =>
    tables[side].rows.flatMap(({ id, by }) =>
      tables[side].causes.flatMap((cause) => {
        const cell = by.get(cause);
        if (!cell) return [];
        const { count, costYuan, before, standsOut } = cell;
        const figures = [count, costYuan, before?.count ?? '', before?.costYuan ?? ''];
        return [[words.side(side), words.name(id), words.cause(cause), ...figures, standsOut ? words.standsOut : '']];
      }),
    ),
  );
  return { head: words.head, rows };
}
