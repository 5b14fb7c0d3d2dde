import { useState } from 'preact/hooks';
import { t } from '../words';

/** The pack as its file: for those who rather type. It is taken only whole, and only when it is JSON. */
export function TextView({ text, onApply }: { text: string; onApply: (value: unknown) => void }) {
  const [written, setWritten] = useState(text);
  const [problem, setProblem] = useState<string>();
  const apply = () => {
    try {
      const value: unknown = JSON.parse(written);
      setProblem(undefined);
      onApply(value);
    } catch (error) {
      setProblem(t('stNotJson', lineOf(error, written)));
    }
  };
  return (
    <section class="studio-rule">
      <p class="secondary">{t('stTextHelp')}</p>
      <textarea
        class="studio-text"
        spellcheck={false}
        aria-label={t('stText')}
        value={written}
        onInput={(event) => setWritten(event.currentTarget.value)}
      />
      {problem && (
        <p class="studio-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="primary" onClick={apply}>
        {t('stApply')}
      </button>
    </section>
  );
}

/** Engines say where a JSON text breaks off in their own words; a position or a line is in all of them. */
function lineOf(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position ? Number(position) : text.length).split('\n').length;
}
