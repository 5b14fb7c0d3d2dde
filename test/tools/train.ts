import { readFileSync, writeFileSync } from 'node:fs';
import { NO_PROMISE, PROMISE, promiseFeatures, sentencesOf } from '../../lib/case/commitment';
import { NOTHING, scenarioFeatures } from '../../lib/case/scenario';
import type { Stage } from '../../lib/model/case';
import { type Example, learn } from './learn';
import { recordsOf } from './score';
import type { CommitmentRecord, ScenarioRecord } from './score-case';

/** Talks to learn scenarios from; `own` are sentences of the project that nothing is scored on. */
export interface ScenarioExample extends Example {
  id: string;
  said: string;
  corpus: 'scenario' | 'more-scenario' | 'own';
}

/** Everything scenarios are learned from: both corpora that may be learned from, and the project's own sentences. */
export function scenarioExamples(): readonly ScenarioExample[] {
  const exampleOf = (
    corpus: ScenarioExample['corpus'],
    { id, buyer, stage, expect }: Omit<ScenarioRecord, 'also'>,
  ): ScenarioExample => ({
    id,
    corpus,
    said: buyer.join(' / '),
    features: scenarioFeatures(buyer, stage),
    truth: expect ?? NOTHING,
  });
  return [
    ...(['scenario', 'more-scenario'] as const).flatMap((corpus) =>
      recordsOf<ScenarioRecord>(corpus).map((record) => exampleOf(corpus, record)),
    ),
    ...ownScenarios().map((record) => exampleOf('own', record)),
  ];
}

/** A heading names the scenario and its usual stage; a line may end with another stage. */
function ownScenarios(): Omit<ScenarioRecord, 'also'>[] {
  return underHeadings('own-scenario').map(({ heading, line, at }) => {
    const [name = '', usual = ''] = heading.split(' ');
    const [, said = '', stage = usual] = /^(.*?)(?: @(\S+))?$/.exec(line) ?? [];
    return {
      id: `own-${at}`,
      stage: stage as Stage,
      buyer: said.split(' / '),
      expect: name === NOTHING ? null : name,
    };
  });
}

export interface PromiseExample extends Example {
  id: string;
  corpus: 'commitment' | 'more-commitment' | 'own';
}

const SOME_DAY = Date.parse('2026-03-17T10:20:00+08:00');

/** Sentences that promise and that do not. Of a draft of several, the whole stands for the one that promises. */
export function promiseExamples(): readonly PromiseExample[] {
  const fromCorpora = (['commitment', 'more-commitment'] as const).flatMap((corpus) =>
    recordsOf<CommitmentRecord>(corpus).flatMap(({ id, draft, now, expect }): PromiseExample[] => {
      const sentences = expect === null ? sentencesOf(draft).map(({ text }) => text) : [draft];
      return sentences.map((text) => ({
        id,
        corpus,
        features: promiseFeatures(text, Date.parse(now)),
        truth: expect === null ? NO_PROMISE : PROMISE,
      }));
    }),
  );
  const own = underHeadings('own-commitment').map(({ heading, line, at }): PromiseExample => {
    const [{ text = line } = {}] = sentencesOf(line);
    return { id: `own-${at}`, corpus: 'own', features: promiseFeatures(text, SOME_DAY), truth: heading };
  });
  return [...fromCorpora, ...own];
}

/** The lines of a text file of the project's own sentences, each with the heading it stands under. */
function underHeadings(name: string): { heading: string; line: string; at: number }[] {
  let heading = '';
  return readFileSync(`test/corpora/${name}.txt`, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line === '' || line.startsWith('#')) return [];
      const head = /^\[(.+)\]$/.exec(line)?.[1];
      if (head !== undefined) heading = head;
      return head === undefined ? [{ heading, line, at }] : [];
    });
}

/** Learns what `lib/case/words/*.json` hold; the same sentences always give the same files. */
export function main(): number {
  write('learned', scenarioExamples());
  write('promises', promiseExamples());
  return 0;
}

function write(name: string, examples: readonly Example[]): void {
  const text = `${JSON.stringify(learn(examples))}\n`;
  writeFileSync(`lib/case/words/${name}.json`, text);
  console.log(`${name}: ${examples.length} examples, ${Buffer.byteLength(text)} bytes`);
}
