import { t } from '../words';

export interface LinesProps {
  label: string;
  help?: string;
  lines: readonly string[];
  /** what is wrong with line `index`, in words */
  problemAt?: (index: number) => string | undefined;
  onChange: (lines: readonly string[]) => void;
}

/** A list of short texts, each in its own field: patterns, exceptions, rewrites. What is wrong stands under its line. */
export function Lines({ label, help, lines, problemAt, onChange }: LinesProps) {
  const put = (index: number, text: string) => onChange(lines.map((line, i) => (i === index ? text : line)));
  return (
    <fieldset class="studio-field">
      <legend>{label}</legend>
      {help && <p class="secondary">{help}</p>}
      <ul>
        {lines.map((line, index) => {
          const problem = problemAt?.(index);
          return (
            <li key={index} class="studio-line">
              <input
                aria-label={`${label} ${index + 1}`}
                aria-invalid={problem !== undefined}
                value={line}
                onInput={(event) => put(index, event.currentTarget.value)}
              />
              <button
                type="button"
                class="quiet"
                aria-label={t('stRemoveLine', line)}
                onClick={() => onChange(lines.filter((_, i) => i !== index))}
              >
                ✕
              </button>
              {problem && <p class="studio-problem">{problem}</p>}
            </li>
          );
        })}
      </ul>
      <button type="button" class="quiet" onClick={() => onChange([...lines, ''])}>
        ＋ {t('stAddLine')}
      </button>
    </fieldset>
  );
}
