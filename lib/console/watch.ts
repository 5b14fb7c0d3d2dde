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
/** A pane that still shows the previous buyer's order after this long belongs to both, or the page never refreshes it. */
const STALE_MS = 1500;

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
  let before: { buyer: string; order: string } | undefined;
  let switchedAt = 0;
  let heldOrder: string | undefined;

  const settle = (reading: PageReading): PageReading => {
    const { conversation } = reading;
    if (!conversation) return reading;
    const buyer = conversation.buyer.id;
    const order = conversation.order.state === 'found' ? conversation.order.value.number : conversation.order.state;
    if (before && before.buyer !== buyer) {
      switchedAt = now();
      heldOrder = before.order;
    }
    before = { buyer, order };
    const stale = heldOrder !== undefined && order === heldOrder && conversation.order.state !== 'absent';
    if (!stale || now() - switchedAt > STALE_MS * 20) {
      heldOrder = undefined;
      return reading;
    }
    // The same number under another buyer: nobody can tell yet whose order this is.
    later(STALE_MS / 3);
    const withheld: Conversation = { ...conversation, order: { state: 'absent' } };
    const problems = reading.problems.filter((p) => p.part !== 'order');
    return { ...reading, conversation: withheld, problems: [...problems, { part: 'order', kind: 'stale' }] };
  };

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
