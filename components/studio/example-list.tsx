import { useState } from 'preact/hooks';
import type { ExampleKind, PackExample } from '../../lib/policy/edit';
import { t, word } from '../words';

/** An example sentence and what the policy makes of it. */
export interface JudgedExample {
  example: PackExample;
  found: boolean;
  /** the characters that decided */
  spans: readonly { start: number; end: number }[];
}

export interface ExampleListProps {
  kind: ExampleKind;
  examples: readonly JudgedExample[];
  onAdd: (text: string) => void;
  onRemove: (index: number) => void;
}

export const draftOfExample = (example: PackExample): string => (typeof example === 'string' ? example : example.draft);

/** Sentences that must be found, or must pass; each with its verdict and the words that decided marked. */
export function ExampleList({ kind, examples, onAdd, onRemove }: ExampleListProps) {
  const [text, setText] = useState('');
  const label = t(kind === 'flags' ? 'stFlags' : 'stPasses');
  return (
    <section class="studio-field" aria-label={label}>
      <h3>{label}</h3>
      <ul class="studio-examples">
        {examples.map(({ example, found, spans }, index) => {
          const right = found === (kind === 'flags');
          const fault = typeof example === 'string' ? undefined : example.facts?.fault;
          return (
            <li key={index} class={right ? 'right' : 'wrong'}>
              <span class="studio-mark" role="img" aria-label={verdict(kind, found)}>
                {right ? '✓' : '✗'}
              </span>
              <span class="page-text">{marked(draftOfExample(example), spans)}</span>
              {fault && <span class="secondary">{word('fault', fault)}</span>}
              <button
                type="button"
                class="quiet"
                aria-label={t('stRemoveLine', draftOfExample(example))}
                onClick={() => onRemove(index)}
              >
                ✕
              </button>
            </li>
          );
        })}
        <li>
          <form
            class="studio-line"
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== '') onAdd(text.trim());
              setText('');
            }}
          >
            <input
              aria-label={`${t('stAddLine')}：${label}`}
              placeholder={t('stAddLine')}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </form>
        </li>
      </ul>
    </section>
  );
}

const verdict = (kind: ExampleKind, found: boolean) =>
  kind === 'flags' ? t(found ? 'stFound' : 'stNotFound') : t(found ? 'stWronglyFound' : 'stLetBy');

function marked(text: string, spans: JudgedExample['spans']) {
  const pieces = [];
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...pieces, text.slice(from)];
}
