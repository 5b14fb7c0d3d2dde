import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inWords } from '../../components/words';
import { CATEGORIES, type Category, DEFAULT_SEVERITY, SEVERITIES } from '../../lib/model/category';
import { policyOf } from '../../lib/policy/in-force';
import { toldInLine } from '../../lib/policy/problem';
import { selfTest } from '../../lib/policy/self-test';
import { wholePolicy } from '../../lib/policy/whole';
import { amongCourtesies } from './lessons';
import { caseFigures, main as scoreCase } from './score-case';
import { main as scoreReplies, scoreSituations } from './score-situations';
import {
  againRecords,
  isHeld,
  moreRecords,
  type OnWrong,
  otherRecords,
  precisionOf,
  ratio,
  recallOf,
  recordsOf,
  scoreCrossed,
  scoreRecords,
  sumOf,
  unseenRecords,
  type WordingRecord,
  type WordingScore,
} from './score-wording';

const authored = () => recordsOf<WordingRecord>('wording');
const shipped = () => wholePolicy([]);

/** The corpora by name, each judged by what has not learned from it; `authored` alone is what ships, on what it learned. */
export const CORPORA: Readonly<Record<string, (onWrong?: OnWrong) => WordingScore>> = {
  authored: (onWrong) => scoreRecords(shipped(), authored(), onWrong),
  // The part nobody looks at while rules are written.
  held: (onWrong) =>
    scoreCrossed(
      authored().filter(({ id }) => isHeld(id)),
      onWrong,
    ),
  crossed: (onWrong) => scoreCrossed(authored(), onWrong),
  more: (onWrong) => scoreCrossed(moreRecords(), onWrong),
  other: (onWrong) => scoreCrossed(otherRecords(), onWrong),
  again: (onWrong) => scoreCrossed(againRecords(), onWrong),
  unseen: (onWrong) => scoreRecords(shipped(), unseenRecords(), onWrong),
  // The same, each among courtesies.
  around: (onWrong) => scoreRecords(shipped(), amongCourtesies(unseenRecords()), onWrong),
};

const BASELINE = 'test/corpora/baseline.json';

/** Every figure the project holds itself to, by name: what the baseline file keeps. */
export function figures(): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [corpus, score] of Object.entries(CORPORA)) {
    const scored = score();
    const prefix = corpus === 'authored' ? '' : `${corpus} `;
    const names: (Category | (typeof SEVERITIES)[number])[] = SEVERITIES.flatMap((severity) => [
      severity,
      ...CATEGORIES.filter((c) => DEFAULT_SEVERITY[c] === severity && corpus !== 'held'),
    ]);
    for (const name of names) {
      const sum = sumOf(scored, name);
      all[`${prefix}${name} precision`] = precisionOf(sum);
      all[`${prefix}${name} recall`] = recallOf(sum);
    }
    all[`${prefix}clean left alone`] = ratio(scored.clean - scored.alarmed, scored.clean);
  }
  all['pairs right'] = pairsRight();
  const situations = scoreSituations();
  all['replies top-3 acceptable'] = ratio(situations.within3, situations.of);
  all['replies first acceptable'] = ratio(situations.first, situations.of);
  return { ...all, ...caseFigures() };
}

/** The share of the sets "the same draft under different facts" that are right as a whole. */
function pairsRight(): number {
  const setOf = ({ id }: WordingRecord) => /^(pair-.+)-[a-z]$/.exec(id)?.[1];
  const sets = new Set(authored().flatMap((record) => setOf(record) ?? []));
  const failed = new Set<string>();
  scoreRecords(shipped(), authored(), (_category, _kind, record) => {
    const set = setOf(record);
    if (set !== undefined) failed.add(set);
  });
  return ratio(sets.size - failed.size, sets.size);
}

export const baseline = (): Record<string, number> =>
  existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Record<string, number>) : {};

/** What moved since the committed baseline, and `--write-baseline` to make the present figures the new one. */
function compareWithBaseline(write: boolean): void {
  const now = figures();
  const before = baseline();
  const moved = Object.entries(now).filter(([name, value]) => before[name] !== value);
  for (const [name, value] of moved) console.log(`${name}: ${before[name] ?? '–'} → ${value}`);
  if (moved.length === 0) console.log('nothing moved since the baseline');
  if (write) writeFileSync(BASELINE, `${JSON.stringify(now, null, 2)}\n`);
}

const tellWrong: OnWrong = (category, kind, { id, context, draft }, words) => {
  if (isHeld(id) && !/^(more|blind)-/.test(id)) return;
  const mark = kind === 'wrong' ? 'WRONG ' : 'MISSED';
  const { fault, stage, buyer, agent } = context;
  const said = [buyer?.at(-1) ?? '', ...(agent ?? [])].join(' | ');
  console.log(`${mark} ${category} ${id} [${fault} ${stage}] ${said} → ${draft}  ${words}`);
};

/** One corpus, category by category. */
function tell(corpus: string, scored: WordingScore, only?: string): void {
  const line = (name: string, of: Category | (typeof SEVERITIES)[number]) => {
    const sum = sumOf(scored, of);
    if (sum.right + sum.wrong + sum.missed === 0) return;
    const counts = `${sum.right} right, ${sum.wrong} wrong, ${sum.missed} missed`;
    console.log(
      `${name.padEnd(22)} precision ${precisionOf(sum).toFixed(3)}  recall ${recallOf(sum).toFixed(3)}  (${counts})`,
    );
  };
  console.log(`— ${corpus}`);
  for (const severity of SEVERITIES) {
    for (const c of CATEGORIES) if (DEFAULT_SEVERITY[c] === severity && (!only || c === only)) line(c, c);
    if (!only) line(severity.toUpperCase(), severity);
  }
  if (!only) console.log(`flagged at block or warn among ${scored.clean} that deserve nothing: ${scored.alarmed}\n`);
}

/**
 * `score [authored|held|crossed|more|other|again|unseen|around …] [--category X] [--wrong]`, `score rules` (the rules' own examples),
 * `score scenario|fault|commitment`. Without a name: everything, and what moved since the baseline. `--wrong` never shows
 * a record that is held back or unseen.
 */
export function main(args: readonly string[]): number {
  if (['scenario', 'fault', 'commitment'].some((name) => args.includes(name))) return scoreCase(args);
  if (args.includes('situations')) return scoreReplies(args);
  const only = args.includes('--category') ? args[args.indexOf('--category') + 1] : undefined;
  const problems = selfTest(policyOf([])).filter(
    (p) => !only || policyOf([]).rules.some((r) => r.id === p.rule && r.category === only) || !p.rule,
  );
  for (const p of problems) console.log(`RULE ${inWords(toldInLine(p))}`);
  if (args.includes('rules')) return problems.length > 0 ? 1 : 0;

  const named = Object.keys(CORPORA).filter((name) => args.includes(name));
  for (const name of named.length > 0 ? named : Object.keys(CORPORA)) {
    const onWrong = args.includes('--wrong') && !['unseen', 'around', 'held'].includes(name) ? tellWrong : undefined;
    const scored = CORPORA[name]?.((category, ...rest) => {
      if (!only || category === only) onWrong?.(category, ...rest);
    });
    if (scored) tell(name, scored, only);
  }
  if (named.length === 0 && !only) {
    scoreReplies([]);
    compareWithBaseline(args.includes('--write-baseline'));
  }
  return problems.length > 0 ? 1 : 0;
}
