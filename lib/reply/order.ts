import type { CaseFacts, Scenario } from '../model/case';
import type { Reply, ReplyUse, ShelfReply } from '../model/reply';

/** What the list is ordered for. `now` in milliseconds. */
export interface OrderFor {
  uses: ReadonlyMap<string, ReplyUse>;
  now: number;
  facts?: CaseFacts | undefined;
  scenario?: Scenario | undefined;
}

/** A reply used within this time stands among the recent ones: two weeks. */
const RECENT = 14 * 24 * 3_600_000;

/** Whether a reply was written for who is at fault and where the order stands. */
export const fitsCase = ({ faults, stages }: Reply, { fault, stage }: CaseFacts): boolean =>
  (!faults || faults.includes(fault)) && (!stages || stages.includes(stage));

/**
 * The order in which the library is browsed: favourites, then what was used lately, then what this buyer wants, then
 * the rest as it stands; what does not fit the case comes last within each.
 */
export function orderReplies(replies: readonly ShelfReply[], moment: OrderFor): readonly ShelfReply[] {
  const { uses, now, facts, scenario } = moment;
  const weigh = ({ reply }: ShelfReply): readonly [number, number] => {
    const use = uses.get(reply.id);
    const wrong = facts && !fitsCase(reply, facts) ? 1 : 0;
    if (use?.favourite) return [wrong, -use.lastAt];
    if (use && use.count > 0 && now - use.lastAt < RECENT) return [2 + wrong, -use.lastAt];
    const here = scenario !== undefined && reply.scenarios.includes(scenario);
    return [wrong ? 6 : here ? 4 : 5, 0];
  };
  return replies
    .map((each, at) => ({ each, at, weight: weigh(each) }))
    .sort((a, b) => a.weight[0] - b.weight[0] || a.weight[1] - b.weight[1] || a.at - b.at)
    .map(({ each }) => each);
}

const NEVER: Omit<ReplyUse, 'reply'> = { count: 0, lastAt: 0, favourite: false, scenarios: {} };

/** The use of a reply, one more time. */
export function usedOnce(
  before: ReplyUse | undefined,
  reply: string,
  scenario: Scenario | undefined,
  now: number,
): ReplyUse {
  const use = before ?? { ...NEVER, reply };
  const scenarios = scenario ? { ...use.scenarios, [scenario]: (use.scenarios[scenario] ?? 0) + 1 } : use.scenarios;
  return { ...use, count: use.count + 1, lastAt: now, scenarios };
}

/** A reply made a favourite, or one no longer. */
export const favoured = (before: ReplyUse | undefined, reply: string, favourite: boolean): ReplyUse => ({
  ...(before ?? { ...NEVER, reply }),
  favourite,
});
