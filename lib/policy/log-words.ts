import type { Platform } from '../model/case';
import type { Speaker } from '../model/conversation';

/* What the cells of exported chats say, by the words exports use. */

const SPEAKERS: readonly (readonly [Speaker, RegExp])[] = [
  ['buyer', /^(buyer|customer|买家|買家|客户|客戶|顾客|顧客|用户|用戶)/i],
  ['system', /^(system|platform|系统|系統|平台)/i],
  ['robot', /^(robot|bot|机器人|機器人|智能客服)/i],
];

/** Who wrote a line. What names none of the others is the agent: exports write the agent's own name there. */
export const speakerIn = (cell: string): Speaker =>
  SPEAKERS.find(([, shape]) => shape.test(cell.trim()))?.[0] ?? 'agent';

const PLATFORMS: readonly (readonly [Platform, RegExp])[] = [
  ['tmall', /天猫|天貓|tmall/i],
  ['taobao', /淘宝|淘寶|千牛|taobao/i],
  ['pinduoduo', /拼多多|pinduoduo|\bpdd\b/i],
  ['douyin', /抖音|抖店|飞鸽|飛鴿|douyin/i],
  ['jd', /京东|京東|咚咚|jingdong|\bjd\b/i],
  ['kuaishou', /快手|kuaishou/i],
  ['xiaohongshu', /小红书|小紅書|xiaohongshu/i],
  ['aliexpress', /速卖通|速賣通|aliexpress/i],
];

/** The one platform that a cell or a file's name names; undefined where it names none, or several. */
export function platformIn(text: string): Platform | undefined {
  if (text === '') return undefined;
  const [first, ...others] = PLATFORMS.filter(([, shape]) => shape.test(text));
  return others.length === 0 ? first?.[0] : undefined;
}
