import * as v from 'valibot';
import type { Message } from '../model/conversation';
import { STEPS, type Step } from '../model/view';
import { compileLists } from './matching';
import words from './words/steps.yaml';

const find = compileLists(words);
const { hints } = v.parse(v.object({ hints: v.record(v.string(), v.string()) }), words);

/** The steps of handling a complaint that the agent's messages already hold, in their order. */
export function readSteps(messages: readonly Pick<Message, 'from' | 'text'>[]): readonly Step[] {
  const taken = new Set<string>();
  for (const { from, text } of messages) {
    if (from !== 'agent' || text === '') continue;
    for (const { name } of find(text)) taken.add(name);
    // Whatever the agent wrote, the buyer has been answered.
    taken.add('quick-reaction');
  }
  return STEPS.filter((step) => taken.has(step));
}

/** What the first step that is still open asks for; `undefined` when all are done. */
export function nextStepOf(done: readonly Step[]): string | undefined {
  const next = STEPS.find((step) => !done.includes(step));
  return next && hints[next];
}
