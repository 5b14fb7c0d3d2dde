import { describe, expect, test } from 'vitest';
import { FAULTS, type Fault, NO_FACTS, SCENARIOS, type Scenario, STAGES, type Stage } from '../model/case';
import { type Reply, SKELETONS } from '../model/reply';
import { wholePolicy } from '../policy/whole';
import { check } from '../wording/check';
import { fitsCase } from './order';
import { builtInReplies } from './reply';
import { inTraditional, writesTraditional } from './script';
import { sampleText } from './slots';

/* The library walked through every case: is there something to say, in more than one tone, and may it be said? */

const policy = wholePolicy([]);
const replies = builtInReplies();

/** Where a wish cannot come up: nobody urges shipping of what has arrived. Everywhere else there must be an answer. */
const ONLY: Partial<Record<Scenario, readonly Stage[]>> = {
  'ship-when': ['awaiting-shipment', 'in-transit'],
  'add-item': ['awaiting-shipment', 'in-transit'],
  'change-order': ['awaiting-shipment', 'in-transit'],
  'cancel-unshipped': ['awaiting-shipment'],
  'cancel-shipped': ['in-transit', 'after-sale'],
  'no-tracking': ['awaiting-shipment', 'in-transit'],
  'tracking-stalled': ['in-transit', 'after-sale'],
  'wrong-courier': ['awaiting-shipment', 'in-transit'],
};

const inEveryCase = (scenario: Scenario) =>
  FAULTS.flatMap((fault) => (ONLY[scenario] ?? STAGES).map((stage) => ({ fault, stage })));
const fitting = (scenario: Scenario, fault: Fault, stage: Stage) =>
  replies.filter((reply) => reply.scenarios.includes(scenario) && fitsCase(reply, { ...NO_FACTS, fault, stage }));

describe('for every wish, at every stage, whoever is at fault', () => {
  test.each(SCENARIOS)('%s: two replies at least, in different tones', (scenario) => {
    const poor = inEveryCase(scenario).filter(({ fault, stage }) => {
      const found = fitting(scenario, fault, stage);
      return found.length < 2 || new Set(found.map(({ tone }) => tone)).size < 2;
    });
    expect(poor).toEqual([]);
  });

  test.each(SKELETONS)('the skeleton %s: two at least, in different tones', (skeleton) => {
    const found = replies.filter((reply) => reply.skeleton === skeleton);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(new Set(found.map(({ tone }) => tone)).size).toBeGreaterThanOrEqual(2);
  });
});

describe('in the traditional script', () => {
  const held = (reply: Reply) =>
    FAULTS.flatMap((fault) =>
      STAGES.flatMap((stage) => {
        const facts = { ...NO_FACTS, fault, stage, limitYuan: 20 };
        if (!fitsCase(reply, facts)) return [];
        return check(policy, sampleText(reply.text), facts)
          .filter(({ severity }) => severity !== 'hint')
          .map(({ rule }) => `${reply.id}: ${rule}`);
      }),
    );
  test('every reply passes in every case, with the slots it had', () => {
    const slots = (text: string) => text.match(/\{[a-zA-Z]+\}/g) ?? [];
    for (const reply of replies) expect(slots(inTraditional(reply).text), reply.id).toEqual(slots(reply.text));
    expect(replies.flatMap((reply) => held(inTraditional(reply)))).toEqual([]);
  });
  test('characters of one script only are turned, by the words around them', () => {
    const texts = replies.map((reply) => inTraditional(reply).text).join('');
    expect(texts).toContain('運費');
    expect(texts).not.toMatch(/运费|发货|退货|单号/);
  });
  test('the buyer’s own script is seen', () => {
    expect(writesTraditional(['請問什麼時候發貨'])).toBe(true);
    expect(writesTraditional(['请问什么时候发货'])).toBe(false);
    expect(writesTraditional(['ok', '好'])).toBe(false);
  });
});
