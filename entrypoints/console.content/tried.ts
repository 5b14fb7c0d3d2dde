/** Runs a part of ours; one that fails is left out, and the console goes on. */
export function tried<T>(part: () => T): T | undefined {
  try {
    return part();
  } catch (error) {
    console.warn('[稳答]', error instanceof Error ? error.message : 'failed');
    return undefined;
  }
}
