import { PLATFORMS, SCENARIOS, STAGES } from '../model/case';
import { maskPersonal } from '../model/mask';
import { clockAt } from '../model/time-of-day';
import { CAUSES, PARTIES } from './cause';
import { dayOf } from './groups';
import { ASKED, type EntryChange, type LedgerEntry, RESULTS, WEIGHTS } from './ledger';

/* The register in columns: what stands in each cell, and what a word typed into one means. Grid and files share them. */

/** Families of words the interface has for an id. */
export type ChoiceFamily = 'platform' | 'stage' | 'scenario' | 'cause' | 'party' | 'weight' | 'result' | 'asked';
/** The word for an id, in the agent's language. */
export type Say = (family: ChoiceFamily, id: string) => string;

type Column =
  | { id: 'orderNumber' | 'goods' | 'sku' | 'courier' | 'tracking' | 'promised' | 'done'; kind: 'text'; most: number }
  | { id: 'buyer'; kind: 'text'; most: number }
  | { id: ChoiceFamily; kind: 'choice'; ids: readonly string[] }
  | { id: 'amountYuan' | 'costYuan'; kind: 'yuan' }
  | { id: 'openedAt' | 'closedAt'; kind: 'time' }
  | { id: 'progress'; kind: 'lines' };
export type LedgerColumn = Column;
export type ColumnId = Column['id'];

const choice = (id: ChoiceFamily, ids: readonly string[]): Column => ({ id, kind: 'choice', ids });

export const COLUMNS: readonly Column[] = [
  { id: 'openedAt', kind: 'time' },
  { id: 'orderNumber', kind: 'text', most: 100 },
  { id: 'buyer', kind: 'text', most: 200 },
  choice('platform', PLATFORMS),
  choice('stage', STAGES),
  { id: 'goods', kind: 'text', most: 500 },
  { id: 'sku', kind: 'text', most: 200 },
  { id: 'amountYuan', kind: 'yuan' },
  choice('scenario', SCENARIOS),
  choice('cause', CAUSES),
  choice('party', PARTIES),
  { id: 'courier', kind: 'text', most: 100 },
  { id: 'tracking', kind: 'text', most: 100 },
  { id: 'promised', kind: 'text', most: 2000 },
  { id: 'done', kind: 'text', most: 2000 },
  { id: 'costYuan', kind: 'yuan' },
  choice('weight', WEIGHTS),
  choice('result', RESULTS),
  choice('asked', ASKED),
  { id: 'progress', kind: 'lines' },
  { id: 'closedAt', kind: 'time' },
];

/** The column of an id. */
export function columnOf(id: ColumnId): Column {
  const found = COLUMNS.find((column) => column.id === id);
  if (!found) throw new Error(`the register has no column ${id}`);
  return found;
}

/** What stands in a cell, for the eye or a file; personal data is starred unless it was asked for. */
export function cellText(entry: LedgerEntry, column: Column, say: Say, unmasked = false): string {
  const hide = unmasked ? (text: string) => text : maskPersonal;
  switch (column.kind) {
    case 'text':
      if (column.id === 'buyer') return unmasked ? entry.buyer.name : maskName(entry.buyer.name);
      // Numbers are compared, not read; what was written may hold anything.
      return column.id === 'orderNumber' || column.id === 'tracking' ? entry[column.id] : hide(entry[column.id]);
    case 'choice': {
      const id = entry[column.id];
      return id === undefined ? '' : say(column.id, id);
    }
    case 'yuan':
      return entry[column.id]?.toFixed(2) ?? '';
    case 'time':
      return timeWords(entry[column.id]);
    case 'lines':
      return entry.progress.map((line) => `${timeWords(line.at)} ${hide(line.said)}`).join('\n');
  }
}

/** What typed words mean for a cell: the change, or `undefined` where they make no sense there. Empty takes it out. */
export function readCell(entry: LedgerEntry, column: Column, typed: string): EntryChange | undefined {
  const text = typed.trim();
  switch (column.kind) {
    case 'text':
      if (text.length > column.most) return undefined;
      return column.id === 'buyer' ? { buyer: { ...entry.buyer, name: text } } : { [column.id]: text };
    case 'choice':
      if (text === '') return OPTIONAL.has(column.id) ? { [column.id]: undefined } : undefined;
      return column.ids.includes(text) ? { [column.id]: text } : undefined;
    case 'yuan': {
      if (text === '') return { [column.id]: undefined };
      const yuan = readYuan(text);
      return yuan === undefined ? undefined : { [column.id]: yuan };
    }
    case 'time':
    case 'lines':
      return undefined;
  }
}

/** True where a cell can be typed in. */
export const isEditable = (column: Column): boolean => column.kind !== 'time' && column.kind !== 'lines';

/** True where a choice can be none. */
export const isOptional = (column: Column): boolean => column.kind !== 'choice' || OPTIONAL.has(column.id);
const OPTIONAL: ReadonlySet<string> = new Set(['platform', 'stage', 'scenario', 'cause', 'party', 'result']);

/** "12.5", "¥12.50" and "１２元" as yuan, to the fen; `undefined` where it is no amount. */
export function readYuan(text: string): number | undefined {
  const found = /^[¥￥]?\s*(\d{1,7}(?:\.\d{1,2})?)\s*元?$/.exec(text.normalize('NFKC').replaceAll(',', ''));
  return found ? Number(found[1]) : undefined;
}

/** A buyer's name as lists and files show it: its ends. One the console has starred already stays as it is. */
export function maskName(name: string): string {
  const letters = [...name];
  if (name.includes('*') || letters.length < 2) return name;
  return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}***${letters.at(-1)}`;
}

/** "2026-11-24 15:00": it sorts as it reads, and every table program knows it. */
function timeWords(at: number | undefined): string {
  if (at === undefined) return '';
  return `${dayOf(at)} ${clockAt(at)}`;
}
