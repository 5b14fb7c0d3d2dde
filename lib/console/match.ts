import type { ConsoleDescription } from './description';

/** Whether `address` is one a match pattern names (`https://*.host/path*`). A malformed one of either matches nothing. */
export function matches(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search } = new URL(address);
  const parts = /^https:\/\/(\*\.)?([a-z0-9.-]+)(\/.*)$/.exec(pattern);
  if (!parts || protocol !== 'https:') return false;
  const [, any, host = '', path = ''] = parts;
  if (hostname !== host && !(any && hostname.endsWith(`.${host}`))) return false;
  const [first = '', ...rest] = path.split('*');
  // "/chat/*" names "/chat" as well: a page's own address is written both ways.
  const whole = `${pathname}${search}`;
  if (rest.length === 0) return whole === first;
  if (!whole.startsWith(first) && `${pathname}/` !== first) return false;
  let at = first.length;
  for (const piece of rest.slice(0, -1)) {
    const found = whole.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  const last = rest.at(-1) ?? '';
  return last === '' || (whole.length - last.length >= at && whole.endsWith(last));
}

/** The first description whose pages hold `address`; put a shop's own in front of the built-in ones. */
export const consoleAt = (all: readonly ConsoleDescription[], address: string): ConsoleDescription | undefined =>
  all.find((each) => each.matches.some((pattern) => matches(pattern, address)));
