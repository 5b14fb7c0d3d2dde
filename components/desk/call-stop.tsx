import type { CallLeave, CallLimits } from '../../lib/memo/call';
import { clockOf } from '../../lib/model/time-of-day';
import { dueWords } from '../due';
import { t } from '../words';

export interface CallStopProps {
  leave: CallLeave;
  limits: CallLimits;
  /** no policy has set the limits */
  usual: boolean;
  now: number;
  onStart: () => void;
  onMove: (dueAt: number) => void;
  onConsent: () => void;
}

/** Whether the call may be made now: the way to begin, or a clear stop with the reason and what to do instead. */
export function CallStop({ leave, limits, usual, now, onStart, onMove, onConsent }: CallStopProps) {
  const note = usual ? <span class="secondary"> {t('callUsual')}</span> : null;
  if (leave.may) {
    return (
      <div class="call-leave">
        <p>
          {t('callMay', leave.left, clockOf(limits.to))}
          {note}
        </p>
        <button type="button" class="primary" onClick={onStart}>
          {t('callStart')} <kbd>Enter</kbd>
        </button>
      </div>
    );
  }
  const { may: _, ...stop } = leave;
  return (
    <div class="call-leave call-stop" role="alert">
      <p>
        {stop.why === 'refused'
          ? stop.said
            ? t('aside', t('callStopRefused'), stop.said)
            : t('callStopRefused')
          : stop.why === 'count'
            ? t('callStopCount', leave.made, dueWords(stop.until, now))
            : t('callStopHours', clockOf(limits.from), clockOf(limits.to), dueWords(stop.until, now))}
        {stop.why !== 'refused' && note}
      </p>
      {stop.why === 'refused' ? (
        <button type="button" onClick={onConsent}>
          {t('callConsent')}
        </button>
      ) : (
        <button type="button" onClick={() => onMove(stop.until)}>
          {t('callMoveTo', dueWords(stop.until, now))} <kbd>M</kbd>
        </button>
      )}
    </div>
  );
}
