import type { Conversation } from '../model/conversation';
import type { ConsoleDescription } from './description';
import { firstOf } from './field';
import { type PageReading, readPage } from './read';

/*
 * Watches one console page: a single observer, a short debounce, and a slow rescan for what virtual rows change without a
 * mutation. After a switch the order pane is withheld until it has changed or time has settled it.
 */

const DEBOUNCE_MS = 200;
const RESCAN_MS = 2000;
/** A pane that still shows another buyer's order after this long is theirs in truth: the first reading was too early. */
const STALE_MS = 30_000;
const MOST_OWNERS = 500;

export interface Watch {
  page: Document;
  description: ConsoleDescription;
  signal: AbortSignal;
  now: () => number;
  onReading: (reading: PageReading) => void;
}

/** Reads now, and again whenever the page changed. Everything it starts ends with `signal`. Gives a way to read at once. */
export function watchConsole({ page, description, signal, now, onReading }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const settle = paneOwners(now);

  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted) return;
    const reading = settle(readPage(page, description));
    const key = JSON.stringify(reading);
    if (key === last) return;
    last = key;
    onReading(reading);
  };
  const later = (ms: number) => {
    timer ??= setTimeout(read, ms);
  };

  const observer = new MutationObserver(() => later(DEBOUNCE_MS));
  observer.observe(page.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class', 'data-id', 'id', 'placeholder', 'aria-expanded'],
  });
  const rescan = setInterval(read, RESCAN_MS);
  // A click in the list switches the buyer: read soon, without waiting for the page to come to rest.
  const onClick = () => {
    clearTimeout(timer);
    timer = setTimeout(read, 30);
  };
  page.addEventListener('click', onClick, { capture: true, signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(rescan);
    clearTimeout(timer);
  });
  read();
  return read;
}

/**
 * Withholds an order that was first seen under another buyer: after a switch the pane lags behind, and nobody can tell
 * yet whose order the next one is. Back with the first buyer, the same order is theirs at once.
 */
function paneOwners(now: () => number): (reading: PageReading) => PageReading {
  const owners = new Map<string, string>();
  let open = '';
  let since = 0;
  return (reading) => {
    const { conversation } = reading;
    if (!conversation) return reading;
    const { buyer, order } = conversation;
    if (buyer.id !== open) since = now();
    open = buyer.id;
    if (order.state !== 'found') return reading;
    const owner = owners.get(order.value.number);
    if (owner === undefined || owner === buyer.id || now() - since > STALE_MS) {
      owners.set(order.value.number, buyer.id);
      if (owners.size > MOST_OWNERS) owners.delete(owners.keys().next().value ?? '');
      return reading;
    }
    const withheld: Conversation = { ...conversation, order: { state: 'absent' } };
    const problems = reading.problems.filter((p) => p.part !== 'order');
    return { ...reading, conversation: withheld, problems: [...problems, { part: 'order', kind: 'stale' }] };
  };
}

/** The console's box and its send button, as they stand now. */
export function findBox(
  page: ParentNode,
  description: ConsoleDescription,
): { draft: HTMLElement | undefined; sends: HTMLElement[] } {
  const visible = (e: Element): e is HTMLElement =>
    e instanceof HTMLElement && (e.offsetParent !== null || e.getClientRects().length > 0);
  const drafts = firstOf(page, description.draft);
  return {
    draft: drafts.find(visible),
    sends: firstOf(page, description.send.buttons).filter((e): e is HTMLElement => e instanceof HTMLElement),
  };
}
