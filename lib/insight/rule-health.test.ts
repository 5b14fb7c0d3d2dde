import { describe, expect, test } from 'vitest';
import type { RuleCounts } from '../model/rule-counts';
import type { GuardEvent } from '../model/view';
import { countRules, isWorthALook, sumRules } from './rule-health';

const did = (what: GuardEvent['did'], rule: string, reason?: string): GuardEvent => ({
  did: what,
  at: 1,
  rule,
  ...(reason ? { reason } : {}),
});
const counts = (over: Partial<RuleCounts> = {}): RuleCounts => ({
  rule: 'freight',
  held: 0,
  left: 0,
  rewritten: 0,
  overridden: 0,
  disputed: 0,
  reasons: [],
  ...over,
});

describe('by rule', () => {
  test('what was held, rewritten, sent all the same with its reasons, disputed, and went out; the busiest first', () => {
    const events = [
      did('held', 'freight'),
      did('held', 'freight'),
      did('held', 'freight'),
      did('rewritten', 'freight'),
      did('overridden', 'freight', '双方协商一致'),
      did('overridden', 'freight', '主管同意'),
      did('overridden', 'freight', '双方协商一致'),
      did('not-a-risk', 'promise', '不是承诺'),
    ];
    expect(countRules(events, new Map([['vague', 2]]))).toEqual([
      counts({
        held: 3,
        rewritten: 1,
        overridden: 3,
        reasons: [
          { reason: '双方协商一致', count: 2 },
          { reason: '主管同意', count: 1 },
        ],
      }),
      counts({ rule: 'vague', left: 2 }),
      counts({ rule: 'promise', disputed: 1 }),
    ]);
  });

  test('a mere check, and an event without a rule, count for none', () => {
    expect(countRules([{ did: 'checked', at: 1 }, { did: 'held', at: 1 }, did('held', '')], new Map())).toEqual([]);
  });

  test('several files are summed, reasons too, and no more than twenty of them kept', () => {
    const one = counts({ held: 2, overridden: 1, reasons: [{ reason: '主管同意', count: 1 }] });
    const [sum] = sumRules([[one], [one, counts({ rule: 'other' })]]);
    expect(sum).toEqual(counts({ held: 4, overridden: 2, reasons: [{ reason: '主管同意', count: 2 }] }));
    const many = Array.from({ length: 30 }, (_, i) => ({ reason: `理由${i}`, count: 1 }));
    expect(sumRules([[counts({ reasons: many })]])[0]?.reasons).toHaveLength(20);
  });
});

test.each([
  ['half of ten went past it', { held: 10, overridden: 3, disputed: 2 }, true],
  ['four of five did', { held: 5, overridden: 4 }, false],
  ['five of eleven did', { held: 11, overridden: 5 }, false],
  ['it warns only, and five say it is no risk', { disputed: 5 }, true],
  ['it was followed', { held: 20, rewritten: 20 }, false],
])('worth a look or not: %s', (_, over, worth) => expect(isWorthALook(counts(over))).toBe(worth));
