import type { ComponentChildren } from 'preact';
import { ACTIVE_STATES, type Memo, type MemoState } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { dueLine, dueWords } from '../due';
import { monthDay } from '../moments';
import { t, word } from '../words';

export interface MemoSheetProps {
  memo: Memo;
  now: number;
  /** another memo that looks like the same thing */
  twin?: Memo | undefined;
  onState: (state: MemoState) => void;
  onStep: (at: number) => void;
  onMerge: (twin: Memo) => void;
  /** what can be done, and the form of what is being done */
  children: ComponentChildren;
}

/** The memo in hand: all that is known of it. Its history is folded away until it is asked for. */
export function MemoSheet({ memo, now, twin, onState, onStep, onMerge, children }: MemoSheetProps) {
  const due = dueLine(memo.dueAt, now);
  const said = memo.log.findLast((line) => line.did === 'noted' || line.did === 'called')?.note;
  const open = memo.state !== 'done' && memo.state !== 'dropped';
  return (
    <article class="sheet" aria-label={memo.what}>
      <h2 class="page-text">
        {memo.priority === 'high' && <span class="urgent">{word('priority', 'high')}</span>}
        {memo.what}
      </h2>
      <p class="sheet-due">
        <strong class={due.late && open ? 'late' : undefined}>{open ? due.text : word('state', memo.state)}</strong>{' '}
        <span class="secondary">{dueWords(memo.dueAt, now)}</span>
      </p>
      {children}
      {twin && (
        <p class="sheet-twin">
          <span class="page-text">{t('memoTwin', twin.what)}</span>
          <button type="button" onClick={() => onMerge(twin)}>
            {t('memoMerge')} <kbd>G</kbd>
          </button>
        </p>
      )}
      <dl class="sheet-facts">
        {memo.buyer && (
          <Fact name={t('memoBuyer')}>
            {[memo.buyer.name, memo.platform && word('platform', memo.platform)].filter(Boolean).join(' · ')}{' '}
            <a
              class="secondary"
              href={`options.html#buyer/${encodeURIComponent(memo.buyer.id)}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('safeBuyerLink')}
            </a>
          </Fact>
        )}
        {memo.order && (
          <Fact name={t('memoOrder')}>
            <span class="mono">{memo.order.number}</span> {memo.order.goods}
          </Fact>
        )}
        {said && <Fact name={t('memoLast')}>{said}</Fact>}
        {memo.promised && <Fact name={t('memoPromised')}>“{memo.promised}”</Fact>}
        {memo.draft && <Fact name={t('memoDraftTitle')}>{memo.draft}</Fact>}
        <Fact name={t('memoSource')}>
          {word('source', memo.source)} · {word('kind', memo.kind)}
        </Fact>
        {open && (
          <Fact name={t('act_state')}>
            <select
              aria-label={t('act_state')}
              value={memo.state}
              onChange={(event) => onState(ACTIVE_STATES[event.currentTarget.selectedIndex] ?? 'open')}
            >
              {ACTIVE_STATES.map((state) => (
                <option key={state} value={state}>
                  {word('state', state)}
                </option>
              ))}
            </select>
          </Fact>
        )}
      </dl>
      {memo.checklist.length > 0 && (
        <fieldset class="sheet-steps">
          <legend>{t('memoStepsTitle')}</legend>
          {memo.checklist.map((item, i) => (
            <label key={item.text} class={item.done ? 'step-ticked' : undefined}>
              <input type="checkbox" checked={item.done} onChange={() => onStep(i)} />
              <span class="page-text">{item.text}</span>
              {i < 9 && <kbd>{i + 1}</kbd>}
            </label>
          ))}
        </fieldset>
      )}
      <details class="sheet-log">
        <summary>{t('moreLog', memo.log.length)}</summary>
        <ol>
          {memo.log.toReversed().map((line, i) => (
            <li key={`${line.at}-${i}`}>
              <time class="secondary" dateTime={new Date(line.at).toISOString()}>
                {monthDay(line.at)} {clockAt(line.at)}
              </time>{' '}
              {word('log', line.did)} <span class="secondary page-text">{noteOf(line)}</span>
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="page-text">{children}</dd>
    </div>
  );
}

const noteOf = ({ did, note }: Memo['log'][number]): string | undefined =>
  did === 'state' && note ? word('state', note) : note;
