import { QUOTE_STARTS } from './fold';

/** A stretch of a draft as typed. */
export interface Quote {
  start: number;
  end: number;
}

const OPENS = new RegExp(`[${QUOTE_STARTS}]`);
const CLOSES = /[”"」』\n]/g;
const LONGEST = 80;
const LEAD = 8;

/** What the agent quotes of somebody: marks with a word of saying shortly before them. In the order they stand. */
export function quotesIn(draft: string, quoting: readonly string[]): readonly Quote[] {
  const quotes: Quote[] = [];
  let at = draft.search(OPENS);
  // The next mark that closes, or the line's end; it is looked for once, however many marks open before it.
  let close = -1;
  for (; at >= 0 && at < draft.length; at++) {
    if (!OPENS.test(draft.charAt(at))) continue;
    if (close <= at) {
      CLOSES.lastIndex = at + 1;
      close = CLOSES.exec(draft)?.index ?? draft.length;
    }
    const inside = close - at - 1;
    if (close === draft.length || draft[close] === '\n' || inside < 1 || inside > LONGEST) continue;
    const lead = draft.slice(Math.max(0, at - LEAD), at);
    if (quoting.some((word) => lead.includes(word))) quotes.push({ start: at, end: close + 1 });
    at = close;
  }
  return quotes;
}

/** Whether a stretch lies inside one of the quotes. */
export function isQuoted(quotes: readonly Quote[], start: number, end: number): boolean {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const quote = quotes[low];
  return quote !== undefined && quote.start <= start;
}
