import { useState } from 'preact/hooks';
import { t } from '../words';
import { Problem } from './fields';
import { PatternChips, type Vocabulary } from './pattern-chips';

export interface PatternListProps {
  label: string;
  /** the field's name in the pack */
  field: string;
  patterns: readonly string[];
  vocabulary: Vocabulary;
  problemAt: (pattern: string) => string | undefined;
  onChange: (patterns: string[]) => void;
}

const SHOWN = 6;

/** A pattern is one line, however wide it is drawn: what is pasted with breaks in it too. */
const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** Patterns, each as it is read and, beside it, as it is written. A long list shows its first few. */
export function PatternList({ label, field, patterns, vocabulary, problemAt, onChange }: PatternListProps) {
  const [all, setAll] = useState(false);
  const wrong = patterns.some((pattern, i) => i >= SHOWN && problemAt(pattern) !== undefined);
  const shown = all || wrong ? patterns : patterns.slice(0, SHOWN);
  return (
    <section class="studio-field" aria-label={label}>
      <h3 class="studio-label">{label}</h3>
      <ul class="studio-card">
        {shown.map((pattern, index) => {
          const problem = problemAt(pattern);
          return (
            <li key={index} class="studio-pattern">
              <PatternChips pattern={pattern} vocabulary={vocabulary} />
              <textarea
                rows={1}
                data-field={`${field}.${index}`}
                aria-label={`${label} ${index + 1}`}
                aria-invalid={problem !== undefined}
                spellcheck={false}
                value={pattern}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
                }}
                onInput={(event) =>
                  onChange(patterns.map((each, i) => (i === index ? oneLine(event.currentTarget.value) : each)))
                }
              />
              <button
                type="button"
                class="quiet"
                aria-label={t('stRemoveLine', pattern)}
                onClick={() => onChange(patterns.filter((_, i) => i !== index))}
              >
                ✕
              </button>
              <Problem>{problem}</Problem>
            </li>
          );
        })}
        <li class="studio-more">
          {shown.length < patterns.length && (
            <button type="button" class="quiet" onClick={() => setAll(true)}>
              {t('stuShowRest', patterns.length - shown.length)}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            data-field={field}
            onClick={() => {
              setAll(true);
              onChange([...patterns, '']);
            }}
          >
            ＋ {t('stAddLine')}
          </button>
        </li>
      </ul>
    </section>
  );
}
