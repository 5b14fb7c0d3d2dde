import { computed, effect, signal } from '@preact/signals';
import { checkUp, type HealthItem } from '../../lib/policy/health';
import { repliesOver } from '../../lib/policy/shop';
import { wholePolicy } from '../../lib/policy/whole';
import { failingReplies } from '../../lib/reply/failing';
import { builtInReplies } from '../../lib/reply/reply';
import type { CompiledPolicy } from '../../lib/wording/check';
import * as draft from './draft';
import { type Heard, hear, result } from './trial';

/* The check-up of the draft: worked out anew a moment after it was tried, so that it never stands before a key. */

const PAUSE_MS = 400;

export const health = signal<readonly HealthItem[]>([]);
/** the rules that spoke in the log tried last, and to how many messages; nothing while none was, or it is being gone through */
const heard = signal<Heard | undefined>(undefined);
/** how many messages of a log the rules were looked for in */
export const seen = computed(() => heard.value?.messages ?? 0);
export const failing = computed(() => health.value.filter((item) => item.is === 'reply'));

const inForce = computed<CompiledPolicy | undefined>(() =>
  draft.inForce.value ? wholePolicy([draft.inForce.value]) : undefined,
);

let later: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const { compiled, of } = draft.tried.value;
  const before = inForce.value;
  const heardNow = heard.value;
  clearTimeout(later);
  later = setTimeout(() => {
    health.value = checkUp({
      pack: of,
      compiled,
      ...(before ? { before } : {}),
      failing: failingReplies(compiled, repliesOver(builtInReplies(), [of])).flatMap(({ reply, failures: [first] }) =>
        first
          ? [{ reply: reply.id, text: reply.text, rule: first.rule, fault: first.cases[0]?.fault ?? 'unknown' }]
          : [],
      ),
      ...(heardNow ? { heard: heardNow } : {}),
    });
  }, PAUSE_MS);
});

const listen = () =>
  hear([draft.pack.peek()], (answer) => {
    heard.value = answer;
  });

effect(() => {
  if (!result.value) return;
  heard.value = undefined;
  listen();
});

let soon: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  if (!draft.tried.value) return;
  clearTimeout(soon);
  soon = setTimeout(listen, PAUSE_MS);
});
