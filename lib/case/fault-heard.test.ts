import { describe, expect, test } from 'vitest';
import { readFault } from './fault';
import { verdictsOf } from './fault-heard';
import { remember } from './remember';

const heard = (from: 'buyer' | 'agent', text: string) =>
  verdictsOf({ from, text, ruled: undefined, lists: [], doubted: [], complained: false, now: undefined });

describe('what a message says about fault', () => {
  test('the likelihoods are of what the writer can say: a buyer’s claim settles nothing against others', () => {
    const names = heard('buyer', '是你们仓库发错的').map(({ verdict }) => verdict);
    expect(names).not.toContain('seller');
    expect(names).not.toContain('courier');
    expect(heard('agent', '是我们仓库发错的').map(({ verdict }) => verdict)).toContain('seller');
  });

  test('ways of saying it that no list holds, and their near misses', () => {
    const says = (from: 'buyer' | 'agent', text: string) =>
      readFault({ messages: [{ id: 'm', from, kind: 'text', text }] }).fault;
    expect(says('agent', '网点看了监控，是卸车的时候掉下来的')).toBe('courier');
    expect(says('agent', '我问问网点，是不是卸车的时候掉下来的')).toBe('unknown');
    expect(says('buyer', '我儿子拿锤子砸的')).toBe('buyer');
    expect(says('buyer', '不是我儿子砸的')).toBe('unknown');
  });
});

test('a text is read once, and the oldest is forgotten', () => {
  let reads = 0;
  const read = remember((text) => {
    reads++;
    return text.length;
  });
  read('甲乙');
  expect(read('甲乙')).toBe(2);
  expect(reads).toBe(1);
  for (let i = 0; i < 500; i++) read(`别的${i}`);
  read('甲乙');
  expect(reads).toBe(502);
});
