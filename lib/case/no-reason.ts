import { plainScript } from './when';

/*
 * What a buyer writes who only asks: that they want to send it back, whose order it is, that they cannot manage it. None of
 * it says why, and so nothing says whose doing it is, however much "我想退了" sounds like "我不想要了".
 */

/** The wish itself, and what is asked of the agent. */
const WISH =
  /退货退款|仅退款|退换货?|退一下|退款|退货|退掉|退回[去来]?|退(?:个|下)|换货|换一?[个下件双条]|申请|售后|退|换|怎么[办弄]?|咋[办弄]?|如何|可不可以|能不能|可以|能|行不行|行|看[看下]|看一[看下]|处理一?下?|操作|弄一?下|办一?下|查一?下|帮忙?|给|麻烦|请问?|谢谢/g;
/** Whom and what it is about. */
const WHOM =
  /(?:我|俺)(?:老?[公婆妈爸]|媳妇|爱人|[家朋]?[人友]|妈妈|爸爸|儿子|女儿|[男女]朋友|对象|同事|奶奶|爷爷|婆婆|姐姐?|妹妹?|哥哥?|弟弟?)|自己|本人|咱们?|我们?|俺|你们?|您|他们?|她|客服|亲|店家|老板|(?:这|那|上|前)(?:一)?[个件双条单台次款批笔边]|订单|单子|宝贝|东西|商品|快递|包裹|货|单|这|那/g;
/** How it is said. */
const MANNER =
  /已经|现在|今天|刚才?|还是|就是|决定|打算|准备|考虑|想要?|要|需要|得|说|讲|让|叫|买|拍|下|收到|寄|在吗|在不在|你好|您好|喂|嗨|[了的呢啊呀吧吗嘛么哈哦啦嘞哟噢把就也都还再去来先是有]/g;
/** Not to manage it is no doing of theirs: it may be the goods. */
const CANNOT =
  /[装弄打连开修调拼用拧接关合插拆组安搞][^，,。\s]{0,1}(?:不|没)(?:上去?|好|了|开|起来|进去?|成|住|紧|动|出来?|明白|来)/g;
const MARKS = /[\s\p{Punctuation}\p{Symbol}\p{Emoji_Presentation}]/gu;

/** Whether nothing is left of what was said once the wish, those it is about and how it is put are taken away. */
export const givesNoReason = (text: string): boolean =>
  [MARKS, CANNOT, WHOM, WISH, MANNER].reduce((rest, words) => rest.replace(words, ''), plainScript(text)) === '';
