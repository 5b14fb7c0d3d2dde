import type { RefObject } from 'preact';
import { SCENARIOS } from '../../lib/model/case';
import { SHELVES } from '../../lib/model/reply';
import type { Narrowed } from '../../lib/reply/search';
import { t, word } from '../words';

export interface ReplyHeadProps {
  field: RefObject<HTMLInputElement | null>;
  words: string;
  narrowed: Narrowed;
  count: number;
  draft: string;
  onWords: (words: string) => void;
  onNarrow: (narrowed: Narrowed) => void;
  onWrite: (text: string) => void;
}

/** What is looked for, and the ways to add to the library. */
export function ReplyHead({ field, words, narrowed, count, draft, onWords, onNarrow, onWrite }: ReplyHeadProps) {
  return (
    <header class="case reply-head">
      <h1 class="unseen">{t('modeReplies')}</h1>
      <input
        ref={field}
        type="search"
        aria-label={t('repliesSearch')}
        placeholder={t('repliesSearchPlaceholder')}
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || words === '') return;
          // The first Esc takes the words back, the next leads to the box.
          event.stopPropagation();
          onWords('');
        }}
      />
      <select
        aria-label={t('repliesScenario')}
        value={narrowed.scenario ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onNarrow({ ...narrowed, scenario: SCENARIOS.find((id) => id === chosen) });
        }}
      >
        <option value="">{t('repliesAll')}</option>
        {SCENARIOS.map((id) => (
          <option key={id} value={id}>
            {word('scenario', id)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('replyShelf')}
        value={narrowed.shelf ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onNarrow({ ...narrowed, shelf: SHELVES.find((id) => id === chosen) });
        }}
      >
        <option value="">{t('replyShelfAll')}</option>
        {SHELVES.map((id) => (
          <option key={id} value={id}>
            {word('shelf', id)}
          </option>
        ))}
      </select>
      <p class="reply-tools">
        <span class="secondary count" role="status">
          {t('repliesCount', count)}
        </span>
        <a class="desk-link" href="replies.html" target="_blank" rel="noreferrer">
          {t('replyMore')}
        </a>
        <button type="button" class="quiet" onClick={() => onWrite(draft.trim())}>
          {draft.trim() === '' ? t('replyNew') : t('replySaveDraft')}
          <kbd>Alt N</kbd>
        </button>
      </p>
    </header>
  );
}
