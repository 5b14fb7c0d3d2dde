import type { Memo } from '../../lib/model/memo';

/** What of the follow-ups is asked for; an empty choice asks for all. */
export interface MemoFilter {
  search: string;
  kind: string;
  state: string;
}

export const EVERY_MEMO: MemoFilter = { search: '', kind: '', state: '' };

export const isAskedFor = (memo: Memo, { search, kind, state }: MemoFilter): boolean =>
  matches(memo, search) && (!kind || memo.kind === kind) && (!state || memo.state === state);

/** True where every word of the search stands somewhere in what the memo is known by. */
function matches(memo: Memo, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const notes = memo.log.map((line) => line.note ?? '').join(' ');
  const text = [memo.what, memo.buyer?.name, memo.order?.number, memo.order?.goods, memo.promised, notes]
    .join(' ')
    .toLowerCase();
  return words.every((each) => text.includes(each));
}
