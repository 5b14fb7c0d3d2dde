import { openStore, type Store } from '../../lib/store/db';

let store: Promise<Store> | undefined;

/** The store of this worker; opened on first use, and again after it was lost. Throws where there is none. */
export function backgroundStore(): Promise<Store> {
  store ??= open().catch((error: unknown) => {
    store = undefined;
    throw error;
  });
  return store;
}

async function open(): Promise<Store> {
  const opened = await openStore({
    onLost: () => {
      store = undefined;
    },
  });
  if (!opened.ok) throw new Error(opened.problem.key);
  return opened.store;
}
