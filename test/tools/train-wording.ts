import { writeFileSync } from 'node:fs';
import { toFile } from '../../lib/wording/learned';
import { learn } from './learn-wording';
import { lessonsOf, ownLessons } from './lessons';
import { isHeld, trainingRecords } from './score-wording';

/**
 * Learns `lib/policy/learned.json` from the corpora that may be learned from (`wording`, `more-wording`, `other-wording`,
 * `again-wording`; never `unseen-wording`), the project's own sentences, every rule's examples and the library's replies. `--dev`
 * leaves out the records held back. `score` learns for itself what it measures with, so that no figure rests on records learned from.
 */
export function main(args: readonly string[]): number {
  const records = trainingRecords().filter(({ id }) => !args.includes('--dev') || !isHeld(id));
  const lessons = [...lessonsOf(records), ...ownLessons()];
  const learned = learn(lessons);
  const text = `${JSON.stringify(toFile(learned))}\n`;
  writeFileSync('lib/policy/learned.json', text);
  const pieces = Object.keys(learned.rows).length;
  console.log(`${lessons.length} messages, ${pieces} pieces, ${Math.round(text.length / 1024)} KB`);
  return 0;
}
