import { useState } from 'preact/hooks';
import { type Gap, leftIn, type Round } from '../../lib/memo/round';
import type { Memo, MemoId } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { dayWords, gapWords } from '../gap-words';
import { Notice } from '../notice';
import { t } from '../words';
import type { DeskAct, DeskActions } from './desk-actions';
import { useDeskKeys } from './desk-keys';
import { DeskRow } from './desk-row';
import { MemoInHand } from './memo-in-hand';
import { useRowFocus } from './use-row';

const ACTS: readonly DeskAct[] = ['done', 'move', 'call', 'open', 'hand', 'keep', 'drop', 'edit', 'ledger'];

export interface RoundPaneProps {
  round: Round;
  /** every memo of the round, finished ones included */
  memos: ReadonlyMap<MemoId, Memo>;
  gap?: Gap | undefined;
  now: number;
  owners: readonly string[];
  actions: DeskActions;
  onStamp: () => void;
}

/**
 * The daily round. The order stands still: what was dealt with stays in its place, marked, and the hand goes on to the
 * next that was not looked at.
 */
export function RoundPane({ round, memos, gap, now, owners, actions, onStamp }: RoundPaneProps) {
  const rows = round.order.flatMap((id) => memos.get(id) ?? []);
  const [chosen, setChosen] = useState<MemoId>();
  // What was done a moment ago and is still on its way to the disk counts as looked at: keys come faster than disks.
  const [underWay, setUnderWay] = useState<readonly MemoId[]>([]);
  const did = new Map(round.looks.map((look) => [look.id, look.did]));
  const left = leftIn(round, rows).filter((id) => !underWay.includes(id));
  const current = rows.find((memo) => memo.id === chosen) ?? rows.find((memo) => memo.id === left[0]) ?? rows[0];
  useRowFocus(current?.id);

  const go = (by: number) => {
    const at = current ? rows.indexOf(current) : 0;
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) setChosen(next.id);
  };
  const goOn = (memo: Memo) => {
    setUnderWay([...underWay, memo.id]);
    const at = round.order.indexOf(memo.id);
    const others = left.filter((id) => id !== memo.id);
    setChosen(others.find((id) => round.order.indexOf(id) > at) ?? others[0] ?? memo.id);
  };
  const takeBack = () => {
    const last = underWay.at(-1);
    setUnderWay(underWay.slice(0, -1));
    if (last !== undefined) setChosen(last);
    actions.onUndo();
  };
  useDeskKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    z: takeBack,
    e: onStamp,
  });

  if (rows.length === 0) {
    return (
      <>
        <GapLine gap={gap} />
        <Notice title={t('roundEmpty')} help={t('roundEmptyDo')} />
      </>
    );
  }
  const seen = rows.length - left.length;
  return (
    <div class="halves">
      <section class="half-list" aria-label={t('roundList')}>
        <header class="round-head">
          <div class="round-title">
            <h2>{t('roundTitle', dayWords(round.day))}</h2>
            <span class="figure">{t('roundSeen', seen, rows.length)}</span>
            <button type="button" class={left.length === 0 && !round.stamp ? 'primary' : undefined} onClick={onStamp}>
              {t('roundStamp')} <kbd>E</kbd>
            </button>
          </div>
          <div class="round-bar" role="img" aria-label={t('roundSeen', seen, rows.length)}>
            <span style={{ width: `${(100 * seen) / rows.length}%` }} />
          </div>
          <GapLine gap={gap} />
          <p class={round.stamp ? 'round-stamp' : 'secondary'} role="status">
            {round.stamp
              ? t('roundStamped', clockAt(round.stamp.at), round.stamp.looked, round.stamp.left)
              : left.length === 0
                ? t('roundAllSeen')
                : t('roundLeft', left.length)}
          </p>
        </header>
        <ul class="lines">
          {rows.map((memo) => (
            <DeskRow
              key={memo.id}
              memo={memo}
              now={now}
              current={memo.id === current?.id}
              look={did.get(memo.id)}
              onSelect={(each) => setChosen(each.id)}
            />
          ))}
        </ul>
      </section>
      <aside class="half-sheet">
        {current && (
          <MemoInHand
            key={current.id}
            memo={current}
            memos={rows}
            now={now}
            owners={owners}
            acts={ACTS}
            actions={actions}
            onWent={goOn}
          />
        )}
      </aside>
    </div>
  );
}

function GapLine({ gap }: { gap?: Gap | undefined }) {
  return gap ? (
    <p class="round-gap" role="note">
      {gapWords(gap)}
    </p>
  ) : null;
}
