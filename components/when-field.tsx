import { useId } from 'preact/hooks';
import { type DueReading, readDue } from '../lib/memo/when';
import { inWords, t } from './words';

export interface WhenFieldProps {
  value: string;
  now: number;
  label?: string;
  onInput: (text: string) => void;
}

/** A time in the agent's own words, shown back as it was read before anything is kept. */
export function WhenField({ value, now, label, onInput }: WhenFieldProps) {
  const id = useId();
  const read = readDue(value, now);
  return (
    <div class="when">
      <label for={id}>{label ?? t('whenLabel')}</label>
      <input
        id={id}
        maxLength={60}
        autocomplete="off"
        placeholder={t('whenPlaceholder')}
        aria-describedby={`${id}-read`}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <output id={`${id}-read`} for={id} class={`when-read when-${read.state}`}>
        {wordsFor(read, value)}
      </output>
    </div>
  );
}

function wordsFor(read: DueReading, value: string): string {
  if (read.state === 'past') return inWords(read.problem);
  if (read.state === 'none') return value.trim() === '' ? '' : t('whenNone');
  return read.warning ? t('whenReadUnsure', read.shown, read.warning) : t('whenRead', read.shown);
}
