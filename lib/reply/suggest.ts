import { toneFor } from '../case/buyer';
import type { CaseFacts } from '../model/case';
import type { Conversation } from '../model/conversation';
import type { Reply } from '../model/reply';
import type { CaseReading, Suggestion } from '../model/view';
import { fillSlots, partsText } from './slots';

interface Moment {
  reading: CaseReading;
  conversation: Conversation;
  replies: readonly Reply[];
  /** the check of the policy in force: a reply it would flag in this case is not offered */
  passes: (text: string, facts: CaseFacts) => boolean;
}

/** At most five replies for this moment, best first, filled, each passing the check in this case. */
export function suggest({ reading, conversation, replies, passes }: Moment): readonly Suggestion[] {
  const { facts, scenarios, steps } = reading;
  const said = new Set(facts.agent.map((text) => text.trim()));
  const ranked = replies
    .map((reply) => ({ reply, score: scoreOf(reply, reading) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const offered: Suggestion[] = [];
  for (const { reply } of ranked) {
    if (offered.length === 5) break;
    const parts = fillSlots(reply, conversation);
    const text = partsText(parts);
    const complete = parts.every((part) => typeof part === 'string' || part.value !== undefined);
    // A gap is held by its own rule; the words around it must pass.
    if (
      said.has(text) ||
      !passes(complete ? text : parts.map((p) => (typeof p === 'string' ? p : (p.value ?? '18点'))).join(''), facts)
    )
      continue;
    offered.push({ reply: reply.id, parts, text, complete, because: reasonFor(reply, scenarios[0], steps) });
  }
  return offered;
}

function scoreOf(reply: Reply, reading: CaseReading): number {
  const { facts, scenarios, steps } = reading;
  if (reply.faults && !reply.faults.includes(facts.fault)) return 0;
  if (reply.stages && !reply.stages.includes(facts.stage)) return 0;
  const place = scenarios.findIndex((scenario) => reply.scenarios.includes(scenario));
  if (place < 0) return reply.scenarios.length === 0 ? 0.5 : 0;
  const missing = reply.step && !steps.includes(reply.step) ? 0.4 : 0;
  const narrow = (reply.faults ? 0.5 : 0) + (reply.stages ? 0.2 : 0) + 0.5 / reply.scenarios.length;
  const tone = reply.tone !== undefined && reply.tone === toneFor(reading) ? 0.3 : 0;
  return 5 - Math.min(place, 4) + missing + narrow + tone;
}

function reasonFor(reply: Reply, scenario: string | undefined, steps: readonly string[]): string {
  if (reply.step === 'listening' && !steps.includes('listening')) return '先了解清楚';
  if (reply.step === 'remedy') return '给解决办法';
  if (reply.step === 'follow-up') return '先稳住，答应时间';
  if (reply.step === 'compensation') return '谈补偿';
  return scenario && reply.scenarios.length > 0 ? (reply.tone === 'warm' ? '语气暖一点' : '直接办事') : '都能用';
}
