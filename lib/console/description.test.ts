import { describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { admitConsole } from './description';
import { consoles } from './index';
import { consoleAt, matches } from './match';

describe('admission of a description', () => {
  test('every built-in one is admitted, also after a trip through a file', () => {
    for (const each of consoles)
      expect(admitConsole(JSON.parse(JSON.stringify(each)))).toEqual({ ok: true, value: each });
  });

  test.each([
    ['no object', 7, '整个文件'],
    ['a field nobody knows', { ...consoles[0], script: 'alert(1)' }, 'script'],
    ['an address that is not https', { ...consoles[0], matches: ['http://mms.pinduoduo.com/*'] }, 'matches'],
    ['no reply box', { ...consoles[0], draft: [] }, 'draft'],
    ['a key that is none', { ...consoles[0], send: { buttons: ['b'], key: 'Space' } }, 'send.key'],
  ])('%s is refused with the field named', (_, input, field) => {
    const admitted = admitConsole(input);
    expect(admitted.ok).toBe(false);
    expect(admitted).toMatchObject({ ok: false, problem: says(field) });
  });
});

describe('which pages are a console', () => {
  test.each([
    ['https://mms.pinduoduo.com/chat-merchant/index.html#/', 'pinduoduo'],
    ['https://mms.pinduoduo.com/chat-merchant/?r=0.3#/', 'pinduoduo'],
    ['https://im.jinritemai.com/pc_seller_v2/main/workspace?fromOrder=1', 'feige'],
    ['https://mms.pinduoduo.com/login/', undefined],
    ['https://mms.pinduoduo.com.evil.example/chat-merchant/', undefined],
    ['http://mms.pinduoduo.com/chat-merchant/', undefined],
    ['nonsense', undefined],
  ])('%s', (address, id) => {
    expect(consoleAt(consoles, address)?.id).toBe(id);
  });

  test('patterns with a leading star name the host and what is under it, and nothing that only ends alike', () => {
    expect(matches('https://*.shop.example/kf/*', 'https://a.shop.example/kf/1')).toBe(true);
    expect(matches('https://*.shop.example/kf/*', 'https://shop.example/kf/1')).toBe(true);
    expect(matches('https://*.shop.example/kf/*', 'https://notshop.example/kf/1')).toBe(false);
    expect(matches('https://*/*', 'https://a.example/')).toBe(false);
  });
});
