import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Where there is no layout to ask (in a test), so many rows are taken to be in sight. */
const BLIND_ROWS = 30;
const BEYOND = 8;

export interface RowWindow {
  /** rows [from, to) are drawn; the space of the others is kept above and below */
  from: number;
  to: number;
  above: number;
  below: number;
  /** scrolls no further than needed to bring a row into sight */
  reveal: (row: number) => void;
}

/** Which of many equally high rows are in sight of a scrolled box, whose head takes `head` pixels of it. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, height: number, head: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, tall: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setSeen({ top: element.scrollTop, tall: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look);
    resized?.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized?.disconnect();
    };
  }, [box]);
  const rows = seen.tall > 0 ? Math.ceil(seen.tall / height) : BLIND_ROWS;
  const from = Math.max(0, Math.min(Math.floor(seen.top / height), count - rows) - BEYOND);
  const to = Math.min(count, from + rows + 2 * BEYOND);
  return {
    from,
    to,
    above: from * height,
    below: (count - to) * height,
    reveal: (row) => {
      const element = box.current;
      if (!element || element.clientHeight === 0) return;
      const room = element.clientHeight - head;
      if (row * height < element.scrollTop) element.scrollTop = row * height;
      else if ((row + 1) * height > element.scrollTop + room) element.scrollTop = (row + 1) * height - room;
    },
  };
}
