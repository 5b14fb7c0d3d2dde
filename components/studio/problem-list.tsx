import { hrefOf, placeOfProblem } from '../../lib/policy/place';
import type { PackProblem } from '../../lib/policy/problem';

/** What stands against a pack; each line leads to where it is mended. */
export function ProblemList({ problems, onGo }: { problems: readonly PackProblem[]; onGo?: () => void }) {
  return (
    <ul class="studio-problems">
      {problems.map((problem) => (
        <li key={`${problem.rule} ${problem.field} ${problem.message}`}>
          <a href={hrefOf(placeOfProblem(problem))} onClick={onGo}>
            {[problem.rule, problem.field].filter(Boolean).join(' · ')}
          </a>{' '}
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
