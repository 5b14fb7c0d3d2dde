import { readCase } from '../../lib/case/case';
import type { Fault, Stage } from '../../lib/model/case';
import type { Conversation } from '../../lib/model/conversation';
import { wholePolicy } from '../../lib/policy/whole';
import { builtInReplies } from '../../lib/reply/reply';
import { suggest } from '../../lib/reply/suggest';
import { check } from '../../lib/wording/check';
import { recordsOf } from './score-wording';

/** A chat, and the replies two supervisors would be content to see offered next. */
export interface SituationRecord {
  id: string;
  stage: Stage;
  fault: Fault;
  chat: { from: 'buyer' | 'agent'; text: string }[];
  accept: string[];
}

const NOW = Date.parse('2026-11-24T15:00:00+08:00');

const conversationOf = ({ chat }: SituationRecord): Conversation => ({
  consoleId: 'pinduoduo',
  platform: 'pinduoduo',
  buyer: { id: '1', name: '小***王', idIsName: false },
  order: {
    state: 'found',
    value: { number: '240905-282748536433670', goods: '双层玻璃杯', courier: '中通', trackingNumber: '78600012345678' },
  },
  messages: chat.map(({ from, text }, at) => ({
    id: String(at),
    from,
    kind: 'text',
    text,
    sentAt: NOW - (9 - at) * 60_000,
  })),
});

/** How often one of the first three replies is acceptable, the first is, and how many of the first three are. */
export function scoreSituations(tell: (id: string, line: string) => void = () => {}) {
  const policy = wholePolicy([]);
  const score = { of: 0, first: 0, within3: 0, shown: 0, good: 0 };
  for (const record of recordsOf<SituationRecord>('situations')) {
    const conversation = conversationOf(record);
    const hand = { fault: record.fault, stage: record.stage };
    const reading = readCase(conversation, hand, { limitYuan: 20, clocks: [], now: NOW });
    const passes = (text: string, facts: typeof reading.facts) =>
      check(policy, text, facts).every(({ severity }) => severity === 'hint');
    const offered = suggest({ reading, conversation, replies: builtInReplies(), now: NOW, passes }).slice(0, 3);
    const good = offered.filter(({ reply }) => record.accept.includes(reply));
    score.of++;
    score.shown += offered.length;
    score.good += good.length;
    if (good.length > 0) score.within3++;
    if (offered[0] && record.accept.includes(offered[0].reply)) score.first++;
    if (good.length === 0)
      tell(
        record.id,
        `[${record.fault} ${record.stage}] ${record.chat.map(({ text }) => text).join(' / ')} (${reading.scenarios.join(' ')}) → ${offered.map(({ reply }) => reply).join(' ')}`,
      );
  }
  return score;
}

/** `score situations [--wrong]`. */
export function main(args: readonly string[]): number {
  const score = scoreSituations((id, line) => {
    if (args.includes('--wrong')) console.log(`${id} ${line}`);
  });
  const share = (right: number, of: number) => (of === 0 ? '–' : (right / of).toFixed(3));
  console.log(
    `replies: top-3 acceptable ${share(score.within3, score.of)}, first acceptable ${share(score.first, score.of)}, of those shown ${share(score.good, score.shown)} (${score.of} situations)`,
  );
  return 0;
}
