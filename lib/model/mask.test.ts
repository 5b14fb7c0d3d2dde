import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPersonal } from './mask';

describe('personal data is hidden', () => {
  test.each([
    ['a mobile number', '我电话13812345678，打不通就发短信', '我电话138****5678，打不通就发短信'],
    ['with the country code', '+86 13812345678', '138****5678'],
    ['in groups', '138-1234-5678 或 139 8765 4321', '138****5678 或 139****4321'],
    ['spaced out', '1 3 8 1 2 3 4 5 6 7 8 加我', '138****5678 加我'],
    ['in wide figures', '１３８１２３４５６７８', '138****5678'],
    ['in words', '幺三八一二三四五六七八', '138****5678'],
    ['behind a contact word', 'vx13812345678', 'vx138****5678'],
    ['a forwarding number', '虚拟号18412345678转1234', '虚拟号184****5678转***'],
    ['with a dash', '18412345678-0567收', '184****5678转***收'],
    ['in brackets', '13712345678[0567]', '137****5678转***'],
    ['a landline', '座机0571-88123456', '座机0571-****3456'],
    ['a landline in brackets', '(010)88123456', '010-****3456'],
    ['a landline with extension', '021-61234567转802', '021-****4567'],
    ['an identity card', '身份证330106199003071234', '身份证330**************4'],
    ['an identity card with X', '33010619900307123X。', '330**************X。'],
    ['a bank card', '卡号6222021234567890128', '卡号6222****0128'],
    ['a bank card in groups', '4111 1111 1111 1111', '4111****1111'],
    ['an address', '浙江省杭州市西湖区文三路478号3幢2单元501室，放门口', '浙江省杭州市西湖区***，放门口'],
    ['a street alone', '麻烦改寄到文三路478号', '麻烦改寄到***'],
    ['an estate', '住阳光花园3栋2单元501', '住***'],
    ['a village', '义乌市后宅街道双桥村3组12号', '义乌市后宅街道***'],
    ['a tower', '寄到万达广场B座1805室', '寄到***'],
    ['a block and a room', '12号楼1单元1202室', '***'],
    [
      'all of them at once',
      '张三，13812345678，广东省深圳市南山区科技南路18号A座1203',
      '张三，138****5678，广东省深圳市南山区***',
    ],
  ])('%s', (_, said, hidden) => expect(maskPersonal(said)).toBe(hidden));
});

describe('what is no personal data stays', () => {
  test.each([
    ['an order number', '订单240905-282748536433670'],
    ['an order number of nineteen figures', '订单编号6922334455667788991'],
    ['an order number that checks like a card', '订单号 6222021234567890128'],
    ['a parcel code with letters', '顺丰SF1381234567890，京东JDVE13812345678'],
    ['a parcel code of figures', '中通 78123456789012，圆通YT2812345678901'],
    ['a parcel code as long as a phone number', '运单号：13812345678'],
    ['a pick-up code', '取件码 8-2-1234'],
    ['the platform’s own line', '平台客服 400-820-8820'],
    ['a price and a size', '198.00元，尺码 13 15 18 20 25'],
    ['a time', '2026-11-24 15:30:22'],
    ['a day', '您这边一路12号能到，小区12号前都可以收'],
    ['a hidden number', '138****5678，330**************4'],
    ['a bus line and a floor', '3号线，5座沙发，2层纱布'],
    ['a city', '浙江省杭州市西湖区的买家'],
    ['an ordinary promise', '今天18点前给您答复'],
  ])('%s', (_, said) => {
    expect(maskPersonal(said)).toBe(said);
  });
});

test('masking twice is masking once, and no mobile number is left readable', () => {
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
  const words = fc.constantFrom('电话', '，', ' ', '寄到文三路4号', '转12', '😀', 'SF', '您好');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(digits, words, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 8 }),
      (parts) => {
        const once = maskPersonal(parts.join('。'));
        expect(maskPersonal(once)).toBe(once);
        for (const number of parts.filter((part) => /^1[3-9]\d{9}$/.test(part)))
          expect(once.includes(`。${number}。`)).toBe(false);
      },
    ),
  );
});

test('a text of half a million characters is gone through once, and its number masked', () => {
  const long = `${'收货地址浙江省杭州市西湖区文三路'.repeat(30_000)}${'1'.repeat(20_000)}，电话13800138000`;
  expect(maskPersonal(long)).not.toContain('13800138000');
});
