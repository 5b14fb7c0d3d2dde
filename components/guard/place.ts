/* Where the card stands, in CSS pixels of the window. Pure: every size is an argument. */

export interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface CardPlace {
  left: number;
  /** from the window's upper edge, or from its lower one */
  top?: number;
  bottom?: number;
  maxHeight: number;
}

const GAP = 8;
const MARK_HEIGHT = 26;
/** with less room than this above the box, the card stands where there is more */
const ENOUGH = 220;

/**
 * Just above the box and never over it; under it where a small or zoomed window leaves no room above. A mark that would
 * lie under the card (a narrow box) keeps its own line between the two.
 */
export function placeCard(
  box: Rect,
  card: { width: number },
  mark: { width: number } | undefined,
  page: { width: number; height: number },
): CardPlace {
  const left = Math.max(GAP, Math.min(box.left, page.width - card.width - GAP));
  const besideMark = !mark || left + card.width + GAP <= box.right - mark.width;
  const lift = besideMark ? GAP : MARK_HEIGHT + GAP;
  const above = box.top - lift - GAP;
  const below = page.height - box.bottom - 2 * GAP;
  if (above >= ENOUGH || above >= below) {
    return { left, bottom: page.height - box.top + lift, maxHeight: Math.max(0, above) };
  }
  return { left, top: box.bottom + GAP, maxHeight: below };
}
