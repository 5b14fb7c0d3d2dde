import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import type { Reply, ReplyUse, ShelfReply } from '../model/reply';
import { favoured, orderReplies, usedOnce } from './order';
import { libraryOf, searchReplies } from './search';
import { builtInShelf, shelvesTogether } from './shelf';
import { spell } from './spell';
import { wordsOf } from './words';

const NOW = new Date(2026, 10, 24, 15).getTime();
const DAY = 24 * 3_600_000;

function aReply(id: string, text: string, over: Partial<Reply> = {}, shelf: ShelfReply['shelf'] = 'own'): ShelfReply {
  const reply: Reply = { id, scenarios: [], text, ...over };
  return { reply, shelf, spelled: spell(wordsOf(reply)) };
}
const shelf = [
  aReply('refund', '款项已经原路退款了，请您留意到账'),
  aReply('photo', '麻烦您拍张照片给我看下', { keywords: ['取证'], scenarios: ['quality-defect'] }),
  aReply('track', '物流这边我马上催', { title: '催件' }),
  aReply('bank', '退到银行卡要一到三天', {}, 'shop'),
  aReply('city', '我们从重庆发出'),
  aReply('goods', '您的{goods}我来看看'),
];
const find = (words: string, more = {}) =>
  searchReplies(
    libraryOf(shelf, (id) => (id === 'quality-defect' ? '质量问题' : id)),
    words,
    more,
  ).map(({ reply }) => reply.id);

describe('spelling', () => {
  test('characters of several readings are read as the words around them say', () => {
    expect(spell('从重庆，到银行')).toEqual({
      full: 'congchongqing daoyinhang',
      initials: 'ccq dyh',
    });
  });
  test('a slot’s name is no word of the reply', () => {
    expect(wordsOf({ text: '您的{goods}我来看看' })).not.toContain('goods');
  });
});

describe('searching', () => {
  test.each([
    ['退款', ['refund']],
    ['tuikuan', ['refund']],
    ['tk', ['refund']],
    ['tuik', ['refund']],
    ['chongqing', ['city']],
    ['yhk', ['bank']],
    ['取证', ['photo']],
    ['quzheng', ['photo']],
    ['质量', ['photo']],
    ['cj', ['track']],
    ['goods', []],
    ['没有这样的话', []],
  ])('%s finds %j', (words, ids) => expect(find(words)).toEqual(ids));

  test('every word must be there, in any order, by letters or characters', () => {
    expect(find('zp 麻烦')).toEqual(['photo']);
    expect(find('照片 退款')).toEqual([]);
  });
  test('a slip of the finger is looked past only where nothing is found as typed', () => {
    expect(find('tuikaun')).toEqual(['refund']);
    expect(find('wuliu')).toEqual(['track']);
  });
  test('letters that are nobody’s find nothing, though first letters come near them', () => {
    const library = libraryOf([aReply('a', '正在转账中')], (id) => id);
    expect(searchReplies(library, 'zzzk')).toEqual([]);
    expect(searchReplies(library, 'zzz').map(({ reply }) => reply.id)).toEqual(['a']);
  });
  test('what is called so, or begins so, comes first', () => {
    const two = [aReply('a', '我先帮您催件'), aReply('b', '好的亲', { title: '催件' })];
    const found = searchReplies(
      libraryOf(two, (id) => id),
      '催件',
    );
    expect(found.map(({ reply }) => reply.id)).toEqual(['b', 'a']);
  });
  test('narrowed to a shelf or to what the buyer wants', () => {
    expect(find('', { shelf: 'shop' })).toEqual(['bank']);
    expect(find('ma', { scenario: 'quality-defect' })).toEqual(['photo']);
  });
  test('text that looks like a pattern is only text', () => {
    for (const words of ['(', '[a-', '\\', '*', '.*', '"-x', '-退款']) expect(() => find(words)).not.toThrow();
  });
  test('the product’s own replies are all spelled', () => {
    const library = libraryOf(builtInShelf(), (id) => id);
    expect(builtInShelf().filter(({ spelled }) => spelled.initials === '')).toEqual([]);
    expect(searchReplies(library, 'yunfei').length).toBeGreaterThan(5);
  });
});

describe('the order of browsing', () => {
  const use = (reply: string, over: Partial<ReplyUse> = {}): [string, ReplyUse] => [
    reply,
    { reply, count: 1, lastAt: NOW - DAY, favourite: false, scenarios: {}, ...over },
  ];
  const ordered = (uses: readonly [string, ReplyUse][]) =>
    orderReplies(shelf, { uses: new Map(uses), now: NOW, scenario: 'quality-defect' }).map(({ reply }) => reply.id);

  test('favourites, then the recent, then what this buyer wants', () => {
    const uses = [use('city', { favourite: true }), use('bank'), use('goods', { lastAt: NOW - 30 * DAY })];
    expect(ordered(uses)).toEqual(['city', 'bank', 'photo', 'refund', 'track', 'goods']);
  });
  test('what was written for another case stands last', () => {
    const two = [aReply('wrong', '运费您出', { faults: ['buyer'] }), aReply('right', '我们出')];
    const found = orderReplies(two, { uses: new Map(), now: NOW, facts: { ...NO_FACTS, fault: 'seller' } });
    expect(found.map(({ reply }) => reply.id)).toEqual(['right', 'wrong']);
  });
  test('uses are counted, also by what the buyer wanted; a star counts none', () => {
    const twice = usedOnce(usedOnce(undefined, 'a', 'angry', 1), 'a', 'angry', 2);
    expect(twice).toMatchObject({ count: 2, lastAt: 2, scenarios: { angry: 2 } });
    expect(favoured(undefined, 'a', true)).toMatchObject({ count: 0, favourite: true });
    expect(favoured(twice, 'a', true)).toMatchObject({ count: 2, favourite: true });
  });
});

test('of two replies with one id, the agent’s or the shop’s own counts', () => {
  const [first] = shelf;
  if (!first) throw new Error('no reply');
  const rewritten = { ...first, shelf: 'shop' as const, reply: { ...first.reply, text: '改过的' } };
  expect(shelvesTogether(shelf, [rewritten]).find(({ reply }) => reply.id === 'refund')?.reply.text).toBe('改过的');
});
