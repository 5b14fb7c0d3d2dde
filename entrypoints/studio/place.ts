import { signal } from '@preact/signals';
import { hrefOf, type Place, placeIn } from '../../lib/policy/place';

/* Where the studio stands: its address after the #, so that a reload and the browser's own "back" keep the place. */

export const place = signal<Place>(placeIn(location.hash));

addEventListener('hashchange', () => {
  place.value = placeIn(location.hash);
});

export function go(to: Place): void {
  location.hash = hrefOf(to);
}
