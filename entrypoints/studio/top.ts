import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { place } from './place';
import { isSideOpen } from './side';

/** A page begins at its top with the focus there, as a new page would; where its address names a field, at that field. */
export function useTop(main: RefObject<HTMLElement | null>): void {
  const { field } = place.value;
  const isFirst = useRef(true);
  useEffect(() => {
    const came = !isFirst.current;
    isFirst.current = false;
    if (came) isSideOpen.value = false;
    if (field !== undefined) leadTo(field);
    else if (came && main.current) {
      main.current.scrollTop = 0;
      main.current.focus({ preventScroll: true });
    }
  }, [place.value]);
}

function leadTo(field: string): void {
  const found = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(
    (each) => each.dataset['field'] === field,
  );
  for (let around = found?.closest('details'); around; around = around.parentElement?.closest('details'))
    around.open = true;
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
}
