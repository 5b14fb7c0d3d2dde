import { computed, signal } from '@preact/signals';
import type { CaseFacts, Scenario } from '../../lib/model/case';
import type { Conversation } from '../../lib/model/conversation';
import { limitFor } from '../../lib/policy/shop';
import { settings } from '../desk/follow-ups';
import { packs } from './desk';

/* The case the panel is open at, and how far the agent may go in it: what replies are ordered, filled and counted by. */

export interface OpenCase {
  conversation: Conversation;
  facts: CaseFacts;
  scenario: Scenario | undefined;
}

export const openCase = signal<OpenCase | undefined>(undefined);

/** the agent's own limit, or the shop's */
export const limitYuan = computed(() => limitFor(settings.value?.limitYuan, packs.value));
