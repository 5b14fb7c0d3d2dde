import { writeFileSync } from 'node:fs';
import dictionary from 'opencc-js/dict/TSCharacters';

/* Everyday simplified text uses these three, too; turning them over would change what was written. */
const ALSO_SIMPLIFIED = new Set(['乾', '夥', '徵']);

/** Writes lib/wording/traditional.ts: character pairs of equal length, so that every offset stays where it was. */
export function main(): void {
  const pairs = String(dictionary)
    .split('|')
    .map((entry) => entry.split(' ').slice(0, 2))
    .filter(
      ([from = '', to = '']) => from.length === 1 && to.length === 1 && from !== to && !ALSO_SIMPLIFIED.has(from),
    );
  const lines = (side: number) =>
    (
      pairs
        .map((pair) => pair[side])
        .join('')
        .match(/.{1,100}/gu) ?? []
    )
      .map((line) => `  '${line}'`)
      .join(' +\n');
  writeFileSync(
    'lib/wording/traditional.ts',
    `/*
 * Traditional characters and the simplified ones they stand for, made by \`node test/tools/run.mjs traditional\` from the
 * dictionary of OpenCC (opencc-js, Apache-2.0). Only pairs of one UTF-16 unit each: offsets never move.
 */

export const TRADITIONAL =
${lines(0)};

export const SIMPLIFIED =
${lines(1)};
`,
  );
  console.log(`${pairs.length} pairs`);
}
