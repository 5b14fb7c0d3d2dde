import { describe, expect, test } from 'vitest';
import { beforeUnit, fillSlots, partsText, withValues } from './slots';

describe('a value before words that bring its unit', () => {
  test.each([
    ['3天', '天内到仓', '3'],
    ['三天', '天内到仓', '三'],
    ['3天内', '天内到仓', '3'],
    ['48小时内', '内发出', '48小时'],
    ['5元', '元红包', '5'],
    ['5块', '元红包', '5'],
    ['5块钱', '元红包', '5'],
    ['今天18点', '点前回复', '今天18'],
  ])('%s before %s is %s', (value, after, said) => {
    expect(beforeUnit(value, after)).toBe(said);
  });

  test.each([
    ['3', '天内到仓'],
    ['3天', '内到仓'],
    ['5元', '，请查收'],
    ['5块', ''],
    ['小王', '王先生您好'],
    ['2024', '4天内'],
    ['元', '元'],
  ])('%s before %s stays as it is', (value, after) => {
    expect(beforeUnit(value, after)).toBe(value);
  });
});

describe('the parts of a reply', () => {
  test('take the values given for their gaps; what has none stays a gap', () => {
    const parts = fillSlots({ text: '预计{days}天内到仓，补您{amount}元' }, undefined);
    expect(partsText(withValues(parts, { days: ' 3天 ', amount: '  ' }))).toBe('预计3天内到仓，补您{金额}元');
    expect(partsText(withValues(parts, { days: '3', amount: '5块' }))).toBe('预计3天内到仓，补您5元');
  });

  test('what the shop set is not said twice either', () => {
    const parts = fillSlots({ text: '{shipBy}内发出' }, undefined, { shipBy: '48小时内' });
    expect(partsText(parts)).toBe('48小时内发出');
  });
});
