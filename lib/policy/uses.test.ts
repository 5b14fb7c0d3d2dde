import { expect, test } from 'vitest';
import { putRule, tryPack } from './edit';
import { newPack } from './pack';
import { builtInPack } from './packs';
import { unknownNames, unusedNames, usesOf } from './uses';

const shop = {
  ...putRule(newPack('shop', '小店'), 'no-lift', {
    category: 'flat-refusal',
    find: ['<楼层> 不送', '<没有这个表> 不送'],
    say: '别一口回绝',
    why: '先说能怎么送',
    source: '店铺约定',
    flags: ['六楼不送'],
    passes: ['六楼也送'],
  }),
  vocabulary: { 楼层: ['<高层>', '顶楼'], 高层: ['六楼'], 颜色: ['红', '白'] },
};
const { policy } = tryPack(shop);

test('a vocabulary tells its rules and the vocabularies it stands in', () => {
  expect(usesOf(policy).get('楼层')).toEqual({ rules: ['no-lift'], vocabularies: [] });
  expect(usesOf(policy).get('高层')).toEqual({ rules: [], vocabularies: ['楼层'] });
});

test('a name nobody wrote is told; one that is reached through another is in use', () => {
  expect(unknownNames(policy)).toEqual(['没有这个表']);
  expect(unusedNames(policy, ['楼层', '高层', '颜色', 'filler'])).toEqual(['颜色']);
});

test('the built-in policy speaks of no vocabulary it lacks', () => {
  expect(unknownNames(tryPack(newPack('shop', '小店')).policy)).toEqual([]);
  expect(builtInPack().rules?.length).toBeGreaterThan(0);
});
