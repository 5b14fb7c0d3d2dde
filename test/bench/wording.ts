import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fromRowConfig } from 'prh';
import { builtInLikeness } from '../../lib/policy/built-in';
import { recordsOf } from '../tools/score-wording';
import { clockName, time, timeOnce } from './clock';
import { coldFigures } from './cold-run';
import { figuresInChromium } from './wording-chromium';
import { type Figure, type Labelled, plainWords, wordingFigures } from './wording-figures';
import { draftOf, rawPass, withTerms } from './wording-texts';

/* The speed of judging, in Node by the processor's clock and in Chromium by the wall. */

/** `bench wording [--json FILE]`. */
export async function main(args: readonly string[]): Promise<number> {
  const rows: Figure[] = [];
  const put = (row: Figure) => {
    const rounded = { ...row, value: Number(row.value.toPrecision(4)), ratio: Number(row.ratio.toPrecision(4)) };
    rows.push(rounded);
    const { work, who, value, unit, ratio } = rounded;
    console.log(`${work.padEnd(56)} ${who.padEnd(34)} ${String(value).padStart(10)} ${unit.padEnd(6)} ${ratio}×`);
  };
  const records = recordsOf<Labelled>('wording').map(({ draft, expect }) => ({ draft, expect }));
  wordingFigures({ time, timeOnce }, records, builtInLikeness(), put);
  put(linted());
  const { figures, builtIn } = await coldFigures(withTerms(50_000));
  figures.forEach(put);
  for (const row of await figuresInChromium(records, builtIn)) put({ ...row, work: `Chromium: ${row.work}` });

  const at = args.indexOf('--json');
  const file = args[at + 1];
  const load = loadavg()[0]?.toFixed(1);
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, ${clockName}, load ${load}`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}

/** A rule linter goes through the text once a rule: a few drafts tell enough. */
function linted(): Figure {
  const drafts = Array.from({ length: 10 }, (_, i) => draftOf(200, i + 1));
  const plain = plainWords().filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  const linter = fromRowConfig('bench.yml', {
    version: 1,
    rules: plain.map((pattern) => ({ expected: '〇', pattern })),
  });
  const took = time(drafts, (text) => linter.makeChangeSet('draft.txt', text));
  return {
    work: '200 characters, new text',
    who: `prh, ${plain.length} rules of a term`,
    value: took / 1000,
    unit: 'µs',
    ratio: took / time(drafts, rawPass),
  };
}
