import { describe, expect, it } from 'vitest';
import { consoles } from '../../lib/console';
import { silentTab } from './tab';

const at = (url: string | undefined, status = 'complete', allowed = true) =>
  silentTab({ url, status }, consoles, allowed);
const CHAT = 'https://mms.pinduoduo.com/chat-merchant/index.html#/';

describe('a tab that does not answer', () => {
  it('is no console where its address is not ours to see', () => {
    expect(at(undefined)).toEqual({ state: 'no-console' });
    expect(at('chrome://extensions')).toEqual({ state: 'no-console' });
  });
  it('needs leave first, where the browser gave none for the consoles', () => {
    expect(at(undefined, 'complete', false)).toEqual({ state: 'no-permission', names: '拼多多、抖店飞鸽' });
  });
  it('is a console that still loads, and one whose script is gone once it has loaded', () => {
    expect(at(CHAT, 'loading')).toEqual({ state: 'looking' });
    expect(at(CHAT)).toEqual({ state: 'orphaned' });
  });
  it('is a site that was let in but that nobody can read', () => {
    expect(at('https://im.shop.example/chat')).toEqual({ state: 'unknown-console', host: 'im.shop.example' });
  });
  it('is not taken for a console by a name that only looks alike', () => {
    expect(at('https://mms.pinduoduo.com.shop.example/chat-merchant/')).toMatchObject({ state: 'unknown-console' });
  });
});
