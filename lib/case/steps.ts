import type { Message } from '../model/conversation';
import { STEPS, type Step } from '../model/view';
import { compileLists } from './matching';
import words from './words/steps.yaml';

const find = compileLists(words);

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

/** The first step that is still open; `undefined` when all are done. */
export const nextStepOf = (done: readonly Step[]): Step | undefined => STEPS.find((step) => !done.includes(step));
