import { momentOf, type Pack } from './pack';
import type { AgentState } from './report';
import type { Refusal } from './trust';

/*
 * Which agents would refuse a version, from what their files said last. Only what can be known beforehand: key, number,
 * time; the examples were tried before it was signed.
 */

/** What is about to go out. */
export interface Publication {
  pack: Pick<Pack, 'id' | 'version' | 'validFrom' | 'validUntil'>;
  key: string;
  /** keys that lead to this one by their own signature */
  before: readonly string[];
}

/** Why this agent's browser would not take it; `undefined` where it would. `now` in epoch milliseconds. */
export function wouldRefuse({ pack, key, before }: Publication, agent: AgentState, now: number): Refusal | undefined {
  if (agent.revoked.includes(key)) return 'revoked';
  const follows = agent.key !== undefined && before.includes(agent.key) && !agent.revoked.includes(agent.key);
  if (agent.key !== undefined && agent.key !== key && !follows) return 'unknown-publisher';
  if (pack.version <= (agent.versions[pack.id] ?? 0)) return 'older';
  if (pack.validUntil !== undefined && now >= momentOf(pack.validUntil)) return 'expired';
  if (pack.validFrom !== undefined && now < momentOf(pack.validFrom)) return 'not-yet';
  return undefined;
}
