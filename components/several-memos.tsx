import { useState } from 'preact/hooks';
import { kindOf } from '../lib/memo/kind';
import { USUAL_WAIT_MS } from '../lib/memo/usual';
import { readDue } from '../lib/memo/when';
import type { NewMemo } from '../lib/model/memo';
import { dueWords } from './due';
import { t } from './words';

export interface SeveralMemosProps {
  lines: readonly string[];
  bound: Partial<NewMemo> | undefined;
  now: number;
  onSave: (memo: NewMemo) => void;
  onCancel: () => void;
}

export const MOST_AT_ONCE = 30;

/** The lines of a text that was pasted, where there are several. */
export function severalLines(text: string): readonly string[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•·]|\d{1,2}[.、)）](?!\d))\s*/, '').trim())
    .filter(Boolean);
  return lines.length > 1 ? lines.slice(0, MOST_AT_ONCE).map((line) => line.slice(0, 200)) : undefined;
}

/** Several follow-ups at once, one a line; each time is shown back before any is kept. */
export function SeveralMemos({ lines, bound, now, onSave, onCancel }: SeveralMemosProps) {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const memos = lines.map((line): NewMemo => {
    const read = readDue(line, now);
    const what = read.state === 'read' && read.rest !== '' ? read.rest : line;
    return { ...bound, what, kind: kindOf(what), dueAt: read.state === 'read' ? read.dueAt : now + USUAL_WAIT_MS };
  });
  const chosen = memos.filter((_, i) => !left.has(i));
  return (
    <form
      class="memo-form"
      onSubmit={(event) => {
        event.preventDefault();
        for (const memo of chosen) onSave(memo);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <fieldset class="several">
        <legend>{t('safeSeveral', memos.length)}</legend>
        {memos.map((memo, i) => (
          <label key={`${i}-${memo.what}`}>
            <input
              type="checkbox"
              checked={!left.has(i)}
              onChange={() => {
                const next = new Set(left);
                if (!next.delete(i)) next.add(i);
                setLeft(next);
              }}
            />
            <span class="page-text">{memo.what}</span> <span class="secondary">{dueWords(memo.dueAt, now)}</span>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button
          type="submit"
          class="primary"
          disabled={chosen.length === 0}
          ref={(button) => {
            button?.focus();
          }}
        >
          {t('safeSeveralKeep', chosen.length)} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
