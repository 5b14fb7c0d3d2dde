import Papa from 'papaparse';
import { NO_FACTS } from '../model/case';
import { saying } from '../model/saying';
import type { SentMessage } from './backtest';
import { csvRows, jsonRows, type LogProblem, type LogRows, lineRows, sheetRows } from './log-rows';

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
  problems: readonly LogProblem[];
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
  if (body.trimStart()[0] === '{') return sheetOfRows(jsonRows(body));
  const names = headOf(body);
  if (names.length > 1 || columnsOf(names)) return sheetOfRows(csvRows(body));
  return { names: [], sample: [], columns: undefined, read: () => readChatLog(text) };
}

/** A workbook's first sheet as rows of cells, its first row the names. */
export const sheetOfCells = (cells: readonly (readonly unknown[])[]): Sheet => sheetOfRows(sheetRows(cells));

function sheetOfRows(rows: LogRows): Sheet {
  const { names } = rows;
  return {
    names,
    sample: rows.cells.slice(0, SAMPLE).map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]]))),
    columns: columnsOf(names),
    read: (columns) => messagesOf(rows, columns),
  };
}

/** Reads a chat log's text. Bad lines are named and left out; the others are read. */
export function readChatLog(text: string, columns?: Columns): ChatLog {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trimStart()[0] === '{') return messagesOf(jsonRows(body), columns);
  return columns || columnsOf(headOf(body))
    ? messagesOf(csvRows(body), columns)
    : messagesOf(lineRows(body), { text: 'text' });
}

const headOf = (body: string): readonly string[] =>
  Papa.parse<string[]>(body.slice(0, body.indexOf('\n') + 1 || undefined)).data[0] ?? [];

/** Which columns of a header are meant, by the names exports use; undefined where no column holds the words. */
export function columnsOf(names: readonly string[]): Columns | undefined {
  const named = (field: keyof Columns) => names.find((name) => KNOWN[field].test(name.trim()));
  const text = named('text');
  if (text === undefined) return undefined;
  const [from, buyer, time] = [named('from'), named('buyer'), named('time')];
  return { text, ...(from ? { from } : {}), ...(buyer ? { buyer } : {}), ...(time ? { time } : {}) };
}

/** What was said so far in a talk: lists that are never changed, for the messages before hold them. */
interface Talk {
  buyer: readonly string[];
  agent: readonly string[];
}

const NOTHING_SAID: Talk = { buyer: [], agent: [] };

function messagesOf(rows: LogRows, columns: Columns | undefined = columnsOf(rows.names)): ChatLog {
  const problems = [...rows.problems];
  if (!columns) return { messages: [], problems: [...problems, { line: 1, message: saying('say_logNoText') }] };
  const place = (name: string | undefined) => (name === undefined ? -1 : rows.names.indexOf(name));
  const [textAt, fromAt, buyerAt, timeAt] = [columns.text, columns.from, columns.buyer, columns.time].map(place) as [
    number,
    number,
    number,
    number,
  ];
  const messages: SentMessage[] = [];
  const talks = new Map<string, Talk>();
  rows.cells.forEach((cells, i) => {
    const line = rows.lines[i] ?? 0;
    const text = cells[textAt];
    if (typeof text !== 'string' || text.trim() === '') {
      problems.push({ line, message: saying('say_logNoMessage') });
      return;
    }
    const who = String(cells[buyerAt] ?? '');
    const { buyer, agent } = talks.get(who) ?? NOTHING_SAID;
    if (SAID_BY_BUYER.test(String(cells[fromAt] ?? ''))) {
      talks.set(who, { buyer: saidNext(buyer, text), agent });
      return;
    }
    talks.set(who, { buyer, agent: saidNext(agent, text) });
    const when = String(cells[timeAt] ?? '');
    const where = when === '' || who === '' ? when || who || saying('say_logLine', line) : `${when} · ${who}`;
    const facts = { ...NO_FACTS, buyer, agent };
    messages.push(who === '' ? { text, facts, where } : { text, facts, where, talk: who });
  });
  return { messages, problems };
}

const saidNext = (said: readonly string[], text: string): readonly string[] =>
  said.length < SAID_SO_FAR ? [...said, text] : [...said.slice(1 - SAID_SO_FAR), text];
