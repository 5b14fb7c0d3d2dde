import { describe, expect, test } from 'vitest';
import { FAULTS, NO_FACTS, STAGES } from '../model/case';
import type { Reply } from '../model/reply';
import { wholePolicy } from '../policy/whole';
import { check } from '../wording/check';
import { builtInReplies } from './reply';
import { sampleText } from './slots';

const compiled = wholePolicy([]);
const replies = builtInReplies();

const filled = (reply: Reply) => sampleText(reply.text);

describe('the built-in library', () => {
  test('has room for choice: 300 replies, each with its own id and words', () => {
    expect(replies.length).toBeGreaterThanOrEqual(300);
    expect(new Set(replies.map((r) => r.id)).size).toBe(replies.length);
    expect(new Set(replies.map((r) => r.text)).size).toBe(replies.length);
  });

  test('every slot is one that can be filled or asked for', () => {
    const strange = replies.filter((reply) => /[{}]/.test(filled(reply)));
    expect(strange.map((reply) => reply.id)).toEqual([]);
  });

  test('every reply passes the policy in every case it can be shown for', () => {
    const held = replies.flatMap((reply) =>
      (reply.faults ?? FAULTS).flatMap((fault) =>
        (reply.stages ?? STAGES).flatMap((stage) =>
          check(compiled, filled(reply), { ...NO_FACTS, fault, stage, limitYuan: 20 })
            .filter((finding) => finding.severity !== 'hint')
            .map((f) => `${reply.id} (${fault}, ${stage}): ${f.rule} ${filled(reply).slice(f.start, f.end)}`),
        ),
      ),
    );
    expect([...new Set(held.map((line) => line.replace(/\(.*?\)/, '')))]).toEqual([]);
  });
});
