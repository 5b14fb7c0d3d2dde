import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { policyOf } from '../../lib/policy/in-force';
import { builtInPolicy } from '../../lib/policy/store-built-in';
import { compilePolicy, store } from '../../lib/wording/compile';
import type { Policy } from '../../lib/wording/rule';
import { yaml } from '../yaml-plugin';
import type { Figure } from './wording-figures';

/* How long until the first check, in processes that have read and compiled nothing yet. */

interface Cold {
  ready: number;
  judged: number;
  bytes: number;
}

const RUNS = 9;
const folder = 'test/.tmp/bench-cold';

/** Rows for the built-in policy and a large one, from what was stored of them, and compiled on the spot; and what was stored. */
export async function coldFigures(large: Policy): Promise<{ figures: readonly Figure[]; builtIn: string }> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [yaml()],
    ssr: { noExternal: true },
    build: { ssr: 'test/bench/cold.ts', outDir: folder, emptyOutDir: true, minify: true, target: 'node20' },
  });
  mkdirSync(folder, { recursive: true });
  const { likeness } = builtInPolicy();
  const textOf = (policy: Policy) => JSON.stringify({ policy: store(compilePolicy(policy)), likeness });
  const stored = textOf(policyOf([]));
  writeFileSync(`${folder}/built-in.json`, stored);
  writeFileSync(`${folder}/large.json`, textOf(large));
  const builtIn = median('stored', 'built-in.json');
  const terms = median('stored', 'large.json');
  const compiled = median('compile', 'built-in.json');
  const figures = [
    row('ready from a stored pack, cold', 'built-in policy, against 10 ms', builtIn.ready, 'ms', 10),
    row('the first check after that', 'built-in policy, against 1 ms', builtIn.judged, 'ms', 1),
    row('compiled from its patterns, cold', 'built-in policy, against stored', compiled.ready, 'ms', builtIn.ready),
    row('ready from a stored pack, cold', '50,000 terms, against 60 ms', terms.ready, 'ms', 60),
    row('memory of a stored pack', '50,000 terms, against 6 MB', terms.bytes / 1e6, 'MB', 6),
  ];
  return { figures, builtIn: stored };
}

const row = (work: string, who: string, value: number, unit: string, against: number): Figure => ({
  work,
  who,
  value,
  unit,
  ratio: value / against,
});

function median(what: string, file: string): Cold {
  const runs = Array.from({ length: RUNS }, (): Cold => {
    const args = ['--expose-gc', `${folder}/cold.js`, what, `${folder}/${file}`];
    return JSON.parse(execFileSync('node', args, { encoding: 'utf8' }));
  });
  const middle = (of: (run: Cold) => number) => runs.map(of).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
  return { ready: middle((r) => r.ready), judged: middle((r) => r.judged), bytes: middle((r) => r.bytes) };
}
