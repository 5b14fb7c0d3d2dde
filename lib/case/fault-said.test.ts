// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { talkOf } from '../../test/tools/talk';
import { FAULTS } from '../model/case';
import { readFault } from './fault';

/** Talks of the project's own, by the fault they settle on. */
const sections = readFileSync('test/corpora/own-talks.txt', 'utf8').split(/^\[(\w+)\]$/m);

describe.each(FAULTS)('what settles on %s', (fault) => {
  const talks = (sections[sections.indexOf(fault) + 1] ?? '').split('\n').filter((line) => line !== '');
  test('there are talks', () => expect(talks.length).toBeGreaterThan(20));
  test.each(talks)('%s', (line) => {
    expect(readFault(talkOf(line)).fault).toBe(fault);
  });
});
