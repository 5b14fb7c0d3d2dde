// @vitest-environment node
import 'fake-indexeddb/auto';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { openStore } from './db';

/*
 * Every version of the database as it was released, written out, with records as that version kept them. A new step is
 * one more entry here; an entry never changes. From each version all later steps are walked, and nothing may be lost.
 */

interface Shape {
  keyPath?: string | string[];
  indexes?: Record<string, string | string[]>;
}
interface Version {
  tables: Record<string, Shape>;
  samples: Record<string, readonly object[]>;
}

const AT = 1_763_949_600_000;
const log = [{ at: AT, did: 'created' }];

const VERSIONS: readonly Version[] = [
  {
    tables: {
      memos: { keyPath: 'id', indexes: { due: ['owner', 'desk', 'dueAt'], buyer: ['owner', 'buyer.id'] } },
      told: { keyPath: 'id' },
      hand: { keyPath: 'caseKey' },
      events: { indexes: { day: 'day' } },
      packs: { keyPath: 'id' },
      settings: { keyPath: 'key' },
      counters: { keyPath: 'name' },
      setAside: {},
    },
    samples: {
      memos: [
        {
          id: 'm1',
          owner: '小李',
          what: '答复漏水杯',
          kind: 'reply',
          state: 'open',
          desk: 1,
          dueAt: AT,
          createdAt: AT,
          updatedAt: AT,
          buyer: { id: 'b1', name: '喵***酱' },
          log,
        },
      ],
      told: [{ id: 'm1', dueAt: AT }],
      hand: [{ caseKey: 'pinduoduo:order:1', hand: { fault: 'seller' }, at: AT }],
      events: [{ did: 'held', at: AT, day: '2025-11-24' }],
      packs: [{ id: 'shop', pack: { format: 1, id: 'shop', version: 1, name: '小店' }, storedAt: AT }],
      settings: [{ key: 'ownerName', value: '小李' }],
      counters: [{ name: '2025-11-24/held', count: 3 }],
      setAside: [{ table: 'memos', problem: '写法不对', raw: { id: 'x' }, at: AT }],
    },
  },
  {
    tables: {
      drafts: { keyPath: 'id' },
      versions: { keyPath: ['id', 'version'] },
      publisher: { keyPath: 'name' },
    },
    samples: {
      drafts: [{ id: 'shop', pack: { id: 'shop' }, revision: 4, savedAt: AT }],
      versions: [{ id: 'shop', version: 2, pack: { id: 'shop' }, publishedAt: AT }],
      publisher: [{ name: 'publisher', keys: {}, madeAt: AT }],
    },
  },
  {
    tables: {
      ledger: { keyPath: 'id', indexes: { opened: ['owner', 'openedAt'], order: 'orderNumber' } },
      calls: { keyPath: 'id', indexes: { buyer: ['owner', 'buyerId', 'at'] } },
      rounds: { keyPath: ['owner', 'day'] },
      recurring: { keyPath: 'id' },
      handovers: { keyPath: 'id' },
      shelf: { keyPath: 'id' },
      uses: { keyPath: 'reply' },
      pictures: { keyPath: 'id' },
      clocks: { keyPath: 'caseKey' },
      sent: { indexes: { day: 'day' } },
      handles: { keyPath: 'name' },
    },
    samples: {
      ledger: [{ id: 'l1', owner: '小李', openedAt: AT, orderNumber: '2409-1' }],
      calls: [{ id: 'c1', owner: '小李', buyerId: 'b1', buyerName: '喵', at: AT, outcome: 'agreed' }],
      rounds: [{ owner: '小李', day: '2025-11-24', startedAt: AT, order: ['m1'], looks: [] }],
      recurring: [{ id: 'r1', owner: '小李', what: '再处理一批仅退款' }],
      handovers: [{ id: 'h1', at: AT }],
      shelf: [{ id: 's1', text: '稍等' }],
      uses: [{ reply: 's1' }],
      pictures: [{ id: 'p1', blob: new Blob(['x']) }],
      clocks: [{ caseKey: 'pinduoduo:order:1' }],
      sent: [{ day: '2025-11-24', text: '好的' }],
      handles: [{ name: 'backup-folder', handle: {} }],
    },
  },
  {
    tables: { reports: { keyPath: 'id' }, team: { keyPath: 'agent' } },
    samples: {
      reports: [{ id: 'e1', agent: '小李', rule: 'only-cannot', text: '过时不候' }],
      team: [{ agent: '小李', state: { version: 3 } }],
    },
  },
];

const upTo = (version: number, part: 'tables' | 'samples') =>
  Object.assign({}, ...VERSIONS.slice(0, version).map((each) => each[part])) as Record<string, never>;

function shapeOf(db: IDBPDatabase<never>): Record<string, Shape> {
  const tx = db.transaction([...db.objectStoreNames] as never[]);
  return Object.fromEntries(
    [...db.objectStoreNames].map((name) => {
      const table = tx.objectStore(name as never);
      const indexes = Object.fromEntries(
        [...table.indexNames].map((each) => [each, table.index(each as never).keyPath]),
      );
      return [
        name,
        {
          ...(table.keyPath ? { keyPath: table.keyPath } : {}),
          ...(table.indexNames.length > 0 ? { indexes } : {}),
        },
      ];
    }),
  );
}

async function makeAt(name: string, version: number): Promise<void> {
  const db = await openDB(name, version, {
    upgrade(fresh) {
      for (const [table, { keyPath, indexes = {} }] of Object.entries<Shape>(upTo(version, 'tables'))) {
        const made = fresh.createObjectStore(table, keyPath ? { keyPath } : { autoIncrement: true });
        for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
      }
    },
  });
  for (const [table, records] of Object.entries<readonly object[]>(upTo(version, 'samples')))
    for (const record of records) await db.put(table, record);
  db.close();
}

describe('the steps of the database', () => {
  test.each(VERSIONS.map((_, i) => i + 1))('from version %i nothing is lost on the way to today’s', async (version) => {
    await makeAt(`steps-${version}`, version);
    const opened = await openStore({ name: `steps-${version}` });
    if (!opened.ok) throw new Error(opened.problem.key);
    const { store } = opened;
    // A step without its entry above fails here.
    expect(store.version).toBe(VERSIONS.length);
    expect(shapeOf(store as unknown as IDBPDatabase<never>)).toEqual(upTo(VERSIONS.length, 'tables'));
    for (const [table, records] of Object.entries<readonly object[]>(upTo(version, 'samples')))
      expect([table, await store.getAll(table as 'memos')]).toEqual([table, records]);
    store.close();
  });

  test('a fresh one is the same as one that walked all steps', async () => {
    const opened = await openStore({ name: 'steps-fresh' });
    if (!opened.ok) throw new Error(opened.problem.key);
    expect(shapeOf(opened.store as unknown as IDBPDatabase<never>)).toEqual(upTo(VERSIONS.length, 'tables'));
    opened.store.close();
  });
});
