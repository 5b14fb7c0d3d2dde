import { dayOf } from '../../lib/memo/groups';
import { ruleOf } from '../../lib/memo/recur';
import type { Memo } from '../../lib/model/memo';
import { recurringIn } from '../../lib/policy/desk';
import type { Saved, Store } from '../../lib/store/db';
import { packsInForce } from '../../lib/store/packs';
import { followPolicy, makeTodays } from '../../lib/store/recurring';

/** Whose rules were brought in line with the policy in this hour: reading every pack at each change of a memo is too much. */
let followed = '';

/** Another policy is in force: it is brought in line with at the next look, whatever the hour. */
export function forgetFollowed(): void {
  followed = '';
}

/** Today's memos of all that comes again: what the policy sets is brought in line first, then each is made once. */
export async function makeTodaysByPolicy(store: Store, owner: string, now: number): Promise<Saved<readonly Memo[]>> {
  const hour = `${owner} ${dayOf(now)} ${new Date(now).getHours()}`;
  if (followed !== hour) {
    const { packs } = await packsInForce(store, now);
    const done = await followPolicy(
      store,
      owner,
      recurringIn(packs).map((each) => ruleOf(each, owner, now)),
    );
    if (!done.ok) return done;
    followed = hour;
  }
  return makeTodays(store, owner, now);
}
