import type { Difference } from '../../lib/policy/backtest';
import { t, wordsOf } from '../words';

export const SHOWN = 100;
const AROUND = 24;

export interface DifferenceListProps {
  differences: readonly Difference[];
  onWrongHit: (difference: Difference) => void;
}

/**
 * What one policy would hold and the other would not, each with its words. From entry to entry with the arrow keys (or J
 * and K); P makes of a wrong hit a sentence that must pass.
 */
export function DifferenceList({ differences, onWrongHit }: DifferenceListProps) {
  const onKeyDown = (event: KeyboardEvent, difference: Difference) => {
    const here = event.currentTarget;
    if (event.isComposing || !(here instanceof HTMLElement) || event.target !== here) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      const to = step > 0 ? here.nextElementSibling : here.previousElementSibling;
      if (to instanceof HTMLElement) to.focus();
    } else if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && difference.kind === 'added')
      onWrongHit(difference);
    else return;
    event.preventDefault();
  };
  return (
    <ul class="studio-differences">
      {differences.slice(0, SHOWN).map((difference, index) => {
        const { message, finding, kind } = difference;
        return (
          // One stop for the list; the arrow keys go within it.
          <li key={index} tabIndex={index === 0 ? 0 : -1} onKeyDown={(event) => onKeyDown(event, difference)}>
            <p class="page-text">
              {message.text.slice(Math.max(0, finding.start - AROUND), finding.start)}
              <mark>{message.text.slice(finding.start, finding.end)}</mark>
              {message.text.slice(finding.end, finding.end + AROUND)}
            </p>
            <p class="secondary">{finding.say}</p>
            <p class="studio-row secondary">
              <span>
                {t(kind === 'added' ? 'stAdded' : 'stGone')} · {wordsOf(message.where)}
              </span>
              {kind === 'added' && (
                <button type="button" class="quiet" onClick={() => onWrongHit(difference)}>
                  {t('stWrongHit')} <kbd>P</kbd>
                </button>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
