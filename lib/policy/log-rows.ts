import Papa from 'papaparse';
import { readJson } from '../model/json';
import { type Saying, saying } from '../model/saying';

/* The rows of an exported chat, whatever the file: names of columns, and under each row's number its cells in their order. */

export interface LogProblem {
  /** 1 is the first */
  line: number;
  message: Saying;
}

export interface LogRows {
  names: readonly string[];
  lines: readonly number[];
  cells: readonly (readonly unknown[])[];
  /** by row, which talk it is of, where the text itself parts them */
  talks?: readonly string[];
  /** lines that could not be read */
  problems: readonly LogProblem[];
}

/** One JSON object a line. */
export function jsonRows(text: string): LogRows {
  const columns = new Map<string, number>();
  const lines: number[] = [];
  const cells: unknown[][] = [];
  const problems: LogProblem[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    const { row, problem } = objectOf(line);
    if (!row) {
      problems.push({ line: i + 1, message: problem });
      return;
    }
    const own: unknown[] = [];
    for (const [name, cell] of Object.entries(row)) {
      const at = columns.get(name) ?? columns.size;
      columns.set(name, at);
      own[at] = cell;
    }
    lines.push(i + 1);
    cells.push(own);
  });
  return { names: [...columns.keys()], lines, cells, problems };
}

function objectOf(line: string): { row: object; problem?: never } | { row?: never; problem: Saying } {
  const row = readJson(line);
  if (row === undefined) return { problem: saying('say_logNoJson') };
  return typeof row === 'object' && row !== null && !Array.isArray(row)
    ? { row }
    : { problem: saying('say_logNoRecord') };
}

/** Comma-separated values; the first row holds the names. Rows as lists of cells are read twice as fast as records. */
export function csvRows(text: string): LogRows {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [names = [], ...cells] = data;
  const problems: LogProblem[] = errors
    .filter((error) => error.type !== 'Delimiter')
    .map((error) => ({ line: (error.row ?? 0) + 1, message: ODD }));
  cells.forEach((row, i) => {
    if (row.length !== names.length) problems.push({ line: i + 2, message: row.length < names.length ? FEW : ODD });
  });
  return { names, lines: cells.map((_, i) => i + 2), cells, problems };
}

const FEW = saying('say_logFew');
const ODD = saying('say_logOdd');

/** A workbook's first sheet, its first row the names; dates and numbers as text. */
export function sheetRows([head = [], ...rest]: readonly (readonly unknown[])[]): LogRows {
  const lines: number[] = [];
  const cells: string[][] = [];
  rest.forEach((row, i) => {
    if (row.every((cell) => cell === null || cell === undefined || cell === '')) return;
    lines.push(i + 2);
    cells.push(Array.from(row, wordOf));
  });
  return { names: head.map((name, i) => String(name ?? '').trim() || `${i + 1}`), lines, cells, problems: [] };
}

const wordOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : String(cell ?? '');

/** Plain text, a message a line. */
export function lineRows(text: string): LogRows {
  const lines: number[] = [];
  const cells: string[][] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    lines.push(i + 1);
    cells.push([line.trim()]);
  });
  return { names: ['text'], lines, cells, problems: [] };
}
