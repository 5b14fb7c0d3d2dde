import Papa from 'papaparse';
import type { CaseFacts, Platform } from '../model/case';
import type { Speaker } from '../model/conversation';
import { saying } from '../model/saying';
import type { SentMessage } from './backtest';
import { dialogueRows } from './dialogue';
import { csvRows, jsonRows, type LogProblem, type LogRows, lineRows, sheetRows } from './log-rows';
import { platformIn, speakerIn } from './log-words';

/*
 * An exported chat: JSON Lines, CSV, a dialogue with its speakers, or plain text with a message a line. Columns are known by
 * the names exports use, or mapped by hand. A message is judged in its case: how a talk is read is the caller's to say.
 */

export interface Columns {
  text: string;
  /** who wrote: agent, buyer, a robot or the platform */
  from?: string;
  buyer?: string;
  time?: string;
  platform?: string;
  /** where the order stood */
  status?: string;
  /** the reason the buyer gave for a refund */
  reason?: string;
}

/** A talk as it is read: the case of a message is that of what was added before it. */
export interface TalkReading {
  add: (from: Speaker, text: string) => number;
  factsAt: (place: number) => CaseFacts;
}

/** What is known of a talk before anything is said in it. `isMixed`: of several buyers that nothing tells apart. */
export interface TalkBegun {
  platform?: Platform | undefined;
  status?: string | undefined;
  refundReason?: string | undefined;
  isMixed?: boolean | undefined;
}

export type BeginTalk = (about: TalkBegun) => TalkReading;

/** How talks are read, and the platform where the log as a whole says it. */
export interface LogReading {
  begin: BeginTalk;
  platform?: Platform | undefined;
}

export interface ChatLog {
  messages: readonly SentMessage[];
  /** lines of anybody; there may be some and no message of an agent */
  lines: number;
  /** lines that could not be read, by number (1 is the first), with the reason */
  problems: readonly LogProblem[];
}

type Row = Readonly<Record<string, unknown>>;

const KNOWN: Readonly<Record<keyof Columns, RegExp>> = {
  text: /^(text|content|message|draft|消息内容|消息|内容|聊天内容|话术)$/i,
  from: /^(from|sender|role|who|发送方|发送人|角色|发送者)$/i,
  buyer: /^(buyer|customer|uid|买家|客户|顾客|买家昵称|买家id)$/i,
  time: /^(time|at|date|时间|发送时间|消息时间)$/i,
  platform: /^(platform|平台|所属平台|店铺平台)$/i,
  status: /^(order ?status|订单状态|交易状态)$/i,
  reason: /^(refund ?reason|退款原因|退货原因|售后原因)$/i,
};
const FIELDS = Object.keys(KNOWN) as (keyof Columns)[];
/** A log longer than this that names no buyer is of several. */
const LONGEST_TALK = 200;

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
export function sheetOf(text: string, reading: LogReading): Sheet {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trimStart()[0] === '{') return sheetOfRows(jsonRows(body), reading);
  const names = headOf(body);
  if (names.length > 1 || columnsOf(names)) return sheetOfRows(csvRows(body), reading);
  return { names: [], sample: [], columns: undefined, read: () => readChatLog(text, reading) };
}

/** A workbook's first sheet as rows of cells, its first row the names. */
export const sheetOfCells = (cells: readonly (readonly unknown[])[], reading: LogReading): Sheet =>
  sheetOfRows(sheetRows(cells), reading);

function sheetOfRows(rows: LogRows, reading: LogReading): Sheet {
  const { names } = rows;
  return {
    names,
    sample: rows.cells.slice(0, SAMPLE).map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]]))),
    columns: columnsOf(names),
    read: (columns) => messagesOf(rows, reading, columns),
  };
}

/** Reads a chat log's text. Bad lines are named and left out; the others are read. */
export function readChatLog(text: string, reading: LogReading, columns?: Columns): ChatLog {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trimStart()[0] === '{') return messagesOf(jsonRows(body), reading, columns);
  if (columns || columnsOf(headOf(body))) return messagesOf(csvRows(body), reading, columns);
  return messagesOf(dialogueRows(body) ?? lineRows(body), reading);
}

const headOf = (body: string): readonly string[] =>
  Papa.parse<string[]>(body.slice(0, body.indexOf('\n') + 1 || undefined)).data[0] ?? [];

/** Which columns of a header are meant, by the names exports use; undefined where no column holds the words. */
export function columnsOf(names: readonly string[]): Columns | undefined {
  const named = (field: keyof Columns) => names.find((name) => KNOWN[field].test(name.trim()));
  const text = named('text');
  if (text === undefined) return undefined;
  const columns: Columns = { text };
  for (const field of FIELDS) {
    const name = named(field);
    if (name !== undefined) columns[field] = name;
  }
  return columns;
}

/** A message in its talk: its case is worked out when it is asked for. */
class LoggedMessage implements SentMessage {
  constructor(
    readonly text: string,
    readonly where: SentMessage['where'],
    private readonly reading: TalkReading,
    private readonly place: number,
    readonly talk?: string,
  ) {}

  get facts(): CaseFacts {
    return this.reading.factsAt(this.place);
  }
}

function messagesOf(rows: LogRows, reading: LogReading, columns: Columns | undefined = columnsOf(rows.names)): ChatLog {
  const problems = [...rows.problems];
  if (!columns)
    return { messages: [], lines: 0, problems: [...problems, { line: 1, message: saying('say_logNoText') }] };
  const places = Object.fromEntries(FIELDS.map((field) => [field, placeOf(rows.names, columns[field])])) as Places;
  const messages: SentMessage[] = [];
  const talks = new Map<string, TalkReading>();
  let lines = 0;
  rows.cells.forEach((cells, i) => {
    const line = rows.lines[i] ?? 0;
    const text = cells[places.text];
    if (typeof text !== 'string' || text.trim() === '') {
      problems.push({ line, message: saying('say_logNoMessage') });
      return;
    }
    lines++;
    const said = (field: keyof Columns) => String(cells[places[field]] ?? '');
    const name = said('buyer');
    const who = name || (rows.talks?.[i] ?? '');
    const isMixed = who === '' && rows.cells.length > LONGEST_TALK;
    const talk = talks.get(who) ?? reading.begin({ ...begunBy(said, reading), isMixed });
    talks.set(who, talk);
    const from = speakerIn(said('from'));
    const place = talk.add(from, text);
    if (from !== 'agent') return;
    const when = said('time');
    const where = when === '' || name === '' ? when || name || saying('say_logLine', line) : `${when} · ${name}`;
    messages.push(new LoggedMessage(text, where, talk, place, who === '' ? undefined : who));
  });
  return { messages, lines, problems };
}

type Places = Readonly<Record<keyof Columns, number>>;

const placeOf = (names: readonly string[], name: string | undefined): number =>
  name === undefined ? -1 : names.indexOf(name);

/** What the first line of a talk says of it beside its words. */
const begunBy = (said: (field: keyof Columns) => string, { platform }: LogReading): TalkBegun => ({
  platform: platformIn(said('platform')) ?? platform,
  status: said('status') || undefined,
  refundReason: said('reason') || undefined,
});
