import type { Suggestion } from '../lib/model/view';
import { GapForm, type GapLimits } from './gap-form';
import { openGaps, ReplyText } from './reply-text';
import { t, wordsOf } from './words';

export interface SuggestionRowProps {
  suggestion: Suggestion;
  digit: number;
  selected: boolean;
  asking: boolean;
  limits?: GapLimits | undefined;
  onInsert: (text: string) => void;
  onAsk: (asking: boolean) => void;
}

/** A reply ready for this moment; a gap is asked for before anything is inserted. */
export function SuggestionRow({ suggestion, digit, selected, asking, limits, onInsert, onAsk }: SuggestionRowProps) {
  const { parts, because } = suggestion;
  const gaps = openGaps(parts);
  return (
    <li class={selected ? 'suggestion suggestion-first' : 'suggestion'}>
      <button
        type="button"
        class="suggestion-button"
        aria-keyshortcuts={String(digit)}
        onClick={() => (suggestion.complete ? onInsert(suggestion.text) : onAsk(true))}
      >
        <kbd class="digit">{digit}</kbd>
        <span class="suggestion-text page-text">
          {!asking && <ReplyText parts={parts} />}
          <span class="secondary suggestion-because">
            {[wordsOf(because), gaps > 0 && t('gaps', gaps)].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
      {asking && <GapForm parts={parts} limits={limits} onFilled={onInsert} onCancel={() => onAsk(false)} />}
    </li>
  );
}
