import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '../../test/tools/lessons';
import { LIKE_KINDS } from '../policy/pack';
import { foldInto, foldRoom } from './fold';
import { fromFile, type Learned, toFile } from './learned';
import { LikenessJudge } from './likeness';
import { storeLikeness } from './likeness-store';
import { restoreLikeness } from './likeness-tables';
import { DIRECTIONS, NOTHING } from './network';
import { scaleOf } from './rows';

/* What was learned is the same when it has been to a file and back, and what is kept of it judges by just that. */

const judgeBy = (learned: Learned) =>
  new LikenessJudge(restoreLikeness(JSON.parse(JSON.stringify(storeLikeness(learned)))));

const weight = fc.integer({ min: -44, max: 44 }).map((notch) => String.fromCharCode(79 + notch));
const letters = fc.constantFrom(...'运费您出你=A0@好評退，');
const piece = fc.array(letters, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
const row = fc.array(weight, { minLength: LIKE_KINDS.length, maxLength: LIKE_KINDS.length }).map((all) => all.join(''));

const HIDDEN = 3;
const place = fc.array(weight, { minLength: DIRECTIONS, maxLength: DIRECTIONS }).map((all) => all.join(''));
const numbers = (length: number) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
const layer = (inputs: number, sums: number) => fc.record({ start: numbers(sums), weights: numbers(inputs * sums) });
const layers = fc.record({ hidden: layer(DIRECTIONS, HIDDEN), out: layer(HIDDEN, LIKE_KINDS.length) });

/** Some of the pieces are in the network, or there is none. */
const learned: fc.Arbitrary<Learned> = fc
  .tuple(fc.array(fc.tuple(piece, row, fc.option(place)), { maxLength: 40 }), fc.option(layers))
  .map(([pieces, network]) => {
    const rows = Object.fromEntries(pieces.map(([name, says]) => [name, says]));
    const places = Object.fromEntries(pieces.flatMap(([name, , at]) => (at === null ? [] : [[name, at]])));
    const all = { kinds: LIKE_KINDS, step: 0.05, start: LIKE_KINDS.map(() => -2), rows };
    return { ...all, network: network ? { rows: places, ...network } : undefined };
  });

test('a file of what was learned holds every piece and every weight', () => {
  fc.assert(
    fc.property(learned, (it) => {
      expect(fromFile(JSON.parse(JSON.stringify(toFile(it))))).toEqual(it);
    }),
  );
});

test('a text scores what its pieces say, each once, whatever was read before it', () => {
  const texts = fc.array(
    fc.array(letters, { minLength: 1, maxLength: 30 }).map((all) => all.join('')),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(learned, texts, (it, all) => {
      const judge = judgeBy({ ...it, network: undefined });
      const room = foldRoom();
      for (const text of all) {
        foldInto(room, text);
        judge.read(room);
        const rows = [...piecesOf(text)].flatMap((piece) => it.rows[piece] ?? []);
        const said = (kind: number) => rows.reduce((sum, row) => sum + row.charCodeAt(kind) - NOTHING, 0);
        it.kinds.forEach((_, kind) => {
          const score = (it.start[kind] ?? 0) + said(kind) * scaleOf(rows.length) * it.step;
          expect(judge.best[kind], text).toBeCloseTo(score, 9);
        });
      }
    }),
  );
});

test('the thousandth text scores like the first', () => {
  const judge = judgeBy({ kinds: ['arguing'], step: 1, start: [-1], rows: { 退: 'Z' }, network: undefined });
  const room = foldRoom();
  foldInto(room, '退一退');
  const scores = Array.from({ length: 1000 }, () => {
    judge.read(room);
    return judge.best[0];
  });
  expect(new Set(scores)).toEqual(new Set([-1 + ('Z'.charCodeAt(0) - NOTHING) * scaleOf(1)]));
});

test('a kind that was not learned is none', () => {
  const judge = judgeBy({ kinds: ['arguing'], step: 1, start: [-1], rows: { 退: 'Z' }, network: undefined });
  expect([judge.kind('arguing'), judge.kind('off-platform')]).toEqual([0, -1]);
});

test('a file of nothing is nothing', () => {
  const nothing: Learned = { kinds: [], step: 0, start: [], rows: {}, network: undefined };
  expect(fromFile(toFile(nothing))).toEqual(nothing);
});

test('the network says what the pieces together mean, and nothing where they leave nothing open', () => {
  const nothing = 'O'.repeat(DIRECTIONS);
  const one = `P${nothing.slice(1)}`;
  // Either piece alone is below the one hidden sum's start, both together are above it.
  const network = {
    rows: { 手: one, 慢: one },
    hidden: { start: [-1.2], weights: [1.5, ...Array.from({ length: DIRECTIONS - 1 }, () => 0)] },
    out: { start: [0], weights: [4] },
  };
  const scoreOf = (text: string, start: number) => {
    const rows = { 手: 'O', 慢: 'O' };
    const judge = judgeBy({ kinds: ['arguing'], step: 1, start: [start], rows, network });
    const room = foldRoom();
    foldInto(room, text);
    judge.read(room);
    return judge.best[0] as number;
  };
  const alone = scoreOf('手又小又轻', -2);
  expect(scoreOf('慢又小又轻', -2)).toBe(alone);
  expect(scoreOf('手又慢又轻', -2)).toBeGreaterThan(alone + 1);
  expect(scoreOf('手又慢又轻', -9)).toBe(-9);
});
