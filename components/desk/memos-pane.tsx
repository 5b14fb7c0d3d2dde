import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdOrder } from '../../lib/memo/hold-order';
import type { Recurring } from '../../lib/memo/recur';
import { roundOrder } from '../../lib/memo/round';
import { ACTIVE_STATES, MEMO_KINDS, type Memo, type MemoId, type NewMemo } from '../../lib/model/memo';
import { MemoForm } from '../memo-form';
import { Notice } from '../notice';
import { t, word } from '../words';
import type { DeskAct, DeskActions } from './desk-actions';
import { useDeskKeys } from './desk-keys';
import { DeskRow } from './desk-row';
import { MemoInHand } from './memo-in-hand';
import { type NewRecurring, RecurringSheet } from './recurring-sheet';
import { useRowFocus } from './use-row';

const ACTS: readonly DeskAct[] = ['done', 'move', 'call', 'open', 'hand', 'snooze', 'drop', 'edit', 'ledger'];

export interface MemosPaneProps {
  memos: readonly Memo[];
  now: number;
  owners: readonly string[];
  rules: readonly Recurring[];
  /** the memo the address names */
  wanted?: MemoId | undefined;
  /** what a new one begins with, where a key asked for one */
  start?: { words?: string; bound?: Partial<NewMemo> } | undefined;
  actions: DeskActions;
  /** gives false where it could not be kept */
  onAdd: (memo: NewMemo) => Promise<boolean>;
  onAddRule: (rule: NewRecurring) => void;
  onPauseRule: (rule: Recurring) => void;
  onRemoveRule: (rule: Recurring) => void;
}

type Side = 'memo' | 'new' | 'recurring';

/** All open follow-ups, to be searched and filtered. While it is worked on, the list sorts nothing away from the hand. */
export function MemosPane(props: MemosPaneProps) {
  const { memos, now, owners, wanted, actions } = props;
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState('');
  const [state, setState] = useState('');
  const [chosen, setChosen] = useState<MemoId | undefined>(wanted);
  useLayoutEffect(() => {
    if (wanted !== undefined) setChosen(wanted);
  }, [wanted]);
  const [side, setSide] = useState<Side>(props.start ? 'new' : 'memo');
  const [again, setAgain] = useState<NewMemo>();
  const field = useRef<HTMLInputElement>(null);
  const rows = useHeldRows(
    memos.filter((memo) => matches(memo, search) && (!kind || memo.kind === kind) && (!state || memo.state === state)),
    now,
    `${search}/${kind}/${state}`,
  );
  const current = rows.find((memo) => memo.id === chosen) ?? rows[0];
  useRowFocus(side === 'memo' ? current?.id : undefined);
  const at = current ? rows.indexOf(current) : 0;
  const go = (by: number) => setChosen(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id);
  const back = () => setSide('memo');
  const add = async (memo: NewMemo) => {
    setAgain(undefined);
    back();
    if ((await props.onAdd(memo)) !== false) return;
    setAgain(memo);
    setSide('new');
  };
  useDeskKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    z: actions.onUndo,
    a: () => setSide('new'),
    r: () => setSide('recurring'),
    '/': () => field.current?.focus(),
    Escape: back,
  });
  const late = rows.filter((memo) => memo.dueAt <= now).length;
  return (
    <div class="halves">
      <section class="half-list" aria-label={t('deskMemos')}>
        <header class="list-head">
          <input
            ref={field}
            type="search"
            aria-label={t('memosSearch')}
            placeholder={`${t('memosSearch')}  /`}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
          <select aria-label={t('memoKind')} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="">{t('memosAllKinds')}</option>
            {MEMO_KINDS.map((each) => (
              <option key={each} value={each}>
                {word('kind', each)}
              </option>
            ))}
          </select>
          <select aria-label={t('memoState')} value={state} onChange={(event) => setState(event.currentTarget.value)}>
            <option value="">{t('memosAllStates')}</option>
            {ACTIVE_STATES.map((each) => (
              <option key={each} value={each}>
                {word('state', each)}
              </option>
            ))}
          </select>
          <span class="secondary figure">
            {t('memosCount', rows.length)}
            {late > 0 && (
              <span class="late">
                {' '}
                · {t('groupOverdue')} {late}
              </span>
            )}
          </span>
          <button type="button" onClick={() => setSide('recurring')}>
            {t('source_recurring')} <kbd>R</kbd>
          </button>
          <button type="button" class="primary" onClick={() => setSide('new')}>
            {t('act_new')} <kbd>A</kbd>
          </button>
        </header>
        {rows.length === 0 &&
          (memos.length === 0 ? (
            <Notice title={t('followEmpty')} help={t('followEmptyDo')} />
          ) : (
            <Notice title={t('memosNoMatch')} help={t('memosNoMatchDo')} />
          ))}
        <ul class="lines">
          {rows.map((memo) => (
            <DeskRow
              key={memo.id}
              memo={memo}
              now={now}
              current={memo.id === current?.id}
              onSelect={(each) => setChosen(each.id)}
            />
          ))}
        </ul>
      </section>
      <aside class="half-sheet">
        {side === 'new' && (
          <div class="sheet">
            <MemoForm
              now={now}
              bound={again ?? props.start?.bound}
              words={props.start?.words}
              again={again}
              onCancel={() => {
                setAgain(undefined);
                back();
              }}
              onSave={(memo) => void add(memo)}
            />
          </div>
        )}
        {side === 'recurring' && (
          <RecurringSheet
            rules={props.rules}
            onAdd={props.onAddRule}
            onPause={props.onPauseRule}
            onRemove={props.onRemoveRule}
            onClose={back}
          />
        )}
        {side === 'memo' && current && (
          <MemoInHand
            key={current.id}
            memo={current}
            memos={memos}
            now={now}
            owners={owners}
            acts={ACTS}
            actions={actions}
            onWent={(memo) => setChosen((rows[rows.indexOf(memo) + 1] ?? rows[rows.indexOf(memo) - 1])?.id)}
          />
        )}
      </aside>
    </div>
  );
}

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

/** Sorted when the list is opened or another part of it is asked for; held still while it is worked on. */
function useHeldRows(memos: readonly Memo[], now: number, asked: string): readonly Memo[] {
  const held = useRef<{ asked: string; ids: readonly MemoId[] }>({ asked: '', ids: [] });
  const sorted = roundOrder(memos, now).map((memo) => memo.id);
  const ids = held.current.asked === asked ? holdOrder(held.current.ids, sorted) : sorted;
  held.current = { asked, ids };
  const byId = new Map(memos.map((memo) => [memo.id, memo]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
