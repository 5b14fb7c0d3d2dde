import { describe, expect, test } from 'vitest';
import { MINUTE, NOW } from '../../test/builders';
import type { Message } from '../model/conversation';
import { readPromises } from './promise';

const HOUR = 60 * MINUTE;
const agent = (text: string, at: number): Message => ({ id: `${at}`, from: 'agent', kind: 'text', text, sentAt: at });
const stateOf = (messages: readonly Message[], now: number) => readPromises(messages, now)[0]?.state;
const promise = agent('我去问仓库，今天18点前给您答复', NOW);

describe('a promise', () => {
  test('is open until its time, kept by a result before it, broken without one', () => {
    expect(stateOf([promise], NOW + HOUR)).toBe('open');
    expect(stateOf([promise, agent('仓库回复了，明早就能补发', NOW + 2 * HOUR)], NOW + 2 * HOUR)).toBe('kept');
    expect(stateOf([promise], NOW + 4 * HOUR)).toBe('broken');
  });

  test('small talk keeps nothing, and a result after the time comes too late', () => {
    expect(stateOf([promise, agent('在的亲', NOW + HOUR)], NOW + 4 * HOUR)).toBe('broken');
    expect(stateOf([promise, agent('查到了，是漏发', NOW + 5 * HOUR)], NOW + 5 * HOUR)).toBe('broken');
  });

  test('is moved by a later time given before it ran out', () => {
    expect(stateOf([promise, agent('还在核对，明天中午前给您答复', NOW + HOUR)], NOW + 2 * HOUR)).toBe('moved');
  });
});
