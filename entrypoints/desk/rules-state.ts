import { effect, signal } from '@preact/signals';
import { countRules } from '../../lib/insight/rule-health';
import type { RuleCounts } from '../../lib/model/rule-counts';
import { policyOf } from '../../lib/policy/in-force';
import { hear } from '../../lib/request';
import { whatRulesDid } from '../../lib/store/events';
import { packsInForce } from '../../lib/store/packs';
import { address } from './address';
import { store } from './follow-ups';
import { newest } from './newest';

/* How the rules fare on this machine, counted while the page that shows it is in front. */

export const ruleCounts = signal<readonly RuleCounts[] | undefined>(undefined);
const says = signal<ReadonlyMap<string, string>>(new Map());
const turn = newest();

/** What a rule says, as the policy in force has it; one that is gone is known by its id. */
export const sayOf = (rule: string): string => says.value.get(rule) ?? rule;

async function read(): Promise<void> {
  const db = await store();
  if (!db) return;
  const isNewest = turn();
  const [{ events, left }, { packs }] = await Promise.all([whatRulesDid(db), packsInForce(db, Date.now())]);
  if (!isNewest()) return;
  says.value = new Map(policyOf(packs).rules.map(({ id, say }) => [id, say]));
  ruleCounts.value = countRules(events, left);
}

const isShown = () => address.value.pane === 'figures' && address.value.rest === 'rules';
effect(() => {
  if (isShown()) void read();
});
hear('stored', ({ table }) => {
  if (table === 'events' && isShown()) void read();
});
