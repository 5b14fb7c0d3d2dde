import { effect, type Signal } from '@preact/signals';

const STANDS_MS = 6000;
/** A long line is given the time to be read. */
const READ_MS = 150;

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
  const onChoice = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest('[role="status"]'))) line.value = '';
  };
  addEventListener('click', onChoice, true);
  addEventListener('change', onChoice, true);
}
