/** True while keys belong to a field, an open list or an input method: panel keys must not act then. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target;
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  );
}

/** The digit of a key press (1–9), by its place on the keyboard where Alt gives another character. */
export function digitOf(event: KeyboardEvent): number | undefined {
  const match = /^(?:Digit|Numpad)([1-9])$/.exec(event.code) ?? /^([1-9])$/.exec(event.key);
  return match ? Number(match[1]) : undefined;
}

export const isPlain = (event: KeyboardEvent): boolean => !event.altKey && !event.ctrlKey && !event.metaKey;

/** An empty search field has the focus: a digit or a sign there is a key of the panel, for nobody looks for it. */
export const isEmptySearch = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement && target.type === 'search' && target.value === '';
