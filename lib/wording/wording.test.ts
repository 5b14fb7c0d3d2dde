import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { type CaseFacts, NO_FACTS } from '../model/case';
import { policyOf } from '../policy/in-force';
import { builtInPack } from '../policy/packs';
import { wholePolicy } from '../policy/whole';
import { readYuan } from './amount';
import { check } from './check';
import { fold } from './fold';
import { compileMatcher } from './matcher';

const matches = (pattern: string, text: string, vocabulary: Record<string, string[]> = {}): string[] => {
  const { matcher, problems } = compileMatcher({
    vocabulary: { filler: ['亲', '哈', '呢', '的', '一下'], ...vocabulary },
    patterns: [{ id: 0, pattern }],
  });
  expect(problems).toEqual([]);
  return matcher.scan(text).hits.map(({ start, end }) => text.slice(start, end));
};

describe('folding', () => {
  test.each([
    ['運費需要您承擔', '运费需要您承担'],
    ['ＡＢＣ１２３', 'abc123'],
    ['运·费~需❤要', '运费需要'],
    ['加Ⓥ', '加v'],
    ['➕我', '加我'],
    ['〖姓名〗', '[姓名]'],
    ['运\u200b费\u202e', '运费'],
  ])('%j is judged as %j', (typed, folded) => {
    expect(fold(typed).text).toBe(folded);
  });

  test('every place leads back to the text as typed', () => {
    const typed = '您🙂運~費';
    const { text, at } = fold(typed);
    expect([...text].map((_, i) => typed[at[i] ?? -1])).toEqual(['您', '運', '費']);
    expect(at[text.length]).toBe(typed.length);
  });

  test('whatever is typed, places rise and stay inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const { text, at } = fold(typed);
        for (let i = 0; i < text.length; i++) expect(at[i]).toBeLessThan(at[i + 1] ?? 0);
        expect(at[text.length]).toBe(typed.length);
      }),
    );
  });
});

describe('the pattern language', () => {
  test.each([
    ['运费 您', '运费呢亲您', true],
    ['运费 您', '运费涨了您', false],
    ['运费…4您', '运费都算在您', true],
    ['运费 …4您', '运费这次我们先都算在您', false],
    ['运费……您', '运费这次涨了，您', true],
    ['运费……您', '运费涨了。您', false],
    ['(运费|邮费)自理', '邮费自理', true],
    ['发票(另)?开', '发票开', true],
    ['加v!(领|型)', '加v领', false],
    ['加v!(领|型)', '加v聊', true],
    ['~不 行', '不行', false],
    ['~不 行', '这行', true],
    ['^好的$', '亲，好的', true],
    ['^^好的$$', '亲，好的，在', false],
    ['退<#>天', '退三十天', true],
    ['赔<yuan>', '赔¥30', true],
    ['打<phone>', '打13812345678', true],
    ['sb', '这盏灯接USB口', false],
    ['sb', '3sb', true],
  ])('“%s” in “%s”: %s', (pattern, text, found) => {
    expect(matches(pattern, text).length > 0).toBe(found);
  });

  test('vocabularies may use one another, and the span is as typed', () => {
    const vocabulary = { buyer: ['您', '你'], payer: ['<buyer>自己', '<buyer>'], bear: ['承担', '出'] };
    expect(matches('运费 <payer> <bear>', '那運費 您自己 出哈', vocabulary)).toContain('運費 您自己 出');
  });

  test.each([
    ['(运费', '缺“)”'],
    ['运费)', '多了一个'],
    ['<nobody>', 'nobody'],
    ['!', '至少要有一个词'],
  ])('“%s” is refused with its place and what to write', (pattern, words) => {
    const { problems } = compileMatcher({ vocabulary: {}, patterns: [{ id: 1, pattern }] });
    expect(problems).toMatchObject([{ pattern, at: expect.any(Number), message: says(words) }]);
  });

  test('one broken pattern does not take the others down', () => {
    const { matcher, problems } = compileMatcher({
      vocabulary: {},
      patterns: [
        { id: 1, pattern: '(运费' },
        { id: 2, pattern: '邮费' },
      ],
    });
    expect(problems.length).toBe(1);
    expect(matcher.scan('运费和邮费').hits.map((hit) => hit.id)).toEqual([2]);
  });
});

const compiled = wholePolicy([]);
const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({ ...NO_FACTS, stage: 'after-sale', ...more });
const held = (draft: string, more?: Partial<CaseFacts>) =>
  check(compiled, draft, facts(more))
    .filter((f) => f.severity === 'block')
    .map((f) => f.category);

describe('a draft in its case', () => {
  test('five sentences about freight are five different things', () => {
    expect(held('亲，运费需要您承担哦')).toEqual(['freight-before-fault']);
    expect(held('运费不用您承担的')).toEqual([]);
    expect(held('运费需要我们承担')).toEqual([]);
    expect(held('质量问题我们出运费，不喜欢的话运费您出')).toEqual([]);
    expect(held('您说的“运费我承担”我看到了')).toEqual([]);
  });

  test('the same sentence follows the fault, and says why it differs', () => {
    const say = (fault: CaseFacts['fault']) => check(compiled, '运费需要您承担', facts({ fault }))[0]?.say;
    expect(held('运费需要您承担', { fault: 'buyer' })).toEqual([]);
    expect(say('unknown')).not.toBe(say('seller'));
    expect(say('seller')).not.toBe(say('courier'));
  });

  test('a harmless word beside it does not excuse what is plainly wrong', () => {
    expect(held('请回复身份证后六位和收到的短信码，这边做核验')).toEqual(['privacy-request']);
    expect(held('身份证后六位不用发，短信码也别告诉任何人')).toEqual([]);
    expect(held('差评要是不删，我天天给你单位打电话，让你领导知道知道')).toContain('abuse-threat');
    expect(held('差评我看到了，您什么时候方便接电话，我让主管打给您')).toEqual([]);
  });

  test('what the case makes right, no likeness makes wrong', () => {
    const asked = { buyer: ['平台介入在哪里点，教我一下'] };
    const flagged = (more?: Partial<CaseFacts>) =>
      check(compiled, '申请平台介入吧', facts(more)).map((f) => f.category);
    expect(flagged(asked)).toEqual([]);
    expect(flagged({ buyer: ['到底给不给退'] })).toContain('shirking');
  });

  test('offers add up against the agent’s limit', () => {
    const over = (draft: string, agent: string[] = []) =>
      check(compiled, draft, facts({ limitYuan: 10, agent })).some((f) => f.category === 'beyond-authority');
    expect(over('给您补偿30元可以吗')).toBe(true);
    expect(over('给您补偿5元可以吗')).toBe(false);
    expect(over('再给您补偿6元', ['已经给您补偿了8元'])).toBe(true);
    expect(over('再给您加4块', ['给您申请了8元'])).toBe(true);
    expect(over('再给您加2块，凑够10块', ['给您申请了8元'])).toBe(false);
    expect(over('再给您加2块，一共15块', ['给您申请了8元'])).toBe(true);
  });

  test('what the buyer paid is given back without an offer', () => {
    const over = (draft: string) =>
      check(compiled, draft, facts({ limitYuan: 10 })).some((f) => f.category === 'beyond-authority');
    expect(over('货款86元原路退回，另外补偿您5元')).toBe(false);
    expect(over('货款86元原路退回，另外补偿您50元')).toBe(true);
  });

  test('a sum is an offer in what people call giving, and so many of a thing are not', () => {
    const over = (draft: string) =>
      check(compiled, draft, facts({ limitYuan: 10 })).some((f) => f.category === 'beyond-authority');
    expect(over('行，给你整二十')).toBe(true);
    expect(over('行，给你整二十个新的')).toBe(false);
  });

  test('a gap of which nothing is left when folded is still shown where it stands', () => {
    const draft = '退货地址：____，电话已留';
    const [finding] = check(compiled, draft, facts()).filter((f) => f.category === 'unfilled-slot');
    expect(draft.slice(finding?.start, finding?.end)).toBe('____');
  });

  test('links, numbers and titles are left alone', () => {
    for (const draft of ['V领针织衫有货', 'QQ糖混装20小包', '单号YT8890221已发', '第一时间给您处理', 'XXL码今天能发']) {
      expect(held(draft), draft).toEqual([]);
    }
  });
});

describe('whatever is typed', () => {
  const anyDraft = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '运费',
          '您',
          '承担',
          '不用',
          '，',
          '。',
          '加',
          'V',
          '微信',
          '🙂',
          '\u200b',
          '\ud800',
          '{',
          '}',
          '“',
          '”',
          '100',
          '元',
        ),
        {
          maxLength: 60,
        },
      )
      .map((words) => words.join('')),
  );

  test('findings lie inside the draft, are not empty, and twice gives the same', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const findings = check(compiled, draft, facts());
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(draft.length);
        }
        expect(check(compiled, draft, facts())).toEqual(findings);
      }),
      { numRuns: 150 },
    );
  });

  test('never two findings of a category for the same characters, the weightiest first', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const findings = check(compiled, draft, facts());
        findings.forEach((a, i) => {
          for (const b of findings.slice(i + 1))
            expect(a.category === b.category && a.start < b.end && b.start < a.end).toBe(false);
        });
      }),
      { numRuns: 100 },
    );
  });
});

const AFTER_SALE: CaseFacts = { ...NO_FACTS, stage: 'after-sale' };

describe('the built-in policy', () => {
  const { rules } = policyOf([]);
  test('covers all categories', () => {
    expect(new Set(rules.map((rule) => rule.category)).size).toBe(19);
  });
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s explains itself, and shows both sides', (_, rule) => {
    expect(rule.flags.length).toBeGreaterThanOrEqual(4);
    expect(rule.passes.length).toBeGreaterThanOrEqual(4);
    expect(rule.rewrites.length).toBeGreaterThanOrEqual(1);
    for (const words of [rule.say, rule.why, rule.source]) expect(words.length).toBeGreaterThan(3);
  });
  test.each([
    ['麻烦撤销退款申请，撤了给您补发', '您是想取消这次退货申请吗'],
    ['您撤了投诉我们再谈', '撤销之后就不能再申请了，您想清楚再点'],
    ['运费险不够的部分您补', '运费险赔了八块，剩下的四块我给您补'],
    ['您有多少损失都算我们的', '发错颜色了，来回都算我们的'],
    ['开票要另加六个点', '开票不加钱'],
    ['发票没有，收据代替可以', '收据和发票不一样，要报销得开发票'],
    ['没有发票，本店不开的', '没有发票的话是因为您还没申请，现在申请就行'],
    ['行，我给您三倍赔偿', '三倍赔偿是假货的规定，您这个是发错货，我给您换'],
    ['您卡号发我，给您打款', '安装视频发您了，卡号不用给'],
    ['肯定给您拦下来', '肯定给您发新的，之前那个我收回检测'],
    ['我们是全国卖得最好的', '这款是我们家卖得最好的'],
    ['您照片里压根看不出毛病', '照片有点糊看不出破损在哪，麻烦再拍一张'],
    ['您讲讲道理好不好', '我把这里头的原理给您讲讲'],
    ['我们店没有七天无理由', '这款定制的，下单前需要您确认不支持无理由'],
    ['有问题您打我电话，咱们私下谈', '品牌的服务热线写在保修卡上，您拨那个号就行'],
    ['加我微信聊，这边不方便', '加您微信的不是我们的人，别转账'],
    ['保证五年没问题', '能用三到五年没问题，看使用频率'],
    ['给个五星，返您两块', '点几颗都行，一颗星表示很不满意，五颗星表示很满意'],
    ['您好，退款 元已到账', '净重两千克，一千 元素周期表同款'],
    ['我们不开发票，也没有电子的', '纸质的不开了，现在一律开具电子发票'],
    ['换新的可以，寄出我们包，寄回的邮费您掏', '锅底真有毛病来回我们掏，您用不惯才要您掏寄回那趟'],
    ['邮费您先垫，店里不报的', '邮费您先垫，小票拍给我当天转给您'],
    ['猪脑子啊，说明书都不看', '我这猪脑子，说明书忘了给您放'],
    ['您妈的还有完没完', '订单是您妈的手机号下的，我查到了'],
    ['您是不是眼神有问题', '眼镜戴着眼睛不舒服的话，度数拿去再验一次'],
    ['页面没写就别乱说', '页面上我们没有乱写，批次都能查到'],
    ['满三百元方可开具发票', '满三百元送一套餐具，发票随时可以开'],
    ['追评改为满意的，体验金今晚打给您', '体验金是会员日的活动，写不写评价都有'],
    ['来呀，来了打断您的腿', '先打断您一下，是第一件还是第二件'],
    ['请寄到【退货地址】，收件人【姓名】', '【退货地址】金华市婺城区仓储路8号'],
    ['三个小时内？？小时内给您答复', '是三小时还是四小时？我去问下仓库'],
    ['用点脑子想想，没拆包怎么给您退', '您的退货仓库还没拆包，我催他们今天拆'],
    ['真闹大了吃亏的是您', '转到私人账户真出了事吃亏的是您，走平台才有保障'],
    ['少来这套，谁怕谁', '怕您不放心，我把检测单拍给您看'],
    ['坏一次我们赔您十台', '按坏的个数赔您，一个三块'],
    ['加老板微信，他跟您谈', '老板的微信给不了您，平台不允许，话我替您转到'],
    ['您自己去找快递，我们不管', '不用您去找快递，我们赔给您'],
  ])('holds “%s” and lets by “%s”', (held, passed) => {
    const weightsOf = (draft: string) => check(wholePolicy([]), draft, AFTER_SALE).map(({ severity }) => severity);
    expect(weightsOf(held).some((severity) => severity !== 'hint')).toBe(true);
    expect(weightsOf(passed).filter((severity) => severity !== 'hint')).toEqual([]);
  });
  describe('among courtesies', () => {
    const amid = (said: string) =>
      `亲，您的订单帮您登记好了，仓库下午给您打包，${said}，单号出来我发您，请您保持电话畅通`;
    const weightsOf = (draft: string) => check(wholePolicy([]), draft, AFTER_SALE).map(({ severity }) => severity);
    test.each([
      '你个傻子',
      '加我微信聊',
      '好评截图发我返您五块',
      '您随便投诉吧',
      '再投诉我就找人上门',
      '您先把退款申请撤了',
      '来回运费您自己出',
      '身份证正反面拍给我',
      '拆了封我们一律不退',
    ])('holds “%s” too', (said) => expect(weightsOf(amid(said))).toContain('block'));
    test.each([
      '傻瓜相机也一起寄',
      '加我们会员的券还能用',
      '好评写不写都给您补',
      '投诉的进度我帮您跟',
      '退款申请我这边审着',
      '来回运费我们自己出',
      '身份证千万别发过来',
      '拆了封有质量问题照样退',
    ])('lets by “%s”', (said) => expect(weightsOf(amid(said)).filter((severity) => severity !== 'hint')).toEqual([]));
  });
  test('has no rule twice', () => {
    const ids = (builtInPack().rules ?? []).map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test.each([
  ['给您补30元', [30]],
  ['三十块钱', [30]],
  ['¥8.5', [8.5]],
  ['30天内', []],
  ['给你整三十', [30]],
  ['给你整三十个', []],
])('amounts of money in “%s”', (text, amounts) => {
  expect(readYuan(text)).toEqual(amounts);
});
