import { readCommitment } from '../../lib/case/commitment';
import { readFault } from '../../lib/case/fault';
import { type Recogniser, recognise } from '../../lib/case/recognise';
import { NOTHING, readScenarios } from '../../lib/case/scenario';
import type { Fault, Stage } from '../../lib/model/case';
import type { Message } from '../../lib/model/conversation';
import { learn } from './learn';
import { isHeld, recordsOf } from './score-wording';
import { learnFault, learnScenarios, promiseExamples, scenarioExamples } from './train';

export type Part = 'all' | 'dev' | 'held';

export interface ScenarioRecord {
  id: string;
  stage: Stage;
  buyer: string[];
  expect: string | null;
  also?: string[];
}

export interface FaultRecord {
  id: string;
  refundReason?: string;
  chat: { from: 'buyer' | 'agent' | 'system'; text: string; images?: number }[];
  expect: Fault;
}

export interface CommitmentRecord {
  id: string;
  draft: string;
  now: string;
  expect: null | { what: string; dueBefore: string | null; after?: string; toleranceMinutes?: number };
}

// The corpus speaks of days in China; the reader goes by the machine's own clock.
process.env['TZ'] = 'Asia/Shanghai';

/** The corpora of a kind of record that may be read and learned from, and the one that is only ever scored. */
export const KNOWN = ['', 'more-', 'other-'] as const;
const UNSEEN = 'unseen-';
const CORPORA = [...KNOWN, UNSEEN] as const;
export type Corpus = (typeof CORPORA)[number];

const within = <T extends { id: string }>(name: string, part: Part): T[] =>
  recordsOf<T>(name).filter(({ id }) => part === 'all' || isHeld(id) === (part === 'held'));

const share = (right: number, of: number) => (of === 0 ? '–' : (right / of).toFixed(3));

type Tell = (id: string, line: string) => void;

/** First right, within three, and records with no scenario read as none. */
export function scoreScenario(part: Part, tell: Tell, corpus: Corpus = '') {
  const score = { first: 0, within3: 0, named: 0, none: 0, nones: 0 };
  for (const { id, stage, buyer, expect } of within<ScenarioRecord>(`${corpus}scenario`, part)) {
    const read = readScenarios(buyer, stage);
    if (expect === null) {
      score.nones++;
      if (read.length === 0) score.none++;
    } else {
      score.named++;
      if (read[0] === expect) score.first++;
      if (read.slice(0, 3).some((s) => s === expect)) score.within3++;
    }
    if ((read[0] ?? null) !== expect) tell(id, `[${stage}] ${buyer.join(' / ')} → ${read.join(' ')} not ${expect}`);
  }
  return score;
}

/** A record's chat as the reader takes it: pictures are messages of their own. */
export const messagesOf = (chat: FaultRecord['chat']): readonly Pick<Message, 'id' | 'from' | 'kind' | 'text'>[] =>
  chat.flatMap(({ from, text, images }, i) => [
    ...(images ? [{ id: `${i}i`, from, kind: 'image' as const, text: '' }] : []),
    { id: `${i}`, from, kind: 'text' as const, text },
  ]);

export function scoreFault(part: Part, tell: Tell, corpus: Corpus = '', by?: (id: string) => Recogniser) {
  const score = { right: 0, of: 0 };
  for (const { id, refundReason, chat, expect } of within<FaultRecord>(`${corpus}fault`, part)) {
    const { fault } = readFault({ messages: messagesOf(chat), refundReason }, by?.(id));
    score.of++;
    if (fault === expect) score.right++;
    else
      tell(
        id,
        `${refundReason ?? ''} ${chat.map((m) => `${m.from[0]}:${m.text}`).join(' | ')} → ${fault} not ${expect}`,
      );
  }
  return score;
}

export function scoreCommitment(part: Part, tell: Tell, corpus: Corpus = '', by?: (id: string) => Recogniser) {
  const score = { right: 0, wrong: 0, missed: 0, due: 0 };
  for (const { id, draft, now, expect } of within<CommitmentRecord>(`${corpus}commitment`, part)) {
    const read = readCommitment(draft, Date.parse(now), by?.(id));
    if (!expect && read) score.wrong++;
    if (expect && !read) score.missed++;
    const late = expect?.dueBefore ? Math.abs((read?.dueAt ?? 0) - Date.parse(expect.dueBefore)) / 60_000 : 0;
    const isDue = expect?.dueBefore ? late <= (expect.toleranceMinutes ?? 1) : (read?.dueAt ?? null) === null;
    if (expect && read) {
      score.right++;
      if (isDue) score.due++;
    }
    if (Boolean(expect) !== Boolean(read) || (expect && !isDue))
      tell(id, `${draft} → ${read ? `${read.what} ${read.dueAt}` : 'nothing'} not ${JSON.stringify(expect)} at ${now}`);
  }
  return score;
}

const ratio = (right: number, of: number) => (of === 0 ? 0 : Number((right / of).toFixed(4)));

/** What ships, on every corpus: on those it learned from and, told apart by name, on the unseen ones. */
export function caseFigures(): Record<string, number> {
  const silent: Tell = () => {};
  const all: Record<string, number> = {};
  for (const corpus of CORPORA) {
    const name = corpus.replace('-', ' ');
    const scenario = scoreScenario('all', silent, corpus);
    all[`${name}scenario first`] = ratio(scenario.first, scenario.named);
    all[`${name}scenario within three`] = ratio(scenario.within3, scenario.named);
    all[`${name}scenario none`] = ratio(scenario.none, scenario.nones);
    const fault = scoreFault('all', silent, corpus);
    all[`${name}fault`] = ratio(fault.right, fault.of);
    const promise = scoreCommitment('all', silent, corpus);
    all[`${name}commitment precision`] = ratio(promise.right, promise.right + promise.wrong);
    all[`${name}commitment recall`] = ratio(promise.right, promise.right + promise.missed);
    all[`${name}commitment due`] = ratio(promise.due, promise.right);
  }
  return all;
}

const FOLDS = 5;

/** The fold a record is scored in, by a recogniser that learned from the others. Stable for an id. */
const foldOf = (id: string): number => {
  let sum = 11;
  for (const c of id) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 1009;
  return sum % FOLDS;
};

/**
 * Scenarios as read by recognisers that never saw the record: five, each learned from four fifths of what may be learned
 * from. The figures of a corpus, by its name.
 */
export function crossScenario(tell: Tell): Map<string, ReturnType<typeof scoreScenario>> {
  const examples = scenarioExamples();
  const scores = new Map<string, ReturnType<typeof scoreScenario>>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const isIn = ({ corpus, id }: (typeof examples)[number]) => corpus !== 'own' && foldOf(id) === fold;
    const recogniser = learnScenarios(examples.filter((example) => !isIn(example)));
    for (const { id, corpus, features, truth, said } of examples.filter(isIn)) {
      const score = scores.get(corpus) ?? { first: 0, within3: 0, named: 0, none: 0, nones: 0 };
      scores.set(corpus, score);
      const read = recognise(recogniser, features).map(({ name }) => name);
      if (truth === NOTHING) {
        score.nones++;
        if (read[0] === NOTHING) score.none++;
      } else {
        score.named++;
        if (read[0] === truth) score.first++;
        const three = read.filter((name) => name !== NOTHING).slice(0, 3);
        if (read[0] !== NOTHING && three.includes(truth)) score.within3++;
      }
      if (read[0] !== truth) tell(id, `${said} → ${read.slice(0, 3).join(' ')} not ${truth}`);
    }
  }
  return scores;
}

/** For each record a recogniser of promises that never saw it. */
function promiseJudges(): (id: string) => Recogniser {
  const examples = promiseExamples();
  const judges = Array.from({ length: FOLDS }, (_, fold) =>
    learn(examples.filter(({ id, corpus }) => corpus === 'own' || foldOf(id) !== fold)),
  );
  return (id) => judges[foldOf(id)] ?? learn(examples);
}

/** For each talk a recogniser of fault that never saw it. */
function faultJudges(): (id: string) => Recogniser {
  const judges = Array.from({ length: FOLDS }, (_, fold) => learnFault((id) => foldOf(id) === fold));
  return (id) => judges[foldOf(id)] ?? learnFault();
}

/**
 * `score scenario|fault|commitment [--wrong]`: a line a corpus. What learns from records judges those
 * it never saw. `--wrong` never shows a record that is held back or unseen.
 */
export function main(args: readonly string[]): number {
  const silent: Tell = () => {};
  const tell: Tell = (id, line) => {
    const isShown = /^(?:more|other)-/.test(id) || !isHeld(id);
    if (args.includes('--wrong') && isShown) console.log(`${id} ${line}`);
  };
  const scenarioLine = (name: string, s: ReturnType<typeof scoreScenario>) =>
    `scenario ${name}: first ${share(s.first, s.named)}, within three ${share(s.within3, s.named)}, none ${share(s.none, s.nones)}`;
  if (args.includes('scenario')) {
    for (const [name, s] of crossScenario(tell)) console.log(scenarioLine(`${name}, cross-validated`, s));
    console.log(scenarioLine('unseen', scoreScenario('all', silent, UNSEEN)));
  }
  const parts: [string, Part, Corpus][] = [
    ['dev', 'dev', ''],
    ['held', 'held', ''],
    ['more', 'all', 'more-'],
    ['other', 'all', 'other-'],
    ['unseen', 'all', UNSEEN],
  ];
  for (const [name, part, corpus] of parts) {
    const by = corpus === UNSEEN ? silent : tell;
    if (args.includes('fault')) {
      const s = scoreFault(part, by, corpus, corpus === UNSEEN ? undefined : faultJudges());
      console.log(`fault ${name}: ${share(s.right, s.of)}`);
    }
    if (args.includes('commitment')) {
      const s = scoreCommitment(part, by, corpus, corpus === UNSEEN ? undefined : promiseJudges());
      console.log(
        `commitment ${name}: precision ${share(s.right, s.right + s.wrong)}, recall ${share(s.right, s.right + s.missed)}, due ${share(s.due, s.right)}`,
      );
    }
  }
  return 0;
}
