import { computed } from '@preact/signals';
import { policyOf } from '../../lib/policy/admit';
import { checkUp, type HealthItem } from '../../lib/policy/health';
import { repliesOver } from '../../lib/policy/shop';
import { builtInReplies } from '../../lib/reply/reply';
import { type CompiledPolicy, compile } from '../../lib/wording/check';
import * as draft from './draft';

/* The check-up of the draft, worked out anew when it was tried, and only while somebody looks at it. */

const inForce = computed<CompiledPolicy | undefined>(() =>
  draft.inForce.value ? compile(policyOf([draft.inForce.value])) : undefined,
);

export const health = computed<readonly HealthItem[]>(() => {
  const { compiled, of } = draft.tried.value;
  return checkUp({
    pack: of,
    compiled,
    ...(inForce.value ? { before: inForce.value } : {}),
    replies: repliesOver(builtInReplies(), [of]),
  });
});

export const failing = computed(() => health.value.filter((item) => item.is === 'reply'));
