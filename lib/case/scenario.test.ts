import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../model/case';
import { alsoSaid, readScenarios } from './scenario';

describe('reading the scenario', () => {
  it('hears an urge to ship', () => {
    expect(readScenarios(['啥时候能给我发货啊'], 'awaiting-shipment')[0]).toBe('ship-when');
  });

  it('hears a defect in a leak, and a wish to return beside it', () => {
    expect(readScenarios(['收到的杯子漏水，我要退货'], 'delivered')[0]).toBe('quality-defect');
  });

  it('hears who is to invoice, and not a word of it in a thank-you', () => {
    expect(readScenarios(['帮我开张发票，公司抬头'], 'closed')[0]).toBe('invoice');
    expect(readScenarios(['好的谢谢啦'], 'closed')[0]).not.toBe('invoice');
  });

  it('what has a clause of its own is said besides; a bare "退" beside a problem is not', () => {
    expect(alsoSaid(['拉链坏了，给我换条新的'], 'delivered')).toContain('exchange');
    expect(alsoSaid(['扣子掉了', '来回运费谁出'], 'after-sale')).toContain('freight-dispute');
    expect(alsoSaid(['杯子漏水，退'], 'delivered')).not.toContain('changed-mind');
    expect(alsoSaid(['谢谢，麻烦了'], 'delivered')).toEqual([]);
  });

  it('hears nothing in silence or a lone sticker', () => {
    expect(readScenarios([], 'delivered')).toEqual([]);
    expect(readScenarios(['[表情]'], 'delivered')).toEqual([]);
  });

  it('never throws and never names more than three', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 400 })),
        fc.constantFrom(...STAGES),
        (buyer, stage) => {
          expect(readScenarios(buyer, stage).length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});
