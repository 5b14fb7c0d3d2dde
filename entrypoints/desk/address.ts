import { signal } from '@preact/signals';

/* What is in front, as the address says it: "#calls/ID". A page can be gone back to, reloaded and linked to. */

const read = () => {
  const [pane = '', rest] = location.hash.slice(1).split('/');
  return { pane, rest: rest === undefined ? undefined : decodeURIComponent(rest) };
};

export const address = signal(read());
window.addEventListener('hashchange', () => {
  address.value = read();
});
