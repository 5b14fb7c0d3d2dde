import { NO_FACTS } from '../../lib/model/case';
import { check, restore } from '../../lib/wording/check';
import { restoreLikeness } from '../../lib/wording/likeness-tables';
import { timerBy } from './timer';
import { type Figure, type Labelled, wordingFigures } from './wording-figures';

/* Runs in a page of Chromium: the same rows as in Node, and how long a page that has read nothing yet takes to be ready. */

const wall = () => performance.now() * 1e6;

const bench = {
  figures(records: readonly Labelled[], stored: string): readonly Figure[] {
    const likeness = restoreLikeness(JSON.parse(stored).likeness);
    const rows: Figure[] = [];
    wordingFigures(timerBy(wall, wall), records, likeness, (row) => rows.push(row));
    return rows;
  },
  /** Milliseconds from the text of a stored policy, with what was learned, to being ready, and of the first check after that. */
  cold(stored: string): { ready: number; judged: number } {
    const began = performance.now();
    const kept = JSON.parse(stored);
    const policy = restore(kept.policy, restoreLikeness(kept.likeness));
    const ready = performance.now();
    check(policy, '亲，运费需要您先承担一下哦', { ...NO_FACTS, stage: 'after-sale' });
    return { ready: ready - began, judged: performance.now() - ready };
  },
};
export type WordingBench = typeof bench;

Object.assign(globalThis, { wordingBench: bench });
