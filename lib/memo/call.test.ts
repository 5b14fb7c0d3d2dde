import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords } from '../../components/words';
import { says } from '../../test/says';
import { SCENARIOS } from '../model/case';
import type { MemoId } from '../model/memo';
import { admitCall, afterCall, type Call, type CallOutcome, mayCall } from './call';
import { newMemo } from './memo';
import { prepFor } from './prep';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
let calls = 0;
const call = (when: number, outcome: CallOutcome = 'no-answer', over: Partial<Call> = {}): Call => ({
  id: `c${calls++}`,
  owner: '小李',
  buyerId: 'b1',
  buyerName: '喵酱',
  at: when,
  outcome,
  ...over,
});

describe('when a buyer may be called', () => {
  test.each([
    ['one minute before ten', at(24, 9, 59), { may: false, why: 'hours', until: at(24, 10) }],
    ['at ten', at(24, 10), { may: true, left: 3 }],
    ['one minute before six', at(24, 17, 59), { may: true, left: 3 }],
    ['at six', at(24, 18), { may: false, why: 'hours', until: at(25, 10) }],
    ['after midnight', at(25, 0, 30), { may: false, why: 'hours', until: at(25, 10) }],
  ])('%s', (_, now, expected) => {
    expect(mayCall([], now)).toMatchObject(expected);
  });

  test('three a day, then tomorrow; earlier days are told and do not count', () => {
    const old = [call(at(22, 11)), call(at(23, 11), 'answered')];
    const two = [...old, call(at(24, 10, 5)), call(at(24, 11))];
    expect(mayCall(two, at(24, 12))).toEqual({ may: true, left: 1, made: 2, before: 2 });
    const three = [...two, call(at(24, 12))];
    expect(mayCall(three, at(24, 13))).toMatchObject({ may: false, why: 'count', until: at(25, 10), made: 3 });
    expect(mayCall(three, at(25, 10))).toMatchObject({ may: true, made: 0, before: 5 });
  });

  test('a no stands on the next day as well, until the buyer agrees again; that is no call', () => {
    const refused = [call(at(23, 11), 'refused', { said: '别再打了' })];
    expect(mayCall(refused, at(24, 11))).toMatchObject({ may: false, why: 'refused', said: '别再打了' });
    expect(mayCall([...refused, call(at(24, 9))], at(24, 11))).toMatchObject({ why: 'refused' });
    const again = [...refused, call(at(24, 10), 'consented')];
    expect(mayCall(again, at(24, 11))).toEqual({ may: true, left: 3, made: 0, before: 1 });
  });

  test('the policy’s own hours and number', () => {
    const limits = { from: 9 * 60, to: 20 * 60, perDay: 1 };
    expect(mayCall([], at(24, 19), limits)).toMatchObject({ may: true, left: 1 });
    expect(mayCall([call(at(24, 9))], at(24, 19), limits)).toMatchObject({ why: 'count', until: at(25, 9) });
  });
});

describe('what came of it', () => {
  const memo = newMemo(
    { what: '打电话确认补发地址', kind: 'call', dueAt: at(24, 11) },
    '小李',
    'm' as MemoId,
    at(23, 9),
  );
  test('called back later: the memo moves to the time the buyer named, and both stand in the log', () => {
    const after = afterCall(
      memo,
      call(at(24, 11), 'call-back', { callBackAt: at(25, 15), said: '在开会' }),
      at(24, 11),
      inWords,
    );
    expect(after.dueAt).toBe(at(25, 15));
    expect(after.log.map((line) => [line.did, line.note]).slice(1)).toEqual([
      ['called', '约了再打 明天 15:00：在开会'],
      ['moved', '11月24日 11:00 → 11月25日 15:00'],
    ]);
  });
  test.each<[CallOutcome, string]>([
    ['answered', '接了'],
    ['agreed', '谈妥了'],
    ['no-answer', '没接'],
    ['refused', '不愿接电话'],
  ])('%s leaves the memo where it is, with a line that says so', (outcome, words) => {
    const after = afterCall(memo, call(at(24, 11), outcome), at(24, 11), inWords);
    expect([after.dueAt, after.state, after.log.at(-1)?.note]).toEqual([memo.dueAt, 'open', words]);
  });
});

describe('the sheet before a call', () => {
  test('every scenario has one, with several options and an end', () => {
    for (const scenario of [undefined, ...SCENARIOS]) {
      const { goal, options, floor, asks } = prepFor(scenario);
      expect(options.length, scenario).toBeGreaterThanOrEqual(2);
      expect([goal, floor, ...asks].every((line) => line.length > 3)).toBe(true);
    }
    expect(prepFor('lost-parcel')).not.toEqual(prepFor('size-unfit'));
    expect(prepFor('greeting')).toEqual(prepFor(undefined));
  });
});

test('a call survives being written and read; nonsense names its field', () => {
  const kept = call(at(24, 11), 'call-back', { callBackAt: at(25, 15), memoId: 'm' as MemoId });
  expect(admitCall(JSON.parse(JSON.stringify(kept)))).toEqual({ ok: true, value: kept });
  expect(admitCall({ ...kept, outcome: 'shouted' })).toMatchObject({ problem: says('outcome') });
  fc.assert(fc.property(fc.anything(), (input) => void admitCall(input)));
});
