import type { CheckedRow } from '../../components/replies/import-row';
import { SCENARIOS, type Scenario } from '../../lib/model/case';
import type { Reply, ShelfReply } from '../../lib/model/reply';
import type { Pack } from '../../lib/policy/pack';
import { wholePolicy } from '../../lib/policy/whole';
import { cleanVersion } from '../../lib/reply/clean';
import { replyJudge } from '../../lib/reply/failing';
import { type Mapping, rowsOf } from '../../lib/reply/sheet';
import { spell } from '../../lib/reply/spell';
import { twinsOf } from '../../lib/reply/twins';
import { wordsOf } from '../../lib/reply/words';

/** What the page asks: the rows, what is in the library, the policy in force. */
export interface ImportAsk {
  rows: readonly (readonly string[])[];
  mapping: Mapping;
  /** the words already in the library */
  known: readonly string[];
  packs: readonly Pack[];
  /** what each scenario is called */
  names: readonly (readonly [Scenario, string])[];
  /** what every id of this import begins with */
  prefix: string;
}

/** What is being done with the rows just now. */
export type ImportDoing = 'comparing' | 'checking';

const PIECE = 200;

/** Checks every row of a sheet against the policy, the library and the rows before it. Tells how far it is. */
export function checkSheet(
  { rows, mapping, known, packs, names: named, prefix }: ImportAsk,
  onDone: (doing: ImportDoing, done: number, of: number) => void,
): readonly CheckedRow[] {
  const names = new Map(named);
  const sheet = rowsOf(rows, mapping, {
    nameOf: (id) => names.get(id) ?? id,
    scenarios: SCENARIOS,
    idOf: (row) => `${prefix}-${row}`,
  });
  const policy = wholePolicy(packs);
  const judge = replyJudge(policy);
  const texts = sheet.map((each) => (each.ok ? each.reply.text : ''));
  const twins = twinsOf([...known, ...texts], (at) => {
    const done = at - known.length;
    if (done >= 0 && done % PIECE === 0) onDone('comparing', done, sheet.length);
  });
  const shelved = (reply: Reply): ShelfReply => ({ reply, shelf: 'own', spelled: spell(wordsOf(reply)) });
  return sheet.map((each, at): CheckedRow => {
    if (at % PIECE === 0) onDone('checking', at, sheet.length);
    const { row } = each;
    if (!each.ok) return { row, state: 'refused', problem: each.problem };
    const failures = judge(each.reply);
    const clean = failures.length > 0 ? cleanVersion(policy, each.reply, judge) : undefined;
    const twin = twins[known.length + at];
    const state = twin ? (twin.same ? 'twin' : 'near') : failures.length > 0 ? 'held' : 'new';
    const earlier = twin && sheet[twin.of - known.length];
    return {
      row,
      state,
      reply: shelved(each.reply),
      failures,
      ...(twin && { twin: earlier ? { row: earlier.row } : { text: known[twin.of] ?? '' } }),
      ...(clean !== undefined && { clean: shelved({ ...each.reply, text: clean }) }),
    };
  });
}
