import { memoDueOf, standingOf } from '../../lib/case/clock-standing';
import { clockAt } from '../../lib/model/time-of-day';
import type { CaseClock, HandSet } from '../../lib/model/view';
import { daysFrom, monthDay } from '../moments';
import { t, word } from '../words';

export interface ClockLinesProps {
  clocks: readonly CaseClock[];
  hand: HandSet;
  now: number;
  onSet: (hand: HandSet) => void;
  /** keeps the deadline as a follow-up, due at `dueAt` */
  onKeep: (clock: CaseClock, dueAt: number) => void;
}

/** The deadlines that run: whose turn it is, how long is left, when it ends; kept as a follow-up or stopped by hand. */
export function ClockLines({ clocks, hand, now, onSet, onKeep }: ClockLinesProps) {
  if (clocks.length === 0) return null;
  return (
    <ul class="clocks" aria-label={t('clocks')}>
      {clocks.map((each) => (
        <ClockLine
          key={each.key}
          clock={each}
          now={now}
          onStop={() => onSet({ ...hand, stopped: [...(hand.stopped ?? []), each.key] })}
          onKeep={() => onKeep(each, memoDueOf(each))}
        />
      ))}
    </ul>
  );
}

interface ClockLineProps {
  clock: CaseClock;
  now: number;
  onStop: () => void;
  onKeep: () => void;
}

function ClockLine({ clock, now, onStop, onKeep }: ClockLineProps) {
  const standing = standingOf(clock, now);
  const left = standing === 'past' ? t('clockPast', spanWords(now - clock.dueAt)) : spanWords(clock.dueAt - now);
  const source = clock.law ? clock.source : t('listComma', clock.source, t('clockUsual'));
  return (
    <li class={`clock clock-${standing}`}>
      <span class="clock-left figure">{standing === 'past' ? left : t('clockLeft', left)}</span>
      <span class="clock-name">
        <strong>{clock.name}</strong>{' '}
        <span class="clock-who" title={t('listApart', t('clockSince', clock.startedBy), source)}>
          {word('turn', clock.who)} · {momentWords(clock.dueAt, now)}
          {!clock.law && <abbr title={source}> ≈</abbr>}
        </span>
      </span>
      <span class="clock-acts">
        {clock.noted ? (
          <span class="clock-noted">{t('clockNoted')}</span>
        ) : (
          clock.who === 'seller' && (
            <button type="button" class="quiet" aria-label={t('clockKeepNamed', clock.name)} onClick={onKeep}>
              {t('clockKeep')}
            </button>
          )
        )}
        <button
          type="button"
          class="quiet"
          aria-label={t('clockStopNamed', clock.name)}
          title={t('clockStop')}
          onClick={onStop}
        >
          ✕
        </button>
      </span>
    </li>
  );
}

const MINUTE = 60_000;

/** "3小时20分", "2天5小时", "40分": the two largest units. */
function spanWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return t('spanDays', days, hours);
  return hours > 0 ? t('spanHours', hours, rest) : t('spanMinutes', rest);
}

/** "今天 18:00" */
export function momentWords(at: number, now: number): string {
  const days = daysFrom(now, at);
  const day = days === 0 ? t('memoToday') : days === 1 ? t('memoTomorrow') : monthDay(at);
  return `${day} ${clockAt(at)}`;
}
