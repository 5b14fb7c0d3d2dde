import { readFileSync, writeFileSync } from 'node:fs';
import { NOTHING, scenarioFeatures } from '../../lib/case/scenario';
import type { Stage } from '../../lib/model/case';
import { type Example, learn } from './learn';
import { recordsOf } from './score';
import type { ScenarioRecord } from './score-case';

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

/** `test/corpora/own-scenario.txt`: a heading, then a turn a line. */
function ownScenarios(): Omit<ScenarioRecord, 'also'>[] {
  let expect: string | null = null;
  let usual = '';
  return readFileSync('test/corpora/own-scenario.txt', 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line === '' || line.startsWith('#')) return [];
      const heading = /^\[(\S+) (\S+)\]$/.exec(line);
      if (heading) {
        expect = heading[1] === NOTHING ? null : (heading[1] ?? null);
        usual = heading[2] ?? '';
        return [];
      }
      const [, said = '', stage = usual] = /^(.*?)(?: @(\S+))?$/.exec(line) ?? [];
      return [{ id: `own-${at}`, stage: stage as Stage, buyer: said.split(' / '), expect }];
    });
}

/**
 * Learns `lib/case/words/learned.json`; the same sentences always give the same file.
 */
export function main(): number {
  const examples = scenarioExamples();
  const text = `${JSON.stringify(learn(examples))}\n`;
  writeFileSync('lib/case/words/learned.json', text);
  console.log(
    `${examples.length} turns, ${Math.round(text.length / 1024)} K characters, ${Buffer.byteLength(text)} bytes`,
  );
  return 0;
}
