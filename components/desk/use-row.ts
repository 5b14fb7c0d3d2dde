import { useLayoutEffect } from 'preact/hooks';

/** Keeps the row in hand in sight and in focus, unless a field has the focus: nothing is taken from who is typing. */
export function useRowFocus(id: string | undefined): void {
  useLayoutEffect(() => {
    if (id === undefined) return;
    const row = document.querySelector<HTMLElement>(`[data-memo="${CSS.escape(id)}"] .line-body`);
    row?.scrollIntoView?.({ block: 'nearest' });
    if (!document.activeElement?.matches('input:not([type=checkbox]), textarea, select'))
      row?.focus({ preventScroll: true });
  }, [id]);
}
