import { useState } from 'preact/hooks';
import { hasPassed } from '../../lib/memo/promised';
import type { Offer } from '../../lib/model/view';
import { dueWords } from '../due';
import { toField } from '../moments';
import { t } from '../words';

export interface PromiseOfferProps {
  offer: Pick<Offer, 'what' | 'dueAt' | 'after' | 'problem'>;
  buyer: string;
  goods: string | undefined;
  now: number;
  onKeep: (dueAt?: number) => void;
  onDismiss: () => void;
}

/** What the agent has just promised, offered as a memo; for another time where the promised one has passed. It takes no focus: the agent is writing to the next buyer. */
export function PromiseOffer({ offer, buyer, goods, now, onKeep, onDismiss }: PromiseOfferProps) {
  const [moving, setMoving] = useState(false);
  const isPast = hasPassed(offer.dueAt, now);
  const due = offer.dueAt === null ? t('offerAfter', offer.after ?? '') : dueWords(offer.dueAt, now);
  return (
    <section class="card offer" aria-label={t('offerTitle')}>
      <p class="card-title">
        {t('colonAfter', t('offerTitle'))}
        <strong>{`${due} ${offer.what}`}</strong>
      </p>
      <p class="source">{[buyer, goods].filter(Boolean).join(' · ')}</p>
      {offer.problem && (
        <p class="sev-block" role="alert">
          {t('saveFailed', offer.problem)}
        </p>
      )}
      {isPast && <p class="sev-warn">{t('offerPast')}</p>}
      {(moving || isPast) && (
        <label class="ask">
          {t('memoMoveTo')}
          <input
            type="datetime-local"
            value={toField(offer.dueAt ?? now)}
            onChange={(event) => {
              const at = new Date(event.currentTarget.value).getTime();
              if (at > now) onKeep(at);
            }}
          />
        </label>
      )}
      <div class="card-foot">
        {!isPast && (
          <>
            <button type="button" class="primary" onClick={() => onKeep()}>
              {t('offerKeep')} <kbd>Alt K</kbd>
            </button>
            <button type="button" class="quiet" onClick={() => setMoving(true)}>
              {t('offerMove')}
            </button>
          </>
        )}
        <button type="button" class="quiet" onClick={onDismiss}>
          {t('offerDismiss')}
        </button>
      </div>
    </section>
  );
}
