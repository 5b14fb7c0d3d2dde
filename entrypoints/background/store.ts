import { openStore, type Store } from '../../lib/store/db';

let store: Promise<Store> | undefined;

/** The store of this worker; opened on first use, and again after it had to let go. */
export function backgroundStore(): Promise<Store> {
  store ??= openStore(() => {
    store = undefined;
  }).catch((error: unknown) => {
    store = undefined;
    throw error;
  });
  return store;
}
