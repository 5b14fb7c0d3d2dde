import type { ConsoleView } from '../../lib/model/view';
import { tell } from '../../lib/request';
import { tried } from './tried';

/** Panels hear of changes at most this often. Milliseconds. */
const TELL_EVERY = 60;

/** To be called at every change: tells the panels soon, of all that has changed until then. */
export function panelTeller(view: () => ConsoleView, signal: AbortSignal): () => void {
  let telling: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(telling));
  return () => {
    telling ??= setTimeout(() => {
      telling = undefined;
      tried(() => tell('view', { view: view() }));
    }, TELL_EVERY);
  };
}
