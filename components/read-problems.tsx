import type { ReadProblem } from '../lib/model/view';
import { t, word } from './words';

/** The parts of the page that could not be read. The order says so itself, where it stands. */
export function ReadProblems({ problems }: { problems: readonly ReadProblem[] }) {
  const shown = problems.filter(({ part }) => part !== 'order');
  if (shown.length === 0) return null;
  return (
    <details class="problems">
      <summary>{t('problemTitle')}</summary>
      <ul>
        {shown.map(({ part, kind }) => (
          <li key={`${part} ${kind}`}>{t(`problem_${kind}`, word('part', part))}</li>
        ))}
      </ul>
    </details>
  );
}
