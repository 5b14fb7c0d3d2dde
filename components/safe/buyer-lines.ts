import { parseSaying } from '../../lib/model/saying';
import { toField } from '../moments';
import { type Family, inWords, t, word } from '../words';

/*
 * A stored record as an agent reads it: what it is, how it stands, when, and the rest line by line. Records come as they lie
 * in the tables, some of them put aside because they could not be read: nothing of their form is relied on.
 */

export interface StoredLine {
  label: string;
  values: readonly string[];
}

export interface StoredRecord {
  title: string;
  /** how it stands: a follow-up's state, what came of a call */
  state?: string | undefined;
  /** the time that matters most, with what it is: "到期 2026-11-26 18:00" */
  time?: string | undefined;
  lines: readonly StoredLine[];
}

type Fields = Readonly<Record<string, unknown>>;
type Form = (value: unknown) => readonly string[];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const some = (...parts: readonly string[]): readonly string[] => parts.filter(Boolean);
const joined = (...parts: readonly string[]): readonly string[] => some(some(...parts).join(' · '));

/** "2026-11-26 18:00"; nothing for what is no time. */
const moment = (value: unknown): string =>
  typeof value === 'number' && Number.isFinite(value) ? toField(value).replace('T', ' ') : '';

const time: Form = (value) => some(moment(value));
const oneOf =
  (family: Family): Form =>
  (value) =>
    some(word(family, textOf(value)));
const eachOf =
  (line: (fields: Fields) => readonly string[]): Form =>
  (value) =>
    listOf(value).flatMap((each) => line(fieldsOf(each)));
const howMany: Form = (value) => {
  const count = listOf(value).length;
  return count > 0 ? [t('storedCount', count)] : [];
};
const hidden: Form = () => [];

/** Anything else as it is; pictures by their size. */
const plain: Form = (value) => {
  if (typeof value === 'string') return some(value);
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (value instanceof Blob) return [t('storedPicture', Math.max(1, Math.round(value.size / 1024)))];
  if (Array.isArray(value)) return value.flatMap((each) => plain(each));
  return isFields(value) ? joined(...Object.values(value).flatMap((each) => plain(each))) : [];
};

const person: Form = (value) => joined(textOf(fieldsOf(value)['name']), textOf(fieldsOf(value)['id']));
const order: Form = (value) => joined(textOf(fieldsOf(value)['number']), textOf(fieldsOf(value)['goods']));
const memoLine = (memo: Fields): readonly string[] =>
  joined(textOf(memo['what']), word('state', textOf(memo['state'])), moment(memo['dueAt']));
const answerLine = ({ did, by, why }: Fields): string =>
  did === 'accepted'
    ? t('handoverAccepted', textOf(by), '')
    : did === 'returned'
      ? t('handoverReturned', textOf(by), textOf(why))
      : '';

/** How each field reads, in the order they are told. A field that is not named here is told last, under its own name. */
const FORMS: Readonly<Record<string, Form>> = {
  buyer: person,
  buyerName: plain,
  order,
  orderNumber: plain,
  goods: plain,
  sku: plain,
  platform: oneOf('platform'),
  stage: oneOf('stage'),
  fault: oneOf('fault'),
  scenario: oneOf('scenario'),
  buyerType: oneOf('buyerType'),
  memoKind: oneOf('kind'),
  source: oneOf('source'),
  priority: oneOf('priority'),
  cause: oneOf('cause'),
  party: oneOf('party'),
  weight: oneOf('weight'),
  result: oneOf('result'),
  asked: oneOf('asked'),
  category: oneOf('cat'),
  amountYuan: plain,
  costYuan: plain,
  courier: plain,
  tracking: plain,
  dueAt: time,
  snoozedUntil: time,
  callBackAt: time,
  promised: plain,
  done: plain,
  draft: plain,
  said: plain,
  note: plain,
  quote: plain,
  sentence: plain,
  reason: plain,
  text: plain,
  buyerSaid: plain,
  agentSaid: plain,
  told: plain,
  known: plain,
  checklist: eachOf(({ text, done }) => some(`${done === true ? '✓' : '○'} ${textOf(text)}`)),
  prep: plain,
  clocks: eachOf(({ name, dueAt, who }) => joined(textOf(name), moment(dueAt), word('turn', textOf(who)))),
  items: eachOf(({ memo, answer }) => joined(...memoLine(fieldsOf(memo)), answerLine(fieldsOf(answer)))),
  progress: eachOf(({ at, said }) => joined(moment(at), textOf(said))),
  log: eachOf(({ at, did, note }) => joined(moment(at), word('log', textOf(did)), textOf(note))),
  ticked: howMany,
  stopped: howMany,
  noted: howMany,
  link: plain,
  owner: plain,
  createdAt: time,
  openedAt: time,
  at: time,
  seenAt: time,
  buyerTypeAt: time,
  updatedAt: time,
  closedAt: time,
};

/** Told by the head of the record, or by the program to itself only; whoever wants them takes the raw data. */
const UNTOLD: readonly string[] = [
  ...['id', 'desk', 'day', 'buyerId', 'memoId', 'memos', 'caseKey', 'series', 'rule', 'talk', 'table', 'problem'],
  ...['what', 'state', 'outcome', 'did', 'from', 'to', 'hand', 'facts', 'raw', 'kind'],
];

/** One record of a table, to be read. */
export function readStored(table: string, record: unknown): StoredRecord {
  const fields = opened(table, fieldsOf(record));
  const told = { ...FORMS, ...Object.fromEntries(UNTOLD.map((name) => [name, hidden])) };
  const unnamed = Object.keys(fields).filter((name) => !(name in told));
  const head = HEADS[table]?.(fields) ?? { title: '' };
  const lines = [...Object.keys(FORMS), ...unnamed].flatMap((name) => {
    const values = fields[name] === undefined ? [] : (told[name] ?? plain)(fields[name]);
    // What the head has said already is not said again.
    return values.length > 0 && values.join() !== head.title ? [{ label: word('stored', name), values }] : [];
  });
  return { ...head, title: head.title || textOf(fields['orderNumber']) || word('table', table), lines };
}

/** What lies within a field of its own is told with the rest; what two tables call alike is told apart. */
function opened(table: string, fields: Fields): Fields {
  const { kind } = fields;
  if (table === 'memos') return { ...fields, memoKind: kind };
  if (table === 'hand') return { ...fields, ...fieldsOf(fields['hand']), orderNumber: orderIn(fields['caseKey']) };
  if (table === 'setAside') {
    const kept = opened(textOf(fields['table']), fieldsOf(fields['raw']));
    return { ...kept, table: fields['table'], problem: fields['problem'], at: fields['at'] };
  }
  const { buyer, agent, ...facts } = fieldsOf(fields['facts']);
  return { ...facts, ...fields, buyerSaid: buyer, agentSaid: agent };
}

const orderIn = (caseKey: unknown): string => /(?:^|:)order:(.+)$/.exec(textOf(caseKey))?.[1] ?? '';

type Head = Omit<StoredRecord, 'lines'>;

const saidIn = (problem: unknown): string => {
  const said = parseSaying(problem);
  return said ? inWords(said) : '';
};

const timed = (name: string, value: unknown): string | undefined => {
  const at = moment(value);
  return at === '' ? undefined : `${word('stored', name)} ${at}`;
};
const stood = (family: Family, id: unknown): string | undefined => word(family, textOf(id)) || undefined;

/** What each kind of record is called, how it stands, and its time. */
const HEADS: Readonly<Record<string, (fields: Fields) => Head>> = {
  memos: (f) => ({ title: textOf(f['what']), state: stood('state', f['state']), time: timed('dueAt', f['dueAt']) }),
  ledger: (f) => ({
    title: textOf(f['goods']) || textOf(f['orderNumber']),
    state: t(f['closedAt'] === undefined ? 'ledgerState_open' : 'ledgerState_closed'),
    time: timed('openedAt', f['openedAt']),
  }),
  calls: (f) => ({ title: textOf(f['said']), state: stood('call', f['outcome']), time: timed('at', f['at']) }),
  handovers: (f) => ({
    title: some(textOf(f['from']), textOf(f['to'])).join(' → '),
    state: t('storedCount', listOf(f['items']).length),
    time: timed('at', f['at']),
  }),
  hand: (f) => ({ title: textOf(f['orderNumber']), state: stood('fault', f['fault']), time: timed('at', f['at']) }),
  clocks: (f) => ({
    title: order(f['order']).join('') || person(f['buyer']).join(''),
    state: t('storedCount', listOf(f['clocks']).length),
    time: timed('seenAt', f['seenAt']),
  }),
  sent: (f) => ({ title: textOf(f['text']), time: timed('at', f['at']) }),
  events: (f) => ({
    title: textOf(f['quote']) || textOf(f['sentence']),
    state: stood('guard', f['did']),
    time: timed('at', f['at']),
  }),
  setAside: (f) => ({
    title: saidIn(f['problem']),
    state: stood('table', f['table']),
    time: timed('at', f['at']),
  }),
};
