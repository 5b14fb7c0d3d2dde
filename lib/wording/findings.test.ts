import { expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { findingOf } from './findings';
import type { Rule } from './rule';

test('a rewrite of the phrase is offered before one of the whole message, each kind in the order of its rule', () => {
  const rewrites = [
    { text: '整条一', replaces: 'message' },
    { text: '短语一', replaces: 'span' },
    { text: '整条二', replaces: 'message' },
    { text: '短语二', replaces: 'span' },
  ];
  const rule = { id: 'r', sayWhen: {}, when: {}, rewrites } as unknown as Rule;
  const finding = findingOf({ rule, index: 0, start: 0, end: 2 }, NO_FACTS);
  expect(finding.rewrites.map(({ text }) => text)).toEqual(['短语一', '短语二', '整条一', '整条二']);
});
