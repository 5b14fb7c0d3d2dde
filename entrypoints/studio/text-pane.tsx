import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { meaningOf } from '../../components/studio/meaning';
import { TextEditor } from '../../components/studio/text-editor';
import { inWords, t } from '../../components/words';
import { saying } from '../../lib/model/saying';
import { nearestName } from '../../lib/policy/complete';
import type { Pack } from '../../lib/policy/pack';
import { markProblems, patchSource, readSource, type TextProblem, writeSource } from '../../lib/policy/source';
import schema from '../../public/pack.schema.json';
import * as draft from './draft';

/* The draft as text: the same document as the forms. What does not read yet is kept as it is typed. */

const PAUSE_MS = 150;

/** The text and the pack it was read as last: where forms have changed the pack since, the text is brought up to it. */
let read: { text: string; pack: Pack } | undefined;

function textOf(): string {
  const { pack, text, unread } = draft.doc.value.now;
  if (text === undefined) return writeSource(pack);
  if (unread || (read?.text === text && read.pack === pack)) return text;
  const patched = patchSource(text, pack);
  const again = readSource(text);
  return again.ok && JSON.stringify({ ...again.pack, id: pack.id }) === JSON.stringify(pack) ? text : patched;
}

const text = computed(textOf);

const problems = computed<readonly TextProblem[]>(() => {
  if (!draft.unread.value) return markProblems(text.value, draft.tried.value.problems);
  const again = readSource(text.value);
  return again.ok ? [] : again.problems.map(withName);
});

/** What was probably meant by a name that is not known. */
function withName(problem: TextProblem): TextProblem {
  const written = text.peek().slice(problem.from, problem.to);
  const meant = problem.under && nearestName(written, problem.under, schema);
  return meant === undefined ? problem : { ...problem, message: saying('stuDidYouMean', problem.message, meant) };
}

const goTo = signal<{ at: number } | undefined>(undefined);

let typed: string | undefined;
let later: ReturnType<typeof setTimeout> | undefined;

/** What was typed becomes a step of the draft. */
function take(): void {
  clearTimeout(later);
  if (typed === undefined) return;
  const again = readSource(typed);
  const source = typed;
  typed = undefined;
  draft.changeText(source, again.ok ? again.pack : undefined);
  draft.typing.value = false;
  if (again.ok) read = { text: source, pack: draft.pack.peek() };
}

function type(now: string): void {
  typed = now;
  draft.typing.value = true;
  clearTimeout(later);
  later = setTimeout(take, PAUSE_MS);
}

export function TextPane() {
  useEffect(() => take, []);
  return (
    <article class="studio-rule studio-as-text" aria-label={t('stText')}>
      <p class="secondary">{t('stuTextHelp')}</p>
      <TextEditor
        label={t('stText')}
        text={text.value}
        problems={problems.value}
        schema={schema}
        words={Object.keys(draft.tried.value.policy.vocabulary)}
        meaningOf={meaningOf}
        goTo={goTo.value}
        onChange={type}
        onUndo={() => {
          take();
          draft.undoStep();
        }}
        onRedo={() => {
          take();
          draft.redoStep();
        }}
      />
      <div class="studio-marks" role="status">
        {problems.value.length === 0 ? (
          <p class="secondary">✓ {t('stuTextFine')}</p>
        ) : (
          <ul>
            {problems.value.slice(0, 20).map((problem, index) => (
              <li key={index}>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    goTo.value = { at: problem.from };
                  }}
                >
                  {t('stuTextAt', problem.line, problem.column)}
                </button>{' '}
                {inWords(problem.message)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
