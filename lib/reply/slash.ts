/** What the agent writes after "/" to look for a reply, and where it stands in the draft. */
export interface Slash {
  start: number;
  end: number;
  words: string;
}

const LONGEST = 20;

/**
 * The "/" and letters that end at the caret. Only at the start of the draft or after a space: "退/换", "24/7" and
 * addresses are words of the message. `undefined` where there is none.
 */
export function slashAt(draft: string, caret: number): Slash | undefined {
  const start = draft.lastIndexOf('/', caret - 1);
  if (start < 0 || caret - start - 1 > LONGEST) return undefined;
  if (start > 0 && !/\s/.test(draft.charAt(start - 1))) return undefined;
  const words = draft.slice(start + 1, caret);
  return /^[\p{L}]+$/u.test(words) ? { start, end: caret, words } : undefined;
}

/** How a reply that was looked up fits the open case. */
export interface Fit {
  /** why it had better not be used */
  caution?: string | undefined;
  /** false where something would be found in it once it stands in the box */
  isClean?: boolean | undefined;
}

const misfit = ({ caution, isClean }: Fit): number => (caution ? 2 : isClean === false ? 1 : 0);

/** What fits the case before what something would be said of, and that before what does not fit; else the order stays. */
export const fittingFirst = <F extends Fit>(found: readonly F[]): readonly F[] =>
  [...found].sort((a, b) => misfit(a) - misfit(b));
