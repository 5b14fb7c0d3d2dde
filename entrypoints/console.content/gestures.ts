import { guardSend } from '../../lib/console/box/send-guard';
import { findBox } from '../../lib/console/watch';
import type { Session } from './session';
import { tried } from './tried';

/** Listens to what the agent does in the page for one session: writing, sending, keeping a promise by its key. */
export function listenFor(session: Session): void {
  const { signal, description } = session;
  const options = { capture: true, signal };
  guardSend({
    window,
    box: () => session.box,
    sends: () => findBox(document, description).sends,
    key: description.send.key,
    signal,
    holds: () => session.holds(),
    onHeld: () => session.held(),
    onSent: () => session.sent(),
  });
  document.addEventListener(
    'input',
    (event) => {
      const { box } = session;
      if (box && event.composedPath().includes(box)) tried(() => session.changed());
    },
    options,
  );
  window.addEventListener(
    'keydown',
    (event) => {
      const { offer } = session;
      if (!event.altKey || event.isComposing || event.code !== 'KeyK' || !offer) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void session.keep(offer.offerId).catch(() => {});
    },
    options,
  );
}
