import { effect, type Signal } from '@preact/signals';

const STANDS_MS = 6000;
/** A long line is given the time to be read. */
const READ_MS = 150;

const isFile = (target: EventTarget | null) => target instanceof HTMLInputElement && target.type === 'file';

/**
 * A line that says what came of a choice passes: after some seconds, and with the next choice, so that it never stands
 * beside what another came to. Whoever wants to copy it may click on it.
 */
export function passing(line: Signal<string>): void {
  effect(() => {
    if (line.value === '') return undefined;
    const fading = setTimeout(() => (line.value = ''), Math.max(STANDS_MS, READ_MS * line.value.length));
    return () => clearTimeout(fading);
  });
  const onChoice = ({ target }: Pick<Event, 'target'>) => {
    if (!(target instanceof Element && target.closest('[role="status"]'))) line.value = '';
  };
  // Before the choice is made, not in it: what is drawn anew amid a click gives a box its old tick back.
  addEventListener('pointerdown', onChoice, true);
  addEventListener('keydown', ({ key, target }) => (key === 'Enter' || key === ' ') && onChoice({ target }), true);
  addEventListener('change', (event) => isFile(event.target) && onChoice(event), true);
}
