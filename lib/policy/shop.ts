import type { Reply } from '../model/reply';
import type { Pack } from './pack';

/* What the packs in force say of the shop's own figures and words; where several do, the topmost. */

/** What an agent may promise without asking, in yuan; `undefined` where no pack says. */
export const limitIn = (packs: readonly Pack[]): number | undefined =>
  packs.findLast((pack) => pack.limits?.yuan !== undefined)?.limits?.yuan;

/** What this agent may promise without asking: the shop's limit is a ceiling, below it the agent's own counts. */
export function limitFor(own: number | undefined, packs: readonly Pack[]): number | undefined {
  const shops = limitIn(packs);
  return own === undefined || shops === undefined ? (own ?? shops) : Math.min(own, shops);
}

/** The reasons to choose from when a held message is sent all the same; `undefined`: the built-in ones. */
export const overrideReasonsIn = (packs: readonly Pack[]): readonly string[] | undefined =>
  packs.findLast((pack) => pack.overrides?.reasons)?.overrides?.reasons;

/** How many days a machine keeps events and sent messages: thirty and none where no pack says. */
export function keptDaysIn(packs: readonly Pack[]): { events: number; sent: number } {
  const find = (field: 'eventDays' | 'sentDays') =>
    packs.findLast((pack) => pack.keep?.[field] !== undefined)?.keep?.[field];
  return { events: find('eventDays') ?? 30, sent: find('sentDays') ?? 0 };
}

/** The replies below with those of the packs over them: one of the same id takes the other's place, a new one comes first. */
export const repliesOver = (below: readonly Reply[], packs: readonly Pack[]): readonly Reply[] =>
  repliesTogether(
    below,
    packs.flatMap((pack) => pack.replies ?? []),
  );

/** The same, of the shop's replies alone. */
export function repliesTogether(below: readonly Reply[], shops: readonly Reply[]): readonly Reply[] {
  const over = new Map(shops.map((reply) => [reply.id, reply]));
  if (over.size === 0) return below;
  const known = new Set(below.map(({ id }) => id));
  return [
    ...[...over.values()].filter(({ id }) => !known.has(id)),
    ...below.map((reply) => over.get(reply.id) ?? reply),
  ];
}
