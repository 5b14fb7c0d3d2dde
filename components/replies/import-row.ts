import type { ShelfReply } from '../../lib/model/reply';
import type { Failure } from '../../lib/reply/failing';
import type { RowProblem } from '../../lib/reply/sheet';

/** What the check of a sheet says of one of its rows. */
export type CheckedRow = { row: number } & (
  | { state: 'refused'; problem: RowProblem }
  | {
      state: 'new' | 'held' | 'twin' | 'near';
      reply: ShelfReply;
      /** the earlier row it repeats, or the words of the reply in the library */
      twin?: { row: number } | { text: string };
      failures: readonly Failure[];
      /** a version that passes, with its spelling */
      clean?: ShelfReply;
    }
);
export type RowState = CheckedRow['state'];
export const ROW_STATES = ['new', 'held', 'near', 'twin', 'refused'] as const satisfies readonly RowState[];

/** What is done with a row: left out, taken as it is, or in its clean version. */
export type Taking = 'out' | 'as-is' | 'clean';

/** What is done with a row where the agent says nothing: only what can be sent goes in, and nothing twice. */
export function usualTaking(row: CheckedRow): Taking {
  if (row.state === 'refused' || row.state === 'twin') return 'out';
  if (row.failures.length > 0) return row.clean ? 'clean' : 'out';
  return 'as-is';
}

/** The replies a review comes to, on the shelf they are stored on. */
export function taken(
  rows: readonly CheckedRow[],
  choices: ReadonlyMap<number, Taking>,
  shelf: 'own' | 'shop',
): readonly ShelfReply[] {
  return rows.flatMap((row) => {
    if (row.state === 'refused') return [];
    const taking = choices.get(row.row) ?? usualTaking(row);
    if (taking === 'out') return [];
    return [{ ...(taking === 'clean' ? (row.clean ?? row.reply) : row.reply), shelf }];
  });
}
