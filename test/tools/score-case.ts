import { readCommitment } from '../../lib/case/commitment';
import { readFault } from '../../lib/case/fault';
import { readScenarios } from '../../lib/case/scenario';
import type { Fault, Stage } from '../../lib/model/case';
import type { Message } from '../../lib/model/conversation';
import { isHeld, recordsOf } from './score-wording';

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

const within = <T extends { id: string }>(name: string, part: Part): T[] =>
  recordsOf<T>(name).filter(({ id }) => part === 'all' || isHeld(id) === (part === 'held'));

const share = (right: number, of: number) => (of === 0 ? '–' : (right / of).toFixed(3));

type Tell = (id: string, line: string) => void;

/** First right, within three, and records with no scenario read as none. */
export function scoreScenario(part: Part, tell: Tell) {
  const score = { first: 0, within3: 0, named: 0, none: 0, nones: 0 };
  for (const { id, stage, buyer, expect } of within<ScenarioRecord>('scenario', part)) {
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

export function scoreFault(part: Part, tell: Tell) {
  const score = { right: 0, of: 0 };
  for (const { id, refundReason, chat, expect } of within<FaultRecord>('fault', part)) {
    const { fault } = readFault({ messages: messagesOf(chat), refundReason });
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

export function scoreCommitment(part: Part, tell: Tell) {
  const score = { right: 0, wrong: 0, missed: 0, due: 0 };
  for (const { id, draft, now, expect } of within<CommitmentRecord>('commitment', part)) {
    const read = readCommitment(draft, Date.parse(now));
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

/** `score scenario|fault|commitment [--wrong] [--part dev|held]`. `--wrong` never shows a record that is held back. */
export function main(args: readonly string[]): number {
  const parts: Part[] = args.includes('held') ? ['held'] : args.includes('dev') ? ['dev'] : ['dev', 'held'];
  const tell: Tell = (id, line) => {
    if (args.includes('--wrong') && !isHeld(id)) console.log(`${id} ${line}`);
  };
  for (const part of parts) {
    if (args.includes('scenario')) {
      const s = scoreScenario(part, tell);
      console.log(
        `scenario ${part}: first ${share(s.first, s.named)}, within three ${share(s.within3, s.named)}, none ${share(s.none, s.nones)}`,
      );
    }
    if (args.includes('fault')) {
      const s = scoreFault(part, tell);
      console.log(`fault ${part}: ${share(s.right, s.of)}`);
    }
    if (args.includes('commitment')) {
      const s = scoreCommitment(part, tell);
      console.log(
        `commitment ${part}: precision ${share(s.right, s.right + s.wrong)}, recall ${share(s.right, s.right + s.missed)}, due ${share(s.due, s.right)}`,
      );
    }
  }
  return 0;
}
