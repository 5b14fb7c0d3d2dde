import type { Suggestion } from '../lib/model/view';
import { GapForm } from './gap-form';
import { t, word } from './words';

export interface SuggestionRowProps {
  suggestion: Suggestion;
  digit: number | undefined;
  selected: boolean;
  asking: boolean;
  /** why it should not be used in this case, where it should not */
  caution?: string;
  onInsert: (text: string) => void;
  onAsk: (asking: boolean) => void;
}

/** A reply ready for this moment: filled slots marked, gaps dashed; a gap is asked for before anything is inserted. */
export function SuggestionRow({ suggestion, digit, selected, asking, caution, onInsert, onAsk }: SuggestionRowProps) {
  const gaps = suggestion.parts.filter((part) => typeof part !== 'string' && part.value === undefined).length;
  const choose = () => (suggestion.complete ? onInsert(suggestion.text) : onAsk(true));
  return (
    <li class={selected ? 'suggestion suggestion-first' : 'suggestion'}>
      <button
        type="button"
        class="suggestion-button"
        aria-keyshortcuts={digit ? String(digit) : undefined}
        onClick={choose}
      >
        {digit && <kbd class="digit">{digit}</kbd>}
        <span class="suggestion-text page-text">
          {suggestion.parts.map((part, i) => {
            if (typeof part === 'string') return part;
            if (part.value === undefined)
              return (
                <span key={i} class="gap">
                  {word('slot', part.slot)}
                </span>
              );
            return (
              <bdi key={i} class="slot">
                {part.value}
              </bdi>
            );
          })}
          <span class="secondary suggestion-because">
            {[suggestion.because, gaps > 0 && t('gaps', gaps)].filter(Boolean).join(' · ')}
            {caution && <strong class="severity-warn"> {caution}</strong>}
          </span>
        </span>
      </button>
      {asking && <GapForm suggestion={suggestion} onFilled={onInsert} onCancel={() => onAsk(false)} />}
    </li>
  );
}
