import type { IDBPTransaction } from 'idb';
import type { Store, TableName, Tables } from './db';

/* How the tables came to be, version by version. A released step never changes; a change of form is one more at the end. */

type Step = (db: Store, tx: IDBPTransaction<Tables, TableName[], 'versionchange'>) => void;

export const steps: readonly Step[] = [
  (db) => {
    const memos = db.createObjectStore('memos', { keyPath: 'id' });
    memos.createIndex('due', ['owner', 'desk', 'dueAt']);
    memos.createIndex('buyer', ['owner', 'buyer.id']);
    db.createObjectStore('told', { keyPath: 'id' });
    db.createObjectStore('hand', { keyPath: 'caseKey' });
    db.createObjectStore('events', { autoIncrement: true }).createIndex('day', 'day');
    db.createObjectStore('packs', { keyPath: 'id' });
    db.createObjectStore('settings', { keyPath: 'key' });
    db.createObjectStore('counters', { keyPath: 'name' });
    db.createObjectStore('setAside', { autoIncrement: true });
  },
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'id' });
    db.createObjectStore('versions', { keyPath: ['id', 'version'] });
    db.createObjectStore('publisher', { keyPath: 'name' });
  },
  (db) => {
    const ledger = db.createObjectStore('ledger', { keyPath: 'id' });
    ledger.createIndex('opened', ['owner', 'openedAt']);
    ledger.createIndex('order', 'orderNumber');
    db.createObjectStore('calls', { keyPath: 'id' }).createIndex('buyer', ['owner', 'buyerId', 'at']);
    db.createObjectStore('rounds', { keyPath: ['owner', 'day'] });
    db.createObjectStore('recurring', { keyPath: 'id' });
    db.createObjectStore('handovers', { keyPath: 'id' });
    db.createObjectStore('shelf', { keyPath: 'id' });
    db.createObjectStore('uses', { keyPath: 'reply' });
    db.createObjectStore('pictures', { keyPath: 'id' });
    db.createObjectStore('clocks', { keyPath: 'caseKey' });
    db.createObjectStore('sent', { autoIncrement: true }).createIndex('day', 'day');
    db.createObjectStore('handles', { keyPath: 'name' });
  },
  (db) => {
    db.createObjectStore('reports', { keyPath: 'id' });
    db.createObjectStore('team', { keyPath: 'agent' });
  },
];
