import { guardSend } from '../../lib/console/box/send-guard';
import { findBox } from '../../lib/console/watch';
import type { Session } from './session';
import { tried } from './tried';

/** Listens to what the agent does in the page for one session: writing, sending, keeping a promise by its key. */
export function listenFor(session: Session): void {
  const { signal, description } = session;
  const options = { capture: true, signal };
  searchBySlash(session);
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
      if (!box || !event.composedPath().includes(box)) return;
      tried(() => session.changed());
      if (event instanceof InputEvent && event.isComposing) return;
      typed(session);
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
      void session.keep(offer.offerId);
    },
    options,
  );
}

/** An open search takes its own keys before Send is thought of; it listens to nothing while a word is composed. */
function searchBySlash(session: Session): void {
  const { signal } = session;
  const options = { capture: true, signal };
  const inBox = (event: Event) => {
    const { box } = session;
    return box !== undefined && event.composedPath().includes(box);
  };
  for (const name of ['keydown', 'keypress', 'keyup'] as const)
    window.addEventListener(
      name,
      (event) => {
        if (!tried(() => inBox(event) && session.slash.press(event))) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      options,
    );
  window.addEventListener('compositionstart', () => session.slash.isOpen && session.slash.close(), options);
  // What an input method wrote is told by the end of its work; the input event before it is still its own.
  window.addEventListener(
    'compositionend',
    (event) => {
      if (inBox(event)) setTimeout(() => typed(session));
    },
    options,
  );
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (session.slash.isOpen && !inBox(event) && !session.owns(event)) session.slash.dismiss();
    },
    options,
  );
}

function typed(session: Session): void {
  if (!session.signal.aborted) tried(() => session.typed());
}
