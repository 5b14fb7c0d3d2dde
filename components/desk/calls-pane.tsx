import { useState } from 'preact/hooks';
import { type Call, type CallLimits, type CallOutcome, mayCall } from '../../lib/memo/call';
import { prepFor } from '../../lib/memo/prep';
import type { Scenario } from '../../lib/model/case';
import type { CallPrep, Memo, MemoId } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { dueLine } from '../due';
import { monthDay } from '../moments';
import { Notice } from '../notice';
import { t, word } from '../words';
import { CallLog } from './call-log';
import { CallPrepSheet } from './call-prep';
import { CallStop } from './call-stop';
import { useDeskKeys } from './desk-keys';
import { useRowFocus } from './use-row';

export interface CallActions {
  onOutcome: (memo: Memo, outcome: CallOutcome, said: string, callBackAt?: number) => void;
  onPrep: (memo: Memo, prep: CallPrep, scenario: Scenario | undefined) => void;
  onMove: (memo: Memo, dueAt: number) => void;
  onUndo: () => void;
  /** back to where the agent came from for this call */
  onLeave: () => void;
}

export interface CallsPaneProps {
  memos: readonly Memo[];
  /** the calls made to each memo's buyer, by memo, the oldest first */
  made: ReadonlyMap<MemoId, readonly Call[]>;
  /** the memo the page was opened for */
  wanted?: MemoId | undefined;
  limits: CallLimits;
  usual: boolean;
  limitYuan?: number | undefined;
  now: number;
  actions: CallActions;
}

/** The calls to make: whether each may be made now, the sheet before it, and what came of it. */
export function CallsPane({ memos, made, wanted, limits, usual, limitYuan, now, actions }: CallsPaneProps) {
  const [chosen, setChosen] = useState<MemoId | undefined>(wanted);
  const [started, setStarted] = useState<{ id: MemoId; at: number }>();
  const current = memos.find((memo) => memo.id === chosen) ?? memos[0];
  useRowFocus(current?.id);
  const callsOf = (memo: Memo) => made.get(memo.id) ?? [];
  const leave = current && mayCall(callsOf(current), now, limits);
  const onCall = current !== undefined && started?.id === current.id;
  const go = (by: number) => {
    const at = current ? memos.indexOf(current) : 0;
    setChosen(memos[Math.min(memos.length - 1, Math.max(0, at + by))]?.id);
  };
  const start = () => current && leave?.may && setStarted({ id: current.id, at: now });
  const moveAway = () =>
    current && leave && !leave.may && leave.why !== 'refused' && actions.onMove(current, leave.until);
  useDeskKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    z: actions.onUndo,
    Escape: actions.onLeave,
    ...(onCall ? {} : { Enter: start, m: moveAway }),
  });
  if (!current || !leave) return <Notice title={t('callsEmpty')} help={t('callsEmptyDo')} />;
  return (
    <div class="halves">
      <section class="half-list" aria-label={t('callsList')}>
        <ul class="lines">
          {memos.map((memo) => (
            <CallRow
              key={memo.id}
              memo={memo}
              calls={callsOf(memo)}
              limits={limits}
              now={now}
              current={memo === current}
              onSelect={() => setChosen(memo.id)}
            />
          ))}
        </ul>
      </section>
      <aside class="half-sheet">
        <article class="sheet" key={current.id} aria-label={current.what}>
          <h2 class="page-text">{current.what}</h2>
          <p class="secondary page-text">
            {[current.buyer?.name, current.platform && word('platform', current.platform), current.order?.number]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {onCall && started ? (
            <CallLog
              startedAt={started.at}
              now={now}
              onOutcome={(outcome, said, callBackAt) => {
                actions.onOutcome(current, outcome, said, callBackAt);
                setStarted(undefined);
              }}
            />
          ) : (
            <CallStop
              leave={leave}
              limits={limits}
              usual={usual}
              now={now}
              onStart={start}
              onMove={(dueAt) => actions.onMove(current, dueAt)}
              onConsent={() => actions.onOutcome(current, 'consented', '')}
            />
          )}
          <CallPrepSheet
            prep={current.prep ?? prepFor(current.scenario)}
            scenario={current.scenario}
            limitYuan={limitYuan}
            onSave={(prep, scenario) => actions.onPrep(current, prep, scenario)}
          />
          <CallHistory calls={callsOf(current)} />
        </article>
      </aside>
    </div>
  );
}

interface CallRowProps {
  memo: Memo;
  calls: readonly Call[];
  limits: CallLimits;
  now: number;
  current: boolean;
  onSelect: () => void;
}

function CallRow({ memo, calls, limits, now, current, onSelect }: CallRowProps) {
  const due = dueLine(memo.dueAt, now);
  const leave = mayCall(calls, now, limits);
  return (
    <li class={current ? 'line line-current' : 'line'} data-memo={memo.id}>
      <button
        type="button"
        class="line-body"
        aria-current={current ? 'true' : undefined}
        tabIndex={current ? 0 : -1}
        onClick={onSelect}
        onFocus={onSelect}
      >
        <span class={due.late ? 'line-due late' : 'line-due'}>{due.text}</span>
        <span class="line-what page-text">{memo.what}</span>
        <span class="line-who page-text">{memo.buyer?.name}</span>
        <span class="line-order secondary">{t('callMade', leave.made, leave.before)}</span>
        <span class="line-state secondary">{calls.at(-1) ? word('call', calls.at(-1)?.outcome ?? '') : ''}</span>
      </button>
    </li>
  );
}

function CallHistory({ calls }: { calls: readonly Call[] }) {
  if (calls.length === 0) return null;
  return (
    <div>
      <h3>{t('callHistory')}</h3>
      <ol class="call-history">
        {calls.toReversed().map((call) => (
          <li key={call.id}>
            <time class="secondary" dateTime={new Date(call.at).toISOString()}>
              {monthDay(call.at)} {clockAt(call.at)}
            </time>{' '}
            {word('call', call.outcome)} <span class="secondary page-text">{call.said}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
