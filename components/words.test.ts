import { afterEach, describe, expect, it } from 'vitest';
import { consoles } from '../lib/console';
import { FAULTS, PLATFORMS, SCENARIOS, STAGES } from '../lib/model/case';
import { CATEGORIES } from '../lib/model/category';
import { saying } from '../lib/model/saying';
import { STEPS } from '../lib/model/view';
import { admitPack } from '../lib/policy/admit';
import { builtInPack } from '../lib/policy/packs';
import { toldInLine } from '../lib/policy/problem';
import { readBackup } from '../lib/store/backup-file';
import en from '../public/_locales/en/messages.json';
import simplified from '../public/_locales/zh_CN/messages.json';
import traditional from '../public/_locales/zh_TW/messages.json';
import { consoleName, inWords, listed, setMessages, t, word, wordsName } from './words';

const slots = (message: string) => [...new Set(message.match(/\$\d/g))].sort().join();

afterEach(() => setMessages(undefined));

/** Speaks the language of a file, as a browser would. */
const speak = (file: Record<string, { message: string }>) =>
  setMessages((key, subs) => (file[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => subs[Number(n) - 1] ?? ''));

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

  it('names every vocabulary that is built in, and shows a shop’s own as it is written', () => {
    const names = Object.keys(builtInPack().vocabulary ?? {});
    expect(names.filter((name) => wordsName(name) === name)).toEqual([]);
    expect(wordsName('楼层')).toBe('楼层');
  });

  it('names the consoles that are built in, and one that was described as its description does', () => {
    speak(en);
    expect(consoles.filter(({ id }) => word('console', id) === id)).toEqual([]);
    expect(consoleName({ id: 'pinduoduo', name: '拼多多' })).toBe('Pinduoduo');
    expect(consoleName({ id: 'ours', name: '自家商城' })).toBe('自家商城');
  });

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
    expect(t('footToday', 126, 2)).toBe('今日发出 126 条 · 拦下 2 条');
  });
  it('asks the source first, and falls back where it knows nothing', () => {
    setMessages((key) => (key === 'modeNow' ? 'Now' : ''));
    expect(t('modeNow')).toBe('Now');
    expect(t('modeFollow')).toBe('跟进');
  });
});

describe('what lib says', () => {
  it('is said in each language, words within it too; what a file wrote stays as it is', () => {
    const said = saying('say_badField', saying('table_hand'), '收货人');
    expect(inWords(said)).toBe('手动设置的“收货人”写法不对，这一条没有采用');
    speak(traditional);
    expect(inWords(said)).toBe('手動設定的「收货人」寫法不對，這一筆沒有採用');
    speak(en);
    expect(inWords(said)).toBe('Set by hand: “收货人” is not written right; this one was not taken');
  });

  it('lists several as the language does', () => {
    expect(t('polRoleReasons', ['甲', '乙', '丙'])).toContain('甲、乙、丙');
    speak(en);
    expect(listed(['a', 'b', 'c'])).toBe('a, b, c');
    expect(listed([])).toBe('');
  });

  it('is told as unknown where only another version has the words', () => {
    expect(inWords({ key: 'say_ofTomorrow' as 'say_list', subs: ['x'] })).toBe('原因不明');
  });

  it('of a damaged backup, of a pack and of a pattern, speaks English to who reads English', async () => {
    speak(en);
    const backup = await readBackup('{"format":"wenda-backup","version":2,"sum":"?"}');
    expect(backup.ok ? '' : inWords(backup.problem)).toMatch(/^The backup is damaged or was altered/);
    const pack = admitPack({ format: 1, id: 'shop', version: 1, name: '小店', rules: [{ severity: 'loud' }] });
    expect(pack.ok ? [] : pack.problems.map((each) => inWords(toldInLine(each)))).toContain(
      'rule 1 · rules.0.id · This is missing: add it',
    );
    const rule = { category: 'arguing', find: ['(您'], say: 'x', why: 'x', source: 'x', flags: ['您'], passes: ['在'] };
    const broken = admitPack({ format: 1, id: 'shop', version: 1, name: '小店', rules: [{ id: 'own', ...rule }] });
    expect(broken.ok ? [] : broken.problems.map((each) => inWords(toldInLine(each)))).toContain(
      'own · find · “(您”, character 1: no “)” after “(”',
    );
  });
});
