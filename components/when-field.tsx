import { useId } from 'preact/hooks';
import { type DueReading, dueInWords, readDue } from '../lib/memo/when';
import { inWords, t } from './words';

export interface WhenFieldProps {
  value: string;
  now: number;
  label?: string;
  /** the moment that is meant where nothing is written */
  usual?: number | undefined;
  onInput: (text: string) => void;
}

/** A time in the agent's own words, shown back as it was read before anything is kept. */
export function WhenField({ value, now, label, usual, onInput }: WhenFieldProps) {
  const id = useId();
  const read = readDue(value, now);
  const unwritten = value.trim() === '' && usual !== undefined ? inWords(dueInWords(usual, now)) : undefined;
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
      <output id={`${id}-read`} for={id} class={`when-read when-${unwritten === undefined ? read.state : 'read'}`}>
        {unwritten === undefined ? wordsFor(read, value) : t('whenRead', unwritten)}
      </output>
    </div>
  );
}

function wordsFor(read: DueReading, value: string): string {
  if (read.state === 'past') return inWords(read.problem);
  if (read.state === 'none') return value.trim() === '' ? '' : t('whenNone');
  return read.warning ? t('whenReadUnsure', read.shown, read.warning) : t('whenRead', read.shown);
}
