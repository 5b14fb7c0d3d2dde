import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Suggestion, SuggestionPart } from '../lib/model/view';
import { t, word } from './words';

export interface GapFormProps {
  suggestion: Suggestion;
  onFilled: (text: string) => void;
  onCancel: () => void;
}

const isGap = (part: SuggestionPart): part is { slot: string; value: undefined } =>
  typeof part !== 'string' && part.value === undefined;

/** Asks for a reply's open gaps, in its own row, before it goes to the box. Tab goes from gap to gap, Enter inserts. */
export function GapForm({ suggestion, onFilled, onCancel }: GapFormProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const gaps = [...new Set(suggestion.parts.filter(isGap).map((gap) => gap.slot))];
  const submit = (event: Event) => {
    event.preventDefault();
    if (gaps.some((slot) => !values[slot]?.trim())) return;
    onFilled(filled(suggestion.parts, values));
  };
  return (
    <form
      class="gaps"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {gaps.map((slot, i) => (
        <label key={slot}>
          <span>{word('slot', slot)}</span>
          <input
            ref={i === 0 ? first : undefined}
            required
            maxLength={60}
            aria-label={t('gapLabel', word('slot', slot))}
            value={values[slot] ?? ''}
            onInput={(event) => setValues({ ...values, [slot]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit" class="primary">
        {t('insert')} <kbd>Enter</kbd>
      </button>
      <button type="button" class="quiet" onClick={onCancel}>
        {t('gapCancel')}
      </button>
    </form>
  );
}

/** The reply's text with its gaps filled in. */
export const filled = (parts: readonly SuggestionPart[], values: Record<string, string>): string =>
  parts.map((part) => (typeof part === 'string' ? part : (part.value ?? values[part.slot]?.trim() ?? ''))).join('');
