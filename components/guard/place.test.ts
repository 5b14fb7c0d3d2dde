import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from './place';

const page = { width: 1200, height: 760 };
const card = { width: 440 };
const mark = { width: 92 };

describe('where the card stands', () => {
  it('stands a hand above a wide box, at its left edge, the mark beside it', () => {
    const place = placeCard({ left: 236, right: 914, top: 630, bottom: 720 }, card, mark, page);
    expect(place).toEqual({ left: 236, bottom: 138, maxHeight: 614 });
  });
  it('leaves the mark its own line over a narrow box', () => {
    const place = placeCard({ left: 236, right: 560, top: 630, bottom: 720 }, card, mark, page);
    expect(place.bottom).toBe(760 - 630 + 34);
  });
  it('stays inside the window beside a box at its right edge', () => {
    expect(placeCard({ left: 1000, right: 1190, top: 630, bottom: 720 }, card, mark, page).left).toBe(752);
  });
  it('stands under a box with no room above', () => {
    const place = placeCard({ left: 100, right: 900, top: 60, bottom: 140 }, card, mark, page);
    expect(place).toEqual({ left: 100, top: 148, maxHeight: 604 });
  });
  it('never covers the box, whatever the window, box and zoom', () => {
    const size = fc.integer({ min: 200, max: 2000 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 20, max: 300 }),
        (w, h, at, tall) => {
          const top = Math.min(at, h - tall);
          if (top < 0) return;
          const box = { left: 20, right: w - 20, top, bottom: top + tall };
          const place = placeCard(box, { width: Math.min(440, w * 0.92) }, mark, { width: w, height: h });
          const isAbove = place.bottom !== undefined && h - place.bottom < box.top;
          const isBelow = place.top !== undefined && place.top > box.bottom;
          expect(isAbove || isBelow).toBe(true);
        },
      ),
    );
  });
});
