import { type Saying, saying } from '../model/saying';

/*
 * How much a file may hold before anything looks at it in earnest: deep nesting and endless lists are turned away by
 * counting alone, on a stack of our own, in one pass.
 */

const DEEPEST = 24;
const MOST_VALUES = 400_000;

/** Why the parsed text of a file is more than a policy can be; `undefined` where it is not. Stops counting at the bound. */
export function tooMuch(input: unknown, most = MOST_VALUES): Saying | undefined {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) return saying('say_tooDeep', DEEPEST);
    for (const inner of Object.values(value)) {
      if (++seen > most) return saying('say_tooMany', most);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
