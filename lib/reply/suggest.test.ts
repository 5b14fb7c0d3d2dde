import { describe, expect, test } from 'vitest';
import { aConversation, aReading, NOW } from '../../test/builders';
import { says } from '../../test/says';
import { NO_FACTS } from '../model/case';
import type { Reply, ReplyUse } from '../model/reply';
import { parseSaying } from '../model/saying';
import type { CaseReading } from '../model/view';
import { wholePolicy } from '../policy/whole';
import { check } from '../wording/check';
import { builtInReplies } from './reply';
import { type Moment, suggest } from './suggest';

const policy = wholePolicy([]);
const conversation = aConversation();

function offered(reading: Partial<CaseReading>, over: Partial<Moment> = {}) {
  return suggest({
    reading: aReading({ steps: [], ...reading }),
    conversation,
    replies: builtInReplies(),
    now: NOW,
    passes: (text, facts) => check(policy, text, facts).every(({ severity }) => severity === 'hint'),
    ...over,
  });
}
const ids = (...of: Parameters<typeof offered>) => offered(...of).map(({ reply }) => reply);
const facts = (over: Partial<CaseReading['facts']>) => ({ ...NO_FACTS, ...over });
const aReply = (id: string, over: Partial<Reply> = {}): Reply => ({
  id,
  scenarios: ['quality-defect'],
  text: `这是话术${id}的内容，请看`,
  ...over,
});
const use = (reply: string, times: number, favourite = false): [string, ReplyUse] => [
  reply,
  { reply, count: times, lastAt: 1, favourite, scenarios: { 'quality-defect': times } },
];

describe('what is offered', () => {
  test('five at most, each with a word on why, and no step more than twice', () => {
    const found = offered({ facts: facts({ buyer: ['杯子漏水'] }) });
    expect(found.length).toBeLessThanOrEqual(5);
    expect(found.every(({ because }) => parseSaying(because))).toBe(true);
    const steps = found.map(({ reply }) => builtInReplies().find(({ id }) => id === reply)?.step);
    for (const step of new Set(steps))
      expect(steps.filter((each) => each === step && each).length).toBeLessThanOrEqual(2);
  });
  test('a reply that promises an hour of today is offered until that hour, in either script', () => {
    const hour = (h: number) => new Date(2026, 10, 26, h).getTime();
    const replies = [
      aReply('six', { text: '我去问仓库，今天18点前给您答复' }),
      aReply('ten', { text: '我去核实，明天10点前回您' }),
    ];
    for (const traditional of [false, true]) {
      expect(ids({}, { replies, traditional, now: hour(17) })).toEqual(expect.arrayContaining(['six', 'ten']));
      expect(ids({}, { replies, traditional, now: hour(19) })).toEqual(['ten']);
    }
  });
  test('another finding about who is at fault gives other replies', () => {
    const unknown = ids({ facts: facts({ fault: 'unknown' }) });
    const seller = ids({ facts: facts({ fault: 'seller' }) });
    const forSeller = (id: string) =>
      builtInReplies()
        .find((reply) => reply.id === id)
        ?.faults?.includes('seller') === true;
    expect(seller.filter(forSeller).length).toBeGreaterThanOrEqual(3);
    expect(unknown.filter(forSeller)).toEqual([]);
  });
  test('what the buyer wants now replaces what was offered before', () => {
    const before = ids({ scenarios: ['quality-defect'] });
    const after = ids({ scenarios: ['invoice'] });
    expect(after[0]).toMatch(/^invoice/);
    expect(before.filter((id) => after.includes(id) && id.startsWith('defect'))).toEqual([]);
  });
});

describe('the signals', () => {
  test('what was said already, or nearly, is not offered again', () => {
    const said = offered({})[0];
    const again = ids({ facts: facts({ agent: [`${said?.text}哦`] }) });
    expect(again).not.toContain(said?.reply);
  });
  test('a step that is taken makes room for the next', () => {
    const replies = [aReply('ask', { step: 'listening' }), aReply('fix', { step: 'remedy' })];
    expect(ids({ steps: ['quick-reaction'] }, { replies })[0]).toBe('ask');
    expect(ids({ steps: ['quick-reaction', 'listening'] }, { replies })[0]).toBe('fix');
  });
  test('money is not the first thing said', () => {
    const replies = [aReply('pay', { step: 'compensation' }), aReply('ask', { step: 'listening' })];
    expect(ids({}, { replies })[0]).toBe('ask');
  });
  test('an upset buyer is spoken to calmly', () => {
    const replies = [aReply('warm', { tone: 'warm' }), aReply('steady', { tone: 'steady' })];
    expect(offered({ mood: 'angry' }, { replies })[0]).toMatchObject({ reply: 'steady', because: says('语气稳住') });
    expect(ids({ mood: 'calm' }, { replies })[0]).toBe('warm');
  });
  test('a boundary is drawn for abuse alone', () => {
    expect(ids({ mood: 'abusive', scenarios: ['angry'] }).some((id) => id.startsWith('boundary'))).toBe(true);
    expect(ids({ mood: 'angry', scenarios: ['angry'] }).some((id) => id.startsWith('boundary'))).toBe(false);
  });
  test('the agent’s own habit lifts a reply, and says so; it does not overrule the case', () => {
    const replies = [aReply('one'), aReply('two'), aReply('wrong', { faults: ['seller'] })];
    const uses = new Map([use('two', 5), use('wrong', 500, true)]);
    expect(offered({}, { replies, uses })[0]).toMatchObject({ reply: 'two', because: says('你常用') });
    expect(ids({}, { replies, uses })).not.toContain('wrong');
  });
});

describe('in the buyer’s script', () => {
  test('a buyer who writes the traditional script is answered in it', () => {
    const [first] = offered({ scenarios: ['invoice'], facts: facts({ buyer: ['請問可以開發票嗎'] }) });
    expect(first?.text).toMatch(/[開發單們]/);
  });
  test('a reply of the agent’s own stays as it was written', () => {
    const replies = [aReply('own', { text: '发票可以开的' })];
    expect(offered({}, { replies, traditional: true })[0]?.text).toBe('发票可以开的');
  });
});
