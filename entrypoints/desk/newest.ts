/** Tells readings that overlap apart: each asks for its turn first, and shows what it found only where no later one has begun. */
export function newest(): () => () => boolean {
  let last = 0;
  return () => {
    const mine = ++last;
    return () => mine === last;
  };
}
