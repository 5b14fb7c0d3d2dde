/*
 * Stands between the agent's Send and the console: Enter, the send key and the send button are decided by a finished
 * check, synchronously. Whatever goes wrong here, the event goes on to the page as if nothing were installed.
 */

export interface SendGuard {
  window: Window;
  box: () => HTMLElement | undefined;
  sends: () => readonly HTMLElement[];
  key: 'Enter' | 'Ctrl+Enter';
  /** true to hold: decided on the text as it stands now */
  holds: () => boolean;
  onHeld: () => void;
  /** a Send the page was let have */
  onSent: () => void;
  signal: AbortSignal;
}

const POINTER = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/** Listens in the capture phase on the window, before anything the page registered. Ends with `signal`. */
export function guardSend({ window, box, sends, key, holds, onHeld, onSent, signal }: SendGuard): void {
  let composing = false;
  /** the rest of a gesture whose first event was held, or was an input method's */
  let holding: 'held' | 'ime' | undefined;
  let pressing = false;
  let holdingPointer = false;
  const options = { capture: true, signal };
  const listen = <T extends Event>(name: string, act: (event: T) => void) =>
    window.addEventListener(
      name,
      (event) => {
        try {
          act(event as T);
        } catch {
          // Law 1: a fault of ours is never the agent's; the event goes on.
          holding = undefined;
          holdingPointer = false;
          pressing = false;
        }
      },
      options,
    );
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const inBox = (event: Event) => {
    const at = box();
    return at !== undefined && event.composedPath().includes(at);
  };
  const isSendKey = (event: KeyboardEvent) =>
    (event.key === 'Enter' || event.code === 'Enter') &&
    !event.shiftKey &&
    !event.altKey &&
    (key === 'Enter' ? true : event.ctrlKey || event.metaKey);

  listen('compositionstart', () => {
    composing = true;
  });
  listen('compositionend', () => {
    composing = false;
  });
  listen<KeyboardEvent>('keydown', (event) => {
    if (event.code !== 'Enter' && event.key !== 'Enter') return;
    holding = undefined;
    if (!inBox(event)) return;
    if (event.isComposing || composing) return;
    if (event.keyCode === 229) {
      // The Enter that confirmed a candidate, told after the composition ended: some editors would send on it.
      holding = 'ime';
      event.stopImmediatePropagation();
      return;
    }
    if (!isSendKey(event)) return;
    if (!holds()) {
      onSent();
      return;
    }
    holding = 'held';
    stop(event);
    if (!event.repeat) onHeld();
  });
  for (const name of ['keypress', 'keyup'] as const) {
    listen<KeyboardEvent>(name, (event) => {
      if ((event.code !== 'Enter' && event.key !== 'Enter') || !holding) return;
      if (holding === 'held') stop(event);
      else event.stopImmediatePropagation();
      if (name === 'keyup') holding = undefined;
    });
  }
  for (const name of POINTER) {
    listen<MouseEvent>(name, (event) => {
      const path = event.composedPath();
      if (!sends().some((button) => path.includes(button))) {
        // Pressed on the button and let go elsewhere: that gesture is over.
        if (name === 'pointerdown' || name === 'pointerup') pressing = false;
        return;
      }
      // A click without a press came by the keyboard or a screen reader.
      if (name === 'pointerdown' || !pressing || (name === 'click' && event.detail === 0)) {
        pressing = name !== 'click';
        holdingPointer = false;
        holdingPointer = holds();
        if (holdingPointer) onHeld();
      }
      if (holdingPointer) stop(event);
      else if (name === 'click') onSent();
      if (name === 'click') pressing = false;
    });
  }
  listen<SubmitEvent>('submit', (event) => {
    const at = box();
    if (!at || !(event.target instanceof Node) || !event.target.contains(at)) return;
    if (!holds()) return;
    stop(event);
    onHeld();
  });
}
