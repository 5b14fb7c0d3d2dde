import type { ComponentChildren } from 'preact';
import type { HandoverItem } from '../../../lib/memo/handover';
import { partOfRound, ROUND_PARTS, roundOrder } from '../../../lib/memo/round';
import { word } from '../../words';

/** Items in the order of the round: overdue, platform clocks, today by the hour, the rest; finished ones at the end. */
export function inOrder(items: readonly HandoverItem[], now: number): readonly HandoverItem[] {
  const place = new Map(
    roundOrder(
      items.map((item) => item.memo),
      now,
    ).map((memo, i) => [memo.id, i]),
  );
  const rank = (item: HandoverItem) => place.get(item.memo.id) ?? items.length;
  return items.toSorted((a, b) => rank(a) - rank(b));
}

/** The items under the heads of the round's parts. */
export function ItemList({ items, now, draw }: ItemListProps) {
  return (
    <>
      {ROUND_PARTS.map((part) => {
        const mine = items.filter((item) => partOfRound(item.memo, now) === part);
        return (
          mine.length > 0 && (
            <section key={part} class="items">
              <h2>
                {word('handoverPart', part)} <span class="figure secondary">{mine.length}</span>
              </h2>
              <ul>{mine.map(draw)}</ul>
            </section>
          )
        );
      })}
    </>
  );
}

export interface ItemListProps {
  items: readonly HandoverItem[];
  now: number;
  draw: (item: HandoverItem) => ComponentChildren;
}
