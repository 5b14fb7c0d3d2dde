import { useState } from 'preact/hooks';
import { hasPassed } from '../lib/memo/promised';
import { clockAt } from '../lib/model/time-of-day';
import type { ConsoleView } from '../lib/model/view';
import { daysFrom, monthDay } from './moments';
import { MoveMenu } from './move-menu';
import { t } from './words';

export interface OfferCardProps {
  offer: ConsoleView['offers'][number];
  now: number;
  keyed: boolean;
  onKeep: (offerId: string, dueAt?: number) => void;
  onDismiss: (offerId: string) => void;
}

/** A promise just sent, offered as a follow-up. Kept by one key, never by itself; for another time where its own has passed. */
export function OfferCard({ offer, now, keyed, onKeep, onDismiss }: OfferCardProps) {
  const [moving, setMoving] = useState(false);
  const isPast = hasPassed(offer.dueAt, now);
  return (
    <section class="offer" aria-label={t('offerTitle')}>
      <p>
        {t('colonAfter', t('offerTitle'))}
        <strong class="page-text">
          {when(offer, now)} {offer.what}
        </strong>
      </p>
      {offer.problem && (
        <p class="severity-block" role="alert">
          {t('saveFailed', offer.problem)}
        </p>
      )}
      {isPast && <p class="severity-warn">{t('offerPast')}</p>}
      {(moving || isPast) && (
        <MoveMenu
          now={now}
          takesFocus={moving}
          onMove={(dueAt) => onKeep(offer.offerId, dueAt)}
          onCancel={() => setMoving(false)}
        />
      )}
      {(!moving || isPast) && (
        <div class="actions">
          {!isPast && (
            <>
              <button type="button" class="primary" onClick={() => onKeep(offer.offerId)}>
                {t('offerKeep')} {keyed && <kbd>Alt K</kbd>}
              </button>
              <button type="button" onClick={() => setMoving(true)}>
                {t('offerMove')}
              </button>
            </>
          )}
          <button type="button" onClick={() => onDismiss(offer.offerId)}>
            {t('offerDismiss')}
          </button>
        </div>
      )}
    </section>
  );
}

function when(offer: OfferCardProps['offer'], now: number): string {
  if (offer.dueAt === null) return offer.after ? t('offerAfter', offer.after) : '';
  const days = daysFrom(now, offer.dueAt);
  const day = days === 0 ? t('memoToday') : days === 1 ? t('memoTomorrow') : monthDay(offer.dueAt);
  return `${day} ${clockAt(offer.dueAt)}`;
}
