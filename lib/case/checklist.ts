import * as v from 'valibot';
import type { Scenario } from '../model/case';
import type { Message } from '../model/conversation';
import type { Checklist, HandSet } from '../model/view';
import { compileLists } from './matching';
import words from './words/checklists.yaml';

const patterns = v.optional(v.array(v.string()));
const data = v.parse(
  v.object({
    vocabulary: v.record(v.string(), v.array(v.string())),
    checklists: v.array(
      v.object({
        scenarios: v.array(v.string()),
        title: v.string(),
        items: v.array(
          v.object({
            id: v.string(),
            text: v.string(),
            agent: patterns,
            buyer: patterns,
            image: v.optional(v.boolean()),
          }),
        ),
      }),
    ),
  }),
  words,
);

const keyOf = (list: number, item: string, from: string) => `${list} ${item} ${from}`;
const find = compileLists({
  vocabulary: data.vocabulary,
  lists: Object.fromEntries(
    data.checklists.flatMap(({ items }, list) =>
      items.flatMap(({ id, agent = [], buyer = [] }) => [
        [keyOf(list, id, 'agent'), agent],
        [keyOf(list, id, 'buyer'), buyer],
      ]),
    ),
  ),
});

/**
 * What is to be collected and done in a scenario, each item seen in the chat, ticked by hand, or open. `undefined` where the
 * scenario has no list.
 */
export function checklistFor(
  scenario: Scenario | undefined,
  messages: readonly Pick<Message, 'from' | 'kind' | 'text'>[],
  { ticked = [] }: HandSet,
): Checklist | undefined {
  const at = data.checklists.findIndex(({ scenarios }) => scenario !== undefined && scenarios.includes(scenario));
  const list = data.checklists[at];
  if (!list || !scenario) return undefined;
  const said = new Set(messages.flatMap(({ from, text }) => (from ? find(text).map((h) => `${h.name}|${from}`) : [])));
  const pictured = messages.some(({ from, kind }) => from === 'buyer' && kind === 'image');
  const isSeen = (id: string, image: boolean | undefined) =>
    (image === true && pictured) ||
    (['agent', 'buyer'] as const).some((from) => said.has(`${keyOf(at, id, from)}|${from}`));
  return {
    title: list.title,
    items: list.items.map(({ id, text, image }) => {
      const key = `${scenario}/${id}`;
      return { id: key, text, state: ticked.includes(key) ? 'ticked' : isSeen(id, image) ? 'seen' : 'open' };
    }),
  };
}
