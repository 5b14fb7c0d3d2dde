import { hrefOf, placeOfProblem } from '../../lib/policy/place';
import { type PackProblem, whereOf } from '../../lib/policy/problem';
import { inWords, wordsOf } from '../words';

/** What stands against a pack; each line leads to where it is mended. */
export function ProblemList({ problems, onGo }: { problems: readonly PackProblem[]; onGo?: () => void }) {
  return (
    <ul class="studio-problems">
      {problems.map((problem) => {
        const [where, message] = [whereOf(problem).map(wordsOf).join(' · '), inWords(problem.message)];
        return (
          <li key={`${where} ${message}`}>
            <a href={hrefOf(placeOfProblem(problem))} onClick={onGo}>
              {where}
            </a>{' '}
            {message}
          </li>
        );
      })}
    </ul>
  );
}

/** What is said of the first problem that is meant; `undefined` where there is none. */
export function firstOf(
  problems: readonly PackProblem[],
  isMeant: (problem: PackProblem) => boolean,
): string | undefined {
  const found = problems.find(isMeant);
  return found && inWords(found.message);
}
