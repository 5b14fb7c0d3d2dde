import type { MemoId } from '../model/memo';
import { type Saved, type Store, save, type TableName } from './db';

/*
 * What is stored about one buyer: found in every table, shown, and erased. A buyer is known by the console's id and by
 * the numbers of their orders; a nickname is shared by many and proves nothing.
 */

const TABLES = [
  'memos',
  'ledger',
  'calls',
  'handovers',
  'hand',
  'clocks',
  'sent',
  'events',
  'setAside',
] as const satisfies readonly TableName[];
export type BuyerTable = (typeof TABLES)[number];

/** Whom it is about: the id, and the orders that belong to it. */
export interface BuyerMarks {
  id: string;
  orders: readonly string[];
}

export interface BuyerData {
  marks: BuyerMarks;
  /** by table: records that are the buyer's own, and records of others that name them somewhere */
  found: readonly { table: BuyerTable; records: readonly unknown[]; mentions: number }[];
}

/** Shorter marks stand in ordinary words and figures by chance: they count only where they are a whole value. */
const SURE_LENGTH = 6;

/** Everything stored about a buyer, read in one moment. */
export async function dataOfBuyer(store: Store, id: string): Promise<BuyerData> {
  const all = await readAll(store);
  const marks = marksOf(id, all);
  const found = TABLES.flatMap((table, i) => {
    const records = all[i] ?? [];
    const own = records.filter((record) => isOwn(record, marks));
    const mentions = records.filter((record) => !isOwn(record, marks) && names(record, marks)).length;
    return own.length + mentions > 0 ? [{ table, records: own, mentions }] : [];
  });
  return { marks, found };
}

/** Buyers that are stored here whose name, id or order holds the words; for finding the one that is meant. */
export async function findBuyers(
  store: Store,
  words: string,
  limit = 20,
): Promise<readonly { id: string; name: string; orders: readonly string[] }[]> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const buyers = new Map<string, { id: string; name: string; orders: Set<string> }>();
  for (const record of (await readAll(store)).flat()) {
    const { id, name, orders } = whose(record);
    if (id === undefined) continue;
    const known = buyers.get(id) ?? { id, name: '', orders: new Set<string>() };
    if (name) known.name = name;
    for (const order of orders) known.orders.add(order);
    buyers.set(id, known);
  }
  return [...buyers.values()]
    .filter(({ id, name, orders }) => [id, name, ...orders].some((each) => each.toLowerCase().includes(wanted)))
    .slice(0, limit)
    .map((buyer) => ({ ...buyer, orders: [...buyer.orders] }));
}

export interface Erased {
  /** records that were the buyer's own */
  erased: number;
  /** records of others out of which their id or order number was taken */
  cleaned: number;
}

/** Erases everything about a buyer in one write, all of it or nothing. Files made before know nothing of it. */
export function eraseBuyer(store: Store, marks: BuyerMarks): Promise<Saved<Erased>> {
  const all: TableName[] = [...TABLES, 'told'];
  return save(store, all, async (tx) => {
    const done: Erased = { erased: 0, cleaned: 0 };
    for (const table of TABLES) {
      let cursor = await tx.objectStore(table).openCursor();
      while (cursor) {
        const record: unknown = cursor.value;
        if (isOwn(record, marks)) {
          await cursor.delete();
          if (table === 'memos') await tx.objectStore('told').delete(cursor.key as MemoId);
          done.erased += 1;
        } else if (names(record, marks)) {
          await cursor.update(without(record, marks) as never);
          done.cleaned += 1;
        }
        cursor = await cursor.continue();
      }
    }
    return done;
  });
}

async function readAll(store: Store): Promise<unknown[][]> {
  const tx = store.transaction([...TABLES], 'readonly');
  return Promise.all(TABLES.map((table) => tx.objectStore(table).getAll() as Promise<unknown[]>));
}

/** The buyer's orders, from their own records. */
function marksOf(id: string, all: readonly (readonly unknown[])[]): BuyerMarks {
  const orders = new Set<string>();
  for (const record of all.flat()) {
    const found = whose(record);
    if (found.id === id) for (const order of found.orders) orders.add(order);
  }
  return { id, orders: [...orders] };
}

interface Whose {
  id?: string;
  name?: string;
  orders: readonly string[];
}

/** Whose record it is, by the fields that say so: `buyer.id` or `buyerId`, `order.number` or `orderNumber`, a case key. */
function whose(record: unknown): Whose {
  const fields = isRecord(record) ? record : {};
  // What was put aside lies in `raw`; an item of a handover is about the memo it carries.
  const inner = [fields['raw'], fields['memo']].find(isRecord) ?? fields;
  const buyer = isRecord(inner['buyer']) ? inner['buyer'] : {};
  const order = isRecord(inner['order']) ? inner['order'] : {};
  const caseKey = text(inner['caseKey']) ?? '';
  const id = text(buyer['id']) ?? text(inner['buyerId']) ?? /:buyer:(.+)$/.exec(caseKey)?.[1];
  const name = text(buyer['name']) ?? text(inner['buyerName']);
  const orders = [text(order['number']), text(inner['orderNumber']), /(?:^|:)order:(.+)$/.exec(caseKey)?.[1]];
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    orders: orders.flatMap((each) => each ?? []),
  };
}

function isOwn(record: unknown, { id, orders }: BuyerMarks): boolean {
  const found = whose(record);
  return found.id === id || (found.id === undefined && found.orders.some((each) => orders.includes(each)));
}

const marked = (value: string, { id, orders }: BuyerMarks): boolean =>
  [id, ...orders].some((mark) => value === mark || (mark.length >= SURE_LENGTH && value.includes(mark)));

/** True where the buyer is named anywhere in the record. */
function names(value: unknown, marks: BuyerMarks): boolean {
  if (typeof value === 'string') return marked(value, marks);
  if (Array.isArray(value)) return value.some((each) => names(each, marks));
  return isRecord(value) && !(value instanceof Blob) && Object.values(value).some((each) => names(each, marks));
}

/** The record with the buyer's own parts left out of its lists, and their marks out of its words. */
function without(value: unknown, marks: BuyerMarks): unknown {
  if (typeof value === 'string') {
    if (!marked(value, marks)) return value;
    return [marks.id, ...marks.orders].reduce((said, mark) => said.replaceAll(mark, '***'), value);
  }
  if (Array.isArray(value)) return value.filter((each) => !isOwn(each, marks)).map((each) => without(each, marks));
  if (!isRecord(value) || value instanceof Blob) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each, marks)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
