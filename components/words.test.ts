import { afterEach, describe, expect, it } from 'vitest';
import { FAULTS, PLATFORMS, SCENARIOS, STAGES } from '../lib/model/case';
import { CATEGORIES } from '../lib/model/category';
import { STEPS } from '../lib/model/view';
import en from '../public/_locales/en/messages.json';
import simplified from '../public/_locales/zh_CN/messages.json';
import traditional from '../public/_locales/zh_TW/messages.json';
import { setMessages, t, word } from './words';

const slots = (message: string) => [...new Set(message.match(/\$\d/g))].sort().join();

afterEach(() => setMessages(undefined));

describe('the three languages', () => {
  it.each([
    ['zh_TW', traditional],
    ['en', en],
  ])(
    '%s has every message of the default language, with the same gaps',
    (_, other: Record<string, { message: string }>) => {
      expect(Object.keys(other).sort()).toEqual(Object.keys(simplified).sort());
      for (const [key, { message }] of Object.entries(simplified)) {
        expect([key, slots(other[key]?.message ?? '')]).toEqual([key, slots(message)]);
        expect(other[key]?.message).not.toBe('');
      }
    },
  );

  it('names every id of the taxonomy', () => {
    const families = {
      fault: FAULTS,
      stage: STAGES,
      platform: PLATFORMS,
      scenario: SCENARIOS,
      step: STEPS,
      nextStep: STEPS,
      cat: CATEGORIES,
    };
    for (const [family, ids] of Object.entries(families)) {
      for (const id of ids) expect(word(family as 'fault', id), `${family} ${id}`).not.toBe(id);
    }
  });
});

describe('t', () => {
  it('fills the gaps of the default language where no source is set', () => {
    expect(t('footToday', 126, 2)).toBe('今日检查 126 条 · 拦下 2 条');
  });
  it('asks the source first, and falls back where it knows nothing', () => {
    setMessages((key) => (key === 'modeNow' ? 'Now' : ''));
    expect(t('modeNow')).toBe('Now');
    expect(t('modeFollow')).toBe('跟进');
  });
});
