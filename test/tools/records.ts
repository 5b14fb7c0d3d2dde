import type { Page } from 'playwright-core';
import type { PanelTarget } from '../browser/harness';

/* The extension's own records, read and put by whoever stands in one of its pages: journeys, pictures, the kill test. */

/** A page of the extension, or its side panel. */
export type OwnPage = Page | PanelTarget;

/** Records by table. */
export type Records = Readonly<Record<string, readonly object[] | undefined>>;

/** Every record of a table. */
export const recordsOf = <T>(page: OwnPage, table: string): Promise<T[]> => within(page, readAll<T>, table);

/** Puts these records in the place of all their tables held. */
export const putRecords = (page: OwnPage, records: Records): Promise<void> =>
  within(page, put, { records, instead: true });

/** Puts these records beside what their tables hold; one of the same key takes the other's place. */
export const addRecords = (page: OwnPage, records: Records): Promise<void> =>
  within(page, put, { records, instead: false });

async function within<A, T>(page: OwnPage, work: (given: A) => Promise<T>, given: A): Promise<T> {
  if ('goto' in page) {
    await page.evaluate(isThere);
    return page.evaluate(work as (given: unknown) => Promise<T>, given) as Promise<T>;
  }
  return page.evaluate<T>(`(${work})(${JSON.stringify(given)})`);
}

// What follows runs in the page: each function must stand on its own.

/** The extension has made its tables: whoever opens the database before that makes an empty one, of version 1. */
async function isThere(): Promise<void> {
  const made = async () =>
    (await indexedDB.databases()).some(({ name, version = 0 }) => name === 'wenda' && version > 1);
  while (!(await made())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function readAll<T>(table: string): Promise<T[]> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('wenda');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      try {
        const got = asked.result.transaction(table).objectStore(table).getAll();
        got.onerror = () => failed(got.error);
        got.onsuccess = () => done(got.result);
      } catch (error) {
        failed(error);
      }
      asked.result.close();
    };
  });
}

function put({ records, instead }: { records: Records; instead: boolean }): Promise<void> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('wenda');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      try {
        const tx = asked.result.transaction(Object.keys(records), 'readwrite');
        for (const [table, wanted] of Object.entries(records)) {
          if (instead) tx.objectStore(table).clear();
          for (const record of wanted ?? []) tx.objectStore(table).put(record);
        }
        tx.onabort = () => failed(tx.error);
        tx.oncomplete = () => done();
      } catch (error) {
        failed(error);
      }
      // It closes by itself once what was begun is done.
      asked.result.close();
    };
  });
}
