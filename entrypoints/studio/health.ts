import { computed, effect, signal } from '@preact/signals';
import { policyOf } from '../../lib/policy/admit';
import { checkUp, type HealthItem } from '../../lib/policy/health';
import { repliesOver } from '../../lib/policy/shop';
import { failingReplies } from '../../lib/reply/failing';
import { builtInReplies } from '../../lib/reply/reply';
import { type CompiledPolicy, compile } from '../../lib/wording/check';
import * as draft from './draft';
import { lastTried, result } from './trial';

/* The check-up of the draft: worked out anew a moment after it was tried, so that it never stands before a key. */

const PAUSE_MS = 400;

export const health = signal<readonly HealthItem[]>([]);
/** how many messages of a log the rules were looked for in */
export const seen = signal(0);
export const failing = computed(() => health.value.filter((item) => item.is === 'reply'));

const inForce = computed<CompiledPolicy | undefined>(() =>
  draft.inForce.value ? compile(policyOf([draft.inForce.value])) : undefined,
);

let later: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const { compiled, of } = draft.tried.value;
  const before = inForce.value;
  const messages = result.value ? lastTried() : [];
  clearTimeout(later);
  later = setTimeout(() => {
    seen.value = messages.length;
    health.value = checkUp({
      pack: of,
      compiled,
      ...(before ? { before } : {}),
      failing: failingReplies(compiled, repliesOver(builtInReplies(), [of])).flatMap(({ reply, failures: [first] }) =>
        first
          ? [{ reply: reply.id, text: reply.text, rule: first.rule, fault: first.cases[0]?.fault ?? 'unknown' }]
          : [],
      ),
      messages,
    });
  }, PAUSE_MS);
});
