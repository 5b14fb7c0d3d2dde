/*
 * How much a file may hold before anything looks at it in earnest: deep nesting and endless lists are turned away by
 * counting alone, on a stack of our own, in one pass.
 */

const DEEPEST = 24;
const MOST_VALUES = 400_000;

/** Why the parsed text of a file is more than a policy can be; `undefined` where it is not. Stops counting at the bound. */
export function tooMuch(input: unknown, most = MOST_VALUES): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) return `文件一层套一层，超过 ${DEEPEST} 层，没有采用`;
    for (const inner of Object.values(value)) {
      if (++seen > most) return `文件里的条目超过 ${most} 个，没有采用`;
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
