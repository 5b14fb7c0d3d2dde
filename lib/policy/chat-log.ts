import Papa from 'papaparse';
import { NO_FACTS } from '../model/case';
import type { SentMessage } from './backtest';

/*
 * An exported chat: JSON Lines, CSV, or plain text with a message a line. Columns are known by the names exports use, or
 * mapped by hand. A message is judged in the talk so far with its buyer.
 */

export interface Columns {
  text: string;
  /** who wrote: agent or buyer */
  from?: string;
  buyer?: string;
  time?: string;
}

export interface ChatLog {
  messages: readonly SentMessage[];
  /** lines that could not be read, by number (1 is the first), with the reason */
  problems: readonly { line: number; message: string }[];
}

type Row = Readonly<Record<string, unknown>>;

const KNOWN: Readonly<Record<keyof Columns, RegExp>> = {
  text: /^(text|content|message|draft|消息内容|消息|内容|聊天内容|话术)$/i,
  from: /^(from|sender|role|who|发送方|发送人|角色|发送者)$/i,
  buyer: /^(buyer|customer|uid|买家|客户|顾客|买家昵称|买家id)$/i,
  time: /^(time|at|date|时间|发送时间|消息时间)$/i,
};
const SAID_BY_BUYER = /^(buyer|customer|买家|客户|顾客|用户)/i;
const SAID_SO_FAR = 20;

/** What a file holds before its columns are known: the names of its columns and the first rows, to map them by hand. */
export interface Sheet {
  names: readonly string[];
  sample: readonly Row[];
  /** the mapping by the names exports use, where they say enough */
  columns: Columns | undefined;
  read: (columns?: Columns) => ChatLog;
}

const SAMPLE = 3;

/** A log's text, with its columns to be mapped. Plain text has none. */
export function sheetOf(text: string): Sheet {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trimStart()[0] === '{') return sheetOfRows(jsonLines(body));
  const head = body.slice(0, body.indexOf('\n') + 1 || undefined);
  const names = Papa.parse<string[]>(head).data[0] ?? [];
  if (names.length > 1 || columnsOf(names)) return sheetOfRows(csvRows(body));
  return { names: [], sample: [], columns: undefined, read: () => readChatLog(text) };
}

/** A workbook's first sheet as rows of cells, its first row the names. */
export function sheetOfCells(cells: readonly (readonly unknown[])[]): Sheet {
  const [head = [], ...rest] = cells;
  const names = head.map((name, i) => String(name ?? '').trim() || `${i + 1}`);
  const rows = rest.flatMap((row, i) =>
    row.every((cell) => cell === null || cell === undefined || cell === '')
      ? []
      : [{ line: i + 2, row: Object.fromEntries(names.map((name, at) => [name, wordOf(row[at])])) }],
  );
  return sheetOfRows({ rows, problems: [] });
}

const wordOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : String(cell ?? '');

function sheetOfRows(read: Rows): Sheet {
  const names = Object.keys(read.rows[0]?.row ?? {});
  return {
    names,
    sample: read.rows.slice(0, SAMPLE).map(({ row }) => row),
    columns: columnsOf(names),
    read: (columns) => fromRows({ rows: read.rows, problems: [...read.problems] }, columns),
  };
}

/** Reads a chat log's text. Bad lines are named and left out; the others are read. */
export function readChatLog(text: string, columns?: Columns): ChatLog {
  const body = text.replace(/^\uFEFF/, '');
  const first = body.trimStart()[0];
  if (first === '{') return fromRows(jsonLines(body), columns);
  const head = body.slice(0, body.indexOf('\n') + 1 || undefined);
  if (columns || columnsOf(Papa.parse<string[]>(head).data[0] ?? [])) return fromRows(csvRows(body), columns);
  const lines = body
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ line: i + 1, row: { text: line.trim() } }]));
  return fromRows({ rows: lines, problems: [] }, { text: 'text' });
}

/** Which columns of a header are meant, by the names exports use; undefined where no column holds the words. */
export function columnsOf(names: readonly string[]): Columns | undefined {
  const named = (field: keyof Columns) => names.find((name) => KNOWN[field].test(name.trim()));
  const text = named('text');
  if (text === undefined) return undefined;
  const [from, buyer, time] = [named('from'), named('buyer'), named('time')];
  return { text, ...(from ? { from } : {}), ...(buyer ? { buyer } : {}), ...(time ? { time } : {}) };
}

interface Rows {
  rows: { line: number; row: Row }[];
  problems: { line: number; message: string }[];
}

function jsonLines(text: string): Rows {
  const read: Rows = { rows: [], problems: [] };
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      const row: unknown = JSON.parse(line);
      if (typeof row === 'object' && row !== null && !Array.isArray(row))
        read.rows.push({ line: i + 1, row: row as Row });
      else read.problems.push({ line: i + 1, message: '这一行不是一条记录' });
    } catch {
      read.problems.push({ line: i + 1, message: '这一行不是完整的 JSON' });
    }
  });
  return read;
}

function csvRows(text: string): Rows {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  const problems = errors
    .filter((error) => error.type !== 'Delimiter')
    .map((error) => ({
      line: (error.row ?? 0) + 2,
      message: error.code === 'TooFewFields' ? '这一行少了几列' : '这一行的引号或列数不对',
    }));
  return { rows: data.map((row, i) => ({ line: i + 2, row })), problems };
}

function fromRows({ rows, problems }: Rows, columns?: Columns): ChatLog {
  const names = columns ?? columnsOf(Object.keys(rows[0]?.row ?? {}));
  if (!names)
    return { messages: [], problems: [...problems, { line: 1, message: '没有找到消息内容这一列，请选一下' }] };
  const messages: SentMessage[] = [];
  const talks = new Map<string, { buyer: string[]; agent: string[] }>();
  for (const { line, row } of rows) {
    const text = row[names.text];
    if (typeof text !== 'string' || text.trim() === '') {
      problems.push({ line, message: '没有消息内容' });
      continue;
    }
    const who = String(row[names.buyer ?? ''] ?? '');
    const talk = talks.get(who) ?? { buyer: [], agent: [] };
    talks.set(who, talk);
    if (names.from !== undefined && SAID_BY_BUYER.test(String(row[names.from] ?? ''))) {
      talk.buyer = [...talk.buyer.slice(1 - SAID_SO_FAR), text];
      continue;
    }
    const where = [String(row[names.time ?? ''] ?? ''), who].filter(Boolean).join(' · ') || `第 ${line} 行`;
    messages.push({
      text,
      facts: { ...NO_FACTS, buyer: talk.buyer, agent: talk.agent },
      where,
      ...(who === '' ? {} : { talk: who }),
    });
    talk.agent = [...talk.agent.slice(1 - SAID_SO_FAR), text];
  }
  return { messages, problems };
}
