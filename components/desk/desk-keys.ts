import { useLayoutEffect } from 'preact/hooks';
import { isPlain, isTyping } from '../keys';

/**
 * Hears single keys for a page of the desk: none while a field has them, and what a button, a box or a fold does with
 * Space and Enter stays theirs. Letters come in lower case, whatever the keyboard's lock says.
 */
export function useDeskKeys(on: Readonly<Partial<Record<string, () => void>>>): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPlain(event) || isTyping(event)) return;
      const presses = event.key === ' ' || event.key === 'Enter';
      if (presses && event.target instanceof Element && event.target.closest(PRESSED)) return;
      const act = on[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

const PRESSED = 'button:not(.line-body), input, summary, a';
