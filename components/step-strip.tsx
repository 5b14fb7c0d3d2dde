import { STEPS, type Step } from '../lib/model/view';
import { t, word } from './words';

/** The seven steps: done, the next one, and those still open. Their words show on focus or under the pointer. */
export function StepStrip({ done }: { done: readonly Step[] }) {
  const next = STEPS.find((step) => !done.includes(step));
  const standing = (step: Step) => (done.includes(step) ? 'done' : step === next ? 'next' : 'open');
  const words = { done: t('stepDone'), next: t('stepNext'), open: t('stepOpen') };
  return (
    <ol class="steps" aria-label={t('steps')}>
      {STEPS.map((step, i) => (
        <li key={step} class={`step step-${standing(step)}`}>
          <span tabIndex={step === next ? 0 : -1} class={`step-word ${i > 3 ? 'step-word-end' : ''}`}>
            {word('step', step)} · {words[standing(step)]}
          </span>
        </li>
      ))}
    </ol>
  );
}
