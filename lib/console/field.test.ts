import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readField, textOf } from './field';

const block = (html: string) => new DOMParser().parseFromString(`<div>${html}</div>`, 'text/html').body;

describe('a field by its label', () => {
  const tracking = { afterLabel: ['物流单号', '运单号'] };

  test.each([
    ['in the same text', '<p>物流单号：SF100200300</p>'],
    ['in the next element', '<p><span>物流单号</span><b></b><b>SF100200300</b></p>'],
    ['behind the label in the parent', '<p><span>物流单号</span>SF100200300</p>'],
    ['under the second label', '<p>运单号: SF100200300</p>'],
  ])('stands %s', (_, html) => {
    expect(readField(block(html), tracking)).toEqual({ state: 'found', value: 'SF100200300' });
  });

  test('is absent where the label is, ambiguous where two labels give two values', () => {
    expect(readField(block('<p>快递公司 顺丰</p>'), tracking)).toEqual({ state: 'absent' });
    expect(readField(block('<p>物流单号 A1</p><p>物流单号 B2</p>'), tracking)).toEqual({
      state: 'ambiguous',
      count: 2,
    });
    expect(readField(block('<p>物流单号 A1</p><p>物流单号 A1</p>'), tracking)).toEqual({ state: 'found', value: 'A1' });
  });
});

describe('an amount', () => {
  const amount = { afterLabel: ['实付金额'], shape: 'amount' as const };

  test('is put together from its pieces, and the discount beside it is another', () => {
    const html = '<p><span>实付金额</span><span><i>¥</i> <b>1299</b> <i>.50</i> 优惠 ¥20</span></p>';
    expect(readField(block(html), amount)).toEqual({ state: 'found', value: '¥1299.50' });
  });

  test('whose point is a text node of its own, as React writes it, is one number', () => {
    const page = block('<p><span>实付金额</span><span><i>¥</i><b>39</b><i></i></span></p>');
    page.querySelector('i:last-child')?.append('.', '90');
    expect(readField(page, amount)).toEqual({ state: 'found', value: '¥39.90' });
  });

  test('that is none is malformed, with what stood there', () => {
    expect(readField(block('<p>实付金额 待改价</p>'), amount)).toEqual({ state: 'malformed', raw: '待改价' });
  });
});

describe('a status', () => {
  const status = { wholeText: ['已发货', '已关闭', '退款中'] };

  test('is a leaf that says nothing else; a sentence that holds the word is none', () => {
    expect(readField(block('<b>已发货</b><p>卖家已发货，请注意查收</p>'), status)).toEqual({
      state: 'found',
      value: '已发货',
    });
    expect(readField(block('<p>您的退款中途被撤销</p>'), status)).toEqual({ state: 'absent' });
    expect(readField(block('<b>已关闭(超时未付款)</b>'), status)).toMatchObject({ state: 'found' });
  });
});

test('a selector that moved gives way to the next, and to the label', () => {
  const field = { selectors: ['.gone', '.order-sn'], afterLabel: ['订单编号'] };
  expect(readField(block('<p class="order-sn">X1</p>'), field)).toEqual({ state: 'found', value: 'X1' });
  expect(readField(block('<p>订单编号 X2</p>'), field)).toEqual({ state: 'found', value: 'X2' });
});

test('page text stays text, whatever is in it, and is bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (said) => {
      const page = block('');
      const leaf = page.ownerDocument.createElement('p');
      leaf.textContent = said;
      page.append(leaf);
      const read = textOf(page);
      expect(read.replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
    }),
  );
  const page = block('');
  for (let i = 0; i < 500; i++)
    page.append(Object.assign(page.ownerDocument.createElement('p'), { textContent: '长'.repeat(100) }));
  expect(textOf(page).length).toBeLessThan(5000);
});
