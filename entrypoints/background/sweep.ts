import { tell } from '../../lib/request';
import { sweep } from '../../lib/store/sweep';
import { backgroundStore } from './store';

/** Once a start: what cannot be read is put aside, so that no list and no backup stumbles over it. */
export async function sweepOnce(): Promise<void> {
  try {
    if ((await sweep(await backgroundStore(), Date.now())) > 0) tell('stored', { table: 'memos' });
  } catch {
    // No store (a private window): there is nothing to sweep.
  }
}
