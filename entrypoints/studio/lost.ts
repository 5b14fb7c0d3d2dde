import { computed } from '@preact/signals';
import { ruleIn } from '../../lib/policy/edit';
import type { Place } from '../../lib/policy/place';
import { usesOf } from '../../lib/policy/uses';
import * as draft from './draft';
import { place } from './place';
import { replyAt } from './replies';

/** The address names a thing that the draft does not hold: an old address, a rule of another version, one taken away. */
export const isLost = computed(() => place.value.id !== undefined && !isThere(place.value));

function isThere({ at, id = '' }: Place): boolean {
  if (at === 'rule') return ruleIn(draft.pack.value, id) !== undefined;
  if (at === 'words') return isSpokenOf(id);
  if (at === 'replies') return replyAt(id) !== undefined;
  return true;
}

/** A vocabulary that patterns speak of and nobody wrote has its page too: there it is written. */
function isSpokenOf(name: string): boolean {
  const { policy } = draft.tried.value;
  return draft.pack.value.vocabulary?.[name] !== undefined || usesOf(policy).has(name);
}
