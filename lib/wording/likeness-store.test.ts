import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIKE_KINDS } from '../policy/pack';
import { foldInto, foldRoom } from './fold';
import { fromFile, type Learned, likenessTables, toFile } from './learned';
import { LikenessJudge } from './likeness';
import { restoreLikeness, storeLikeness } from './likeness-store';

/* What was learned is the same when it has been to a file and back, and judges the same when its tables were kept. */

const weight = fc.integer({ min: -44, max: 44 }).map((notch) => String.fromCharCode(79 + notch));
const letters = fc.constantFrom(...'运费您出你=A0@好評退，');
const piece = fc.array(letters, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
const row = fc.array(weight, { minLength: LIKE_KINDS.length, maxLength: LIKE_KINDS.length }).map((all) => all.join(''));

const learned: fc.Arbitrary<Learned> = fc
  .array(fc.tuple(piece, row), { maxLength: 40 })
  .map((rows) => ({ kinds: LIKE_KINDS, step: 0.05, start: LIKE_KINDS.map(() => -2), rows: Object.fromEntries(rows) }));

test('a file of what was learned holds every piece and every weight', () => {
  fc.assert(
    fc.property(learned, (it) => {
      expect(fromFile(JSON.parse(JSON.stringify(toFile(it))))).toEqual(it);
    }),
  );
});

test('what was kept judges every text like what it was kept from', () => {
  fc.assert(
    fc.property(learned, fc.array(letters, { maxLength: 30 }), (it, text) => {
      const tables = likenessTables(it, LIKE_KINDS);
      const kept = restoreLikeness(JSON.parse(JSON.stringify(storeLikeness(tables))));
      const room = foldRoom();
      foldInto(room, text.join(''));
      const scoresBy = (judge: LikenessJudge) => {
        judge.read(room);
        return [...judge.best];
      };
      expect(scoresBy(new LikenessJudge(kept))).toEqual(scoresBy(new LikenessJudge(tables)));
    }),
  );
});

test('a file of nothing is nothing', () => {
  const nothing: Learned = { kinds: [], step: 0, start: [], rows: {} };
  expect(fromFile(toFile(nothing))).toEqual(nothing);
});
