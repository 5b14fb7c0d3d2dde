import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NewMemo } from '../lib/model/memo';
import { fromField, toField } from './moments';
import { t } from './words';

export interface MemoFormProps {
  now: number;
  /** the open conversation's buyer and order, which a new memo is bound to */
  bound?: Pick<NewMemo, 'buyer' | 'order' | 'platform' | 'link'>;
  onSave: (memo: NewMemo) => void;
  onCancel: () => void;
}

const HOUR = 3_600_000;

/** A follow-up written by hand. */
export function MemoForm({ now, bound, onSave, onCancel }: MemoFormProps) {
  const [what, setWhat] = useState('');
  const [when, setWhen] = useState(toField(now + HOUR));
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const dueAt = fromField(when);
  return (
    <form
      class="memo-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (what.trim() && dueAt !== undefined) onSave({ ...bound, what: what.trim(), kind: 'other', dueAt });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <label>
        {t('memoWhat')}
        <input
          ref={first}
          required
          maxLength={200}
          placeholder={t('memoWhatPlaceholder')}
          value={what}
          onInput={(event) => setWhat(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('memoDue')}
        <input type="datetime-local" required value={when} onInput={(event) => setWhen(event.currentTarget.value)} />
      </label>
      {bound?.buyer && <p class="secondary page-text">{t('memoForBuyer', bound.buyer.name)}</p>}
      <div class="actions">
        <button type="submit" class="primary">
          {t('memoSave')} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')}
        </button>
      </div>
    </form>
  );
}
