import { describe, expect, test } from 'vitest';
import { FAULTS, NO_FACTS, SCENARIOS, STAGES } from '../model/case';
import type { Reply } from '../model/reply';
import { policyOf } from '../policy/admit';
import { check, compile } from '../wording/check';
import { builtInReplies } from './reply';

const compiled = compile(policyOf([]));
const replies = builtInReplies();

/** The reply as an agent would send it, every slot filled with what such a slot usually holds. */
const FILLED: Readonly<Record<string, string>> = {
  buyer: '小王',
  goods: '双层玻璃杯',
  orderNo: '240905-282748536433670',
  courier: '中通',
  trackingNo: '78600012345678',
  dueTime: '今天18点',
  amount: '5',
  days: '3',
  address: '浙江省义乌市北苑街道丹溪路88号',
};
const filled = (reply: Reply) =>
  reply.text.replaceAll(/\{([a-zA-Z]+)\}/g, (_, slot: string) => FILLED[slot] ?? `{${slot}}`);

describe('the built-in library', () => {
  test('has room for choice: 300 replies, each with its own id and words', () => {
    expect(replies.length).toBeGreaterThanOrEqual(300);
    expect(new Set(replies.map((r) => r.id)).size).toBe(replies.length);
    expect(new Set(replies.map((r) => r.text)).size).toBe(replies.length);
  });

  test.each(SCENARIOS)('%s has at least two replies, in different tones', (scenario) => {
    const fitting = replies.filter((reply) => reply.scenarios.includes(scenario));
    expect(fitting.length).toBeGreaterThanOrEqual(2);
    expect(new Set(fitting.map((reply) => reply.tone)).size).toBeGreaterThanOrEqual(2);
  });

  test('every slot is one that can be filled or asked for', () => {
    const strange = replies.filter((reply) => /[{}]/.test(filled(reply)));
    expect(strange.map((reply) => reply.id)).toEqual([]);
  });

  test('every reply passes the policy in every case it can be shown for', () => {
    const held = replies.flatMap((reply) =>
      (reply.faults ?? FAULTS).flatMap((fault) =>
        (reply.stages ?? STAGES).flatMap((stage) =>
          check(compiled, filled(reply), { ...NO_FACTS, fault, stage, limitYuan: 20 })
            .filter((finding) => finding.severity !== 'hint')
            .map((f) => `${reply.id} (${fault}, ${stage}): ${f.rule} ${filled(reply).slice(f.start, f.end)}`),
        ),
      ),
    );
    expect([...new Set(held.map((line) => line.replace(/\(.*?\)/, '')))]).toEqual([]);
  });
});
