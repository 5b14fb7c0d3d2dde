import type { ReadProblem } from '../lib/model/view';
import { t, word } from './words';

/** The parts of the page that could not be read, and what to do. The order says so itself, where it stands. */
export function ReadProblems({ problems }: { problems: readonly ReadProblem[] }) {
  const shown = problems.filter(({ part }) => part !== 'order');
  if (shown.length === 0) return null;
  return (
    <section class="problems" role="status">
      <strong>{t('problemTitle')}</strong>
      <ul>
        {shown.map(({ part, kind }) => (
          <li key={`${part} ${kind}`}>{t(`problem_${kind}`, word('part', part))}</li>
        ))}
      </ul>
      <p>{t('problemDo')}</p>
    </section>
  );
}
