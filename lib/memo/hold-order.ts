/**
 * The order of a list that is being worked on: what was there stays where it was, whatever the clock or a change would
 * now sort it to; what is new is put behind the one it would follow. `sorted` is the list as it would be sorted afresh.
 */
export function holdOrder<T>(held: readonly T[], sorted: readonly T[]): readonly T[] {
  const present = new Set(sorted);
  const kept = held.filter((each) => present.has(each));
  const known = new Set(kept);
  if (known.size === sorted.length) return kept;
  const order = [...kept];
  let before: T | undefined;
  for (const each of sorted) {
    if (!known.has(each)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, each);
    before = each;
  }
  return order;
}
