import { writeFileSync } from 'node:fs';
import { NO_PROMISE, PROMISE, promiseFeatures, sentencesOf } from '../../lib/case/commitment';
import { hearAll, reasonGiven } from '../../lib/case/fault';
import { FAULT_VERDICTS, type FaultVerdict, type Heard, heardFeatures, verdictsOf } from '../../lib/case/fault-heard';
import type { Recogniser } from '../../lib/case/recognise';
import { NOTHING, scenarioFeatures } from '../../lib/case/scenario';
import type { Stage } from '../../lib/model/case';
import { UNKNOWN } from '../../lib/model/saying';
import { type Example, learn, THRIFTY } from './learn';
import { ownSentences } from './own';
import { type CommitmentRecord, type FaultRecord, KNOWN, messagesOf, type ScenarioRecord } from './score-case';
import { recordsOf } from './score-wording';
import { talkOf } from './talk';

/** Talks to learn scenarios from; `own` are sentences of the project that nothing is scored on. */
export interface ScenarioExample extends Example {
  id: string;
  said: string;
  corpus: string;
}

/** Thirty-six classes need more pieces than two do. */
export const learnScenarios = (examples: readonly Example[]): Recogniser =>
  learn(examples, { ...THRIFTY, kept: 13_000 });

/** Everything scenarios are learned from: the corpora that may be learned from, and the project's own sentences. */
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
    ...KNOWN.map((corpus) => `${corpus}scenario`).flatMap((corpus) =>
      recordsOf<ScenarioRecord>(corpus).map((record) => exampleOf(corpus, record)),
    ),
    ...ownScenarios().map((record) => exampleOf('own', record)),
  ];
}

/** A heading names the scenario and its usual stage; a line may end with another stage. */
function ownScenarios(): Omit<ScenarioRecord, 'also'>[] {
  return ownSentences('scenario').map(({ heading, line, id }) => {
    const [name = '', usual = ''] = heading.split(' ');
    const [, said = '', stage = usual] = /^(.*?)(?: @(\S+))?$/.exec(line) ?? [];
    return {
      id,
      stage: stage as Stage,
      buyer: said.split(' / '),
      expect: name === NOTHING ? null : name,
    };
  });
}

export interface PromiseExample extends Example {
  id: string;
  corpus: string;
}

const SOME_DAY = Date.parse('2026-03-17T10:20:00+08:00');

/** Sentences that promise and that do not. Of a draft of several, the whole stands for the one that promises. */
export function promiseExamples(): readonly PromiseExample[] {
  const fromCorpora = KNOWN.map((corpus) => `${corpus}commitment`).flatMap((corpus) =>
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
  const own = ownSentences('commitment').map(({ heading, line, id }): PromiseExample => {
    const [{ text = line } = {}] = sentencesOf(line);
    return { id, corpus: 'own', features: promiseFeatures(text, SOME_DAY), truth: heading };
  });
  return [...fromCorpora, ...own];
}

/** A talk with a settled fault: what its messages hold, and whose fault it came out as. */
interface Talk {
  id: string;
  start: FaultVerdict;
  heard: readonly Heard[];
  expect: FaultVerdict;
}

const verdictOf = (fault: string | undefined): FaultVerdict =>
  FAULT_VERDICTS.find((verdict) => verdict === fault && verdict !== 'nothing') ?? 'open';

function talks(): readonly Talk[] {
  const own = ownSentences('talks').map(({ heading, line, id }) => ({
    ...talkOf(line),
    id,
    expect: heading,
  }));
  const scored = KNOWN.flatMap((corpus) =>
    recordsOf<FaultRecord>(`${corpus}fault`).map(({ chat, ...record }) => ({ ...record, messages: messagesOf(chat) })),
  );
  return [...own, ...scored].map(({ id, messages, refundReason, expect }): Talk => {
    const evidence = reasonGiven(refundReason);
    const start = verdictOf(evidence[0]?.points);
    const heard: Heard[] = [];
    for (const each of hearAll(messages, evidence)) {
      heard.push(each.heard);
      if (each.ruled) evidence.push(each.ruled);
    }
    return { id, start, heard, expect: verdictOf(expect) };
  });
}

/** What a buyer's words of a scenario say about fault: a claim settles nothing, a change of mind does. */
const SAYS_OF_FAULT: Readonly<Record<string, FaultVerdict>> = {
  'changed-mind': 'buyer',
  'quality-defect': 'nothing',
  'damaged-in-transit': 'nothing',
  'not-as-described': 'nothing',
  'missing-item': 'nothing',
  'wrong-item': 'nothing',
  'authenticity-doubt': 'nothing',
  'late-delivery': 'nothing',
  'lost-parcel': 'nothing',
  'refund-progress': 'nothing',
  'how-to-use': 'nothing',
};

/** What one message says where nothing was said before it, or the fault is `now`. */
function heardAlone(
  from: 'buyer' | 'agent' | 'system',
  text: string,
  truth: string,
  now?: 'buyer' | 'seller',
): Example {
  const evidence = now ? [{ points: now, because: UNKNOWN }] : [];
  const [said] = [...hearAll([{ id: '', from, kind: 'text', text }], evidence)];
  return { truth, features: said ? heardFeatures(said.heard) : new Map() };
}

/**
 * Learns what messages say about fault from the project's own sentences and from buyers' words whose scenario is known, then from talks of which only the end is known: the
 * likeliest course that leads there is taken for true, and learned from, twice. Talks that `leaves` names are left out.
 */
export function learnFault(leaves: (id: string) => boolean = () => false): Recogniser {
  const told = ownSentences('fault').map(({ heading, line }): Example => {
    const [from = '', truth = ''] = heading.split(' ');
    const now = truth !== 'open' ? undefined : from === 'buyer' ? ('buyer' as const) : ('seller' as const);
    return heardAlone(from as 'buyer' | 'agent' | 'system', line, truth, now);
  });
  const meant = scenarioExamples().flatMap(({ said, truth }): Example[] => {
    const verdict = SAYS_OF_FAULT[truth];
    return verdict === undefined || said.includes(' / ') ? [] : [heardAlone('buyer', said, verdict)];
  });
  const own = [...told, ...meant];
  const known = talks().filter(({ id }) => id.startsWith('own-') || !leaves(id));
  let recogniser = learn(own);
  for (let round = 0; round < 3; round++) {
    const by = recogniser;
    const examples = known.flatMap((talk) =>
      courseOf(talk, by).map((truth, i): Example => {
        const heard = talk.heard[i];
        return { truth, features: heard ? heardFeatures(heard) : new Map() };
      }),
    );
    recogniser = learn([...own, ...examples]);
  }
  return recogniser;
}

/** The likeliest verdicts of a talk's messages of those that end as the talk did (Viterbi). */
function courseOf({ start, heard, expect }: Talk, by: Recogniser): readonly FaultVerdict[] {
  let best = new Map<FaultVerdict, { worth: number; course: FaultVerdict[] }>([[start, { worth: 0, course: [] }]]);
  for (const each of heard) {
    const next = new Map<FaultVerdict, { worth: number; course: FaultVerdict[] }>();
    const verdicts = verdictsOf(each, by);
    for (const [state, { worth, course }] of best) {
      for (const { verdict, likelihood } of verdicts) {
        const to = verdict === 'nothing' ? state : verdict;
        const sum = worth + Math.log(likelihood + 1e-9);
        if (sum > (next.get(to)?.worth ?? -Infinity)) next.set(to, { worth: sum, course: [...course, verdict] });
      }
    }
    best = next;
  }
  return best.get(expect)?.course ?? heard.map(() => 'nothing' as const);
}

/** Learns what `lib/case/words/*.json` hold; the same sentences always give the same files. */
export function main(): number {
  write('learned', learnScenarios(scenarioExamples()));
  write('promises', learn(promiseExamples()));
  write('faults', learnFault());
  return 0;
}

function write(name: string, recogniser: Recogniser): void {
  const text = `${JSON.stringify(recogniser)}\n`;
  writeFileSync(`lib/case/words/${name}.json`, text);
  console.log(`${name}: ${Object.keys(recogniser.rows).length} features, ${Buffer.byteLength(text)} bytes`);
}
