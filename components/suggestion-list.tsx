import { useLayoutEffect, useState } from 'preact/hooks';
import type { Suggestion } from '../lib/model/view';
import type { GapLimits } from './gap-form';
import { digitOf, isPlain, isTyping } from './keys';
import { SuggestionRow } from './suggestion-row';
import { t } from './words';

export interface SuggestionListProps {
  suggestions: readonly Suggestion[];
  limits?: GapLimits | undefined;
  /** `reply`: which of the suggestions it was */
  onInsert: (text: string, reply: string) => void;
}

const MOST = 5;

/** At most five replies, each with its digit. */
export function SuggestionList({ suggestions, limits, onInsert }: SuggestionListProps) {
  const [asking, setAsking] = useState<string>();
  const shown = suggestions.slice(0, MOST);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const digit = digitOf(event);
      const chosen = digit === undefined ? undefined : shown[digit - 1];
      if (!chosen || !isPlain(event) || isTyping(event)) return;
      event.preventDefault();
      if (chosen.complete) onInsert(chosen.text, chosen.reply);
      else setAsking(chosen.reply);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <section aria-label={t('suggestions')}>
      <h2 class="section">
        {t('suggestions')}
        {shown.length > 0 && <span class="secondary">{t('suggestionsPass')}</span>}
      </h2>
      {shown.length === 0 && <p class="quiet-line">{t('suggestionsNone')}</p>}
      <ul class="suggestions">
        {shown.map((suggestion, i) => (
          <SuggestionRow
            key={suggestion.reply}
            suggestion={suggestion}
            digit={i + 1}
            selected={i === 0}
            asking={asking === suggestion.reply}
            limits={limits}
            onAsk={(on) => setAsking(on ? suggestion.reply : undefined)}
            onInsert={(text) => {
              setAsking(undefined);
              onInsert(text, suggestion.reply);
            }}
          />
        ))}
      </ul>
    </section>
  );
}
