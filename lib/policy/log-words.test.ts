import { expect, test } from 'vitest';
import { platformIn, speakerIn } from './log-words';

test('who is named nothing else is the agent: exports write the agent’s own name', () => {
  expect(['买家', 'customer', '系统消息', '机器人', '小美', ''].map(speakerIn)).toEqual([
    'buyer',
    'buyer',
    'system',
    'robot',
    'agent',
    'agent',
  ]);
});

test('a platform is the one that is named; two, or none, are none', () => {
  expect(platformIn('拼多多11月聊天.csv')).toBe('pinduoduo');
  expect(platformIn('jd-chat.csv')).toBe('jd');
  expect(platformIn('京东和天猫.csv')).toBeUndefined();
  expect(platformIn('adjd.csv')).toBeUndefined();
  expect(platformIn('')).toBeUndefined();
});
