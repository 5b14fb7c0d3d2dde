import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { readFault } from './fault';

type Line = ['buyer' | 'agent' | 'system' | 'image', string];
const read = (lines: Line[], more: { refundReason?: string; hand?: 'seller' | 'buyer' } = {}) =>
  readFault({
    messages: lines.map(([from, text], i) => ({
      id: `m${i}`,
      from: from === 'image' ? 'buyer' : from,
      kind: from === 'image' ? 'image' : 'text',
      text,
    })),
    ...more,
  });

describe('who is at fault', () => {
  test('a claim alone proves nothing, and the panel says what is missing', () => {
    expect(read([['buyer', '锅盖是裂的']])).toMatchObject({ fault: 'unknown', missing: says('请买家拍照') });
    expect(
      read([
        ['buyer', '锅盖是裂的'],
        ['image', ''],
      ]),
    ).toMatchObject({ fault: 'unknown', missing: says('看照片') });
  });

  test('what a picture cannot settle asks for another look', () => {
    expect(read([['buyer', '快递是不是弄丢了']])).toMatchObject({ missing: says('找快递') });
    expect(read([['buyer', '少发了一个']])).toMatchObject({ missing: says('称重') });
    expect(read([['buyer', '怎么还不发货']])).toMatchObject({ missing: says('发货时间') });
  });

  test('an apology is no admission; what was checked and found is', () => {
    expect(
      read([
        ['buyer', '锅盖裂了'],
        ['agent', '非常抱歉给您添麻烦了'],
      ]).fault,
    ).toBe('unknown');
    expect(
      read([
        ['buyer', '锅盖裂了'],
        ['agent', '照片看到了，确实是裂的，出厂没检查到位'],
      ]).fault,
    ).toBe('seller');
    expect(
      read([
        ['buyer', '锅盖裂了'],
        ['agent', '我核实一下是不是出厂的问题'],
      ]).fault,
    ).toBe('unknown');
  });

  test('the courier owns it, or does not', () => {
    expect(read([['agent', '网点承认是分拣时压坏的']]).fault).toBe('courier');
    expect(read([['agent', '我联系快递核实是不是压坏的']]).fault).toBe('unknown');
  });

  test('the buyer’s own reason, and taking it back', () => {
    expect(read([['buyer', '是我不小心摔的']]).fault).toBe('buyer');
    expect(read([['buyer', '不是我摔的']]).fault).toBe('unknown');
    expect(read([['buyer', '颜色不喜欢想退']]).fault).toBe('buyer');
  });

  test.each([
    '我想退了',
    '想退货',
    '我想退掉',
    '我想退，可以吗',
    '在吗我想退货',
    '我老婆说要退',
    '我老婆买的那个',
    '我那个单子帮我看下',
    '我自己装不上',
  ])('“%s” gives no reason, so nobody’s fault is known', (text) => {
    expect(read([['buyer', text]])).toMatchObject({ fault: 'unknown', missing: says('问清原因') });
  });

  test.each(['我想退了，颜色不喜欢', '不想要了', '我老婆不喜欢', '拍错了想退', '我自己装反了', '我儿子拿锤子砸的'])(
    '“%s” gives one',
    (text) => {
      expect(read([['buyer', text]]).fault).toBe('buyer');
    },
  );

  test.each([
    ['衣服穿着太小了，不太喜欢，想退', '尺码偏大，模特图和实物不一样'],
    ['不喜欢想退', '尺码不准，比尺码表小一码'],
    ['不喜欢想退', '和页面上的图片不一样'],
  ])('an own reason, then a dispute about size or page: “%s” / “%s” is open again', (reason, dispute) => {
    expect(read([['buyer', reason]]).fault).toBe('buyer');
    expect(
      read([
        ['buyer', reason],
        ['buyer', dispute],
      ]),
    ).toMatchObject({ fault: 'unknown', missing: says('量尺寸') });
  });

  test.each(['和我想的不一样', '尺码是我自己选错了', '尺码没问题'])('“%s” disputes nothing', (text) => {
    expect(
      read([
        ['buyer', '不喜欢想退'],
        ['buyer', text],
      ]).fault,
    ).toBe('buyer');
  });

  test('later words win over earlier, a ruling names who answers for it', () => {
    const talk: Line[] = [
      ['agent', '看到了，是我们发错了'],
      ['agent', '抱歉刚才看错了，您这单没有发错'],
    ];
    expect(read(talk.slice(0, 1)).fault).toBe('seller');
    expect(read(talk).fault).toBe('unknown');
    expect(read([...talk, ['system', '平台判定：商家责任，退货运费由商家承担']]).fault).toBe('seller');
    expect(read([['system', '平台判定：买家原因，运费由买家承担']]).fault).toBe('buyer');
  });

  test('the refund reason, and the agent’s own hand above all', () => {
    expect(read([], { refundReason: '7天无理由退换货' }).fault).toBe('buyer');
    expect(read([], { refundReason: '商品质量问题' }).fault).toBe('unknown');
    expect(read([['buyer', '颜色不喜欢想退']], { hand: 'seller' })).toMatchObject({
      fault: 'seller',
      because: says('你手动设的'),
    });
  });

  test('each piece of evidence names the message it came from', () => {
    const { evidence } = read([
      ['buyer', '在吗'],
      ['agent', '查了监控，是仓库漏放了一件'],
    ]);
    expect(evidence).toEqual([expect.objectContaining({ points: 'seller', messageId: 'm1' })]);
  });

  test('no message is too strange', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 })),
        (texts) => void read(texts.map((text) => ['agent', text])),
      ),
    );
  });
});

test('the words a fault is read from hide a number before they are cut, and show that they go on', () => {
  const text = `杯子收到就是漏水的，我的电话13812345678，${'您看着办吧'.repeat(20)}`;
  const { evidence } = readFault({
    messages: [{ id: 'm', from: 'agent', kind: 'text', text: `是我们发错了，${text}` }],
  });
  const quote = evidence.at(-1)?.quote ?? '';
  expect(quote).toContain('138****5678');
  expect(quote).not.toContain('13812345678');
  expect(quote.endsWith('…')).toBe(true);
});
