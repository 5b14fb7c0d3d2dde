import { useState } from 'preact/hooks';
import type { CallOutcome } from '../../lib/memo/call';
import { readDue } from '../../lib/memo/when';
import { waitedFor } from '../moments';
import { WhenField } from '../when-field';
import { t, word } from '../words';
import { useDeskKeys } from './desk-keys';

const OUTCOMES = ['answered', 'agreed', 'no-answer', 'call-back', 'refused'] as const satisfies readonly CallOutcome[];

export interface CallLogProps {
  startedAt: number;
  now: number;
  onOutcome: (outcome: CallOutcome, said: string, callBackAt?: number) => void;
}

/** On the call: how long, what was said, and one digit for how it went. A call-back asks for its time before it is kept. */
export function CallLog({ startedAt, now, onOutcome }: CallLogProps) {
  const [said, setSaid] = useState('');
  const [back, setBack] = useState<string>();
  const read = readDue(back ?? '', now);
  const choose = (outcome: CallOutcome) =>
    outcome === 'call-back' ? setBack(back ?? '') : onOutcome(outcome, said.trim());
  useDeskKeys(Object.fromEntries(OUTCOMES.map((outcome, i) => [String(i + 1), () => choose(outcome)])));
  const keep = () => read.state === 'read' && onOutcome('call-back', said.trim(), read.dueAt);
  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        const digit = event.altKey ? /^Digit([1-5])$/.exec(event.code)?.[1] : undefined;
        const outcome = digit === undefined ? undefined : OUTCOMES[Number(digit) - 1];
        if (!outcome) return;
        event.preventDefault();
        event.stopPropagation();
        choose(outcome);
      }}
    >
      <p class="figure">
        <strong>{t('callOn', waitedFor(startedAt, now))}</strong> <span class="secondary">{t('callNumber')}</span>
      </p>
      <label>
        {t('callSaid')}
        <input maxLength={500} value={said} onInput={(event) => setSaid(event.currentTarget.value)} />
      </label>
      <fieldset class="call-outcomes">
        <legend class="secondary">{t('callOutcome')}</legend>
        {OUTCOMES.map((outcome, i) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={outcome === 'call-back' && back !== undefined}
            onClick={() => choose(outcome)}
          >
            <kbd>{i + 1}</kbd> {word('call', outcome)}
          </button>
        ))}
      </fieldset>
      {back !== undefined && (
        <>
          <WhenField value={back} now={now} label={t('callWhenBack')} onInput={setBack} />
          <div class="actions">
            <button type="submit" class="primary" disabled={read.state !== 'read'}>
              {t('memoSave')} <kbd>Enter</kbd>
            </button>
          </div>
        </>
      )}
    </form>
  );
}
