import { readFileSync } from 'node:fs';
import { type CaseFacts, FAULTS, NO_FACTS, STAGES } from '../../lib/model/case';
import { type Category, DEFAULT_SEVERITY, type Severity } from '../../lib/model/category';
import { type CompiledPolicy, check } from '../../lib/wording/check';
import { amongCourtesies, ownLessons } from './lessons';
import { type Crossed, crossedWithOwn, trainingRecords, type WordingRecord } from './score-wording';

/*
 * `run.mjs bars [--drafts FILE]`: where the bars of rules by likeness should lie. Every record, by itself and among courtesies, and every ordinary sentence of the
 * project's own, is judged by what was learned without it; the bar of one rule after another is moved to where the least is wrong, and
 * what moved is printed, to be written into the packs by hand, with the examples' tests as the last word. Ordinary sentences, and
 * the messages of ordinary days that `--drafts` names (JSON Lines with `draft`), cost a little each that is flagged.
 */

/** What a wrong and a missed finding cost, by weight; a draft of an ordinary day; an ordinary sentence; and a record that deserves nothing. */
const WRONG: Readonly<Record<Severity, number>> = { block: 1.4, warn: 1.3, hint: 0.12 };
const MISSED: Readonly<Record<Severity, number>> = { block: 1, warn: 1, hint: 0.5 };
const ORDINARY = 0.12;
const OWN = 0.04;
const ALARM = 0.4;
/** One in so many ordinary sentences is judged: there are a hundred thousand. */
const ONE_IN = 7;
/** Bars are tried so far apart, in log odds, and so many to either side. */
const STEP = 0.2;
const REACH = 8;
/** A step must gain as much as this: what a few records say alone moves nothing. */
const FIRM = 0.4;
const LOWEST = -4.6;
const HIGHEST = 4;

const sureOf = (bar: number) => 1 / (1 + Math.exp(-bar));
const barOf = (sure: number) => Math.log(sure / (1 - sure));

export function main(args: readonly string[]): number {
  const file = args[args.indexOf('--drafts') + 1];
  const drafts = args.includes('--drafts') && file ? draftsIn(file) : [];
  const policies = crossedWithOwn();
  const training = trainingRecords();
  const records = [...training, ...amongCourtesies(training)];
  const own = ordinarySentences();
  const bars = barsOf(policies.map(({ compiled }) => compiled));
  const cost = () => costOf(policies, records, own, drafts);
  console.log(`${bars.size} bars, cost ${cost().toFixed(1)}`);
  for (const [rule, bar] of bars) {
    const from = bar.at;
    const tried = Array.from({ length: 2 * REACH + 1 }, (_, i) => from + (i - REACH) * STEP)
      .filter((at) => at >= LOWEST && at <= HIGHEST)
      .map((at) => {
        bar.set(at);
        return { at, cost: cost() };
      });
    // One record more or less makes a notch of its own: neighbours have their say.
    const smooth = tried.map(({ at, cost }, i) => ({
      at,
      cost:
        (2 * cost + (tried[i - 1]?.cost ?? cost) + (tried[i + 1]?.cost ?? cost)) / 4 +
        (Math.abs(at - from) / STEP) * FIRM,
    }));
    const best = smooth.reduce((least, each) => (each.cost < least.cost ? each : least));
    bar.set(best.at);
    if (best.at !== from) console.log(`${rule}: ${sureOf(from).toFixed(2)} → ${sureOf(best.at).toFixed(2)}`);
  }
  console.log(`cost ${cost().toFixed(1)}`);
  return 0;
}

const draftsIn = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { draft: string }).draft);

const AFTER_SALE: CaseFacts = { ...NO_FACTS, stage: 'after-sale' };

interface Bar {
  at: number;
  set(at: number): void;
}

/** The bars of all rules by likeness, each the same in all policies. */
function barsOf(policies: readonly CompiledPolicy[]): ReadonlyMap<string, Bar> {
  const bars = new Map<string, Bar>();
  for (const { situations, gates } of policies) {
    const met = FAULTS.flatMap((fault) =>
      STAGES.flatMap((stage) => situations.of({ ...NO_FACTS, fault, stage }, true).alikes),
    );
    for (const alike of new Set([...met, ...gates.values()])) {
      const known = bars.get(alike.rule.id);
      const bar: Bar = {
        at: barOf(alike.like.sure),
        set(at) {
          known?.set(at);
          bar.at = at;
          alike.bar = at;
          alike.like.sure = sureOf(at);
        },
      };
      bars.set(alike.rule.id, bar);
    }
  }
  return bars;
}

/** Sentences of the project's own of which nothing is said, or no more than a hint. */
const ordinarySentences = (): readonly string[] =>
  ownLessons()
    .filter(({ is, open }) => is.length === 0 && open.every((category) => isHint(category as Category)))
    .flatMap(({ text }, at) => (at % ONE_IN === 0 ? [text] : []));

const isHint = (category: Category) => DEFAULT_SEVERITY[category] === 'hint';

function costOf(
  policies: readonly Crossed[],
  records: readonly WordingRecord[],
  own: readonly string[],
  drafts: readonly string[],
): number {
  let sum = 0;
  for (const { compiled, has } of policies) {
    for (const { expect, may = [], draft, context, id } of records) {
      if (!has(id)) continue;
      const { buyer = [], agent = [] } = context;
      const findings = check(compiled, draft, { ...NO_FACTS, ...context, buyer, agent });
      const got = new Set(findings.map(({ category }) => category));
      const wrong = [...got].filter((category) => !expect.includes(category) && !may.includes(category));
      for (const category of wrong) sum += WRONG[DEFAULT_SEVERITY[category]];
      for (const category of expect) if (!got.has(category)) sum += MISSED[DEFAULT_SEVERITY[category]];
      if (expect.length === 0 && wrong.some((category) => !isHint(category))) sum += ALARM;
    }
    for (const draft of own) if (has(draft) && isFlagged(compiled, draft)) sum += OWN;
  }
  const [first] = policies;
  if (first) for (const draft of drafts) if (isFlagged(first.compiled, draft)) sum += ORDINARY;
  return sum;
}

const isFlagged = (compiled: CompiledPolicy, draft: string): boolean =>
  check(compiled, draft, AFTER_SALE).some(({ severity }) => severity !== 'hint');
