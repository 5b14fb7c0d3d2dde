import { useState } from 'preact/hooks';
import { hrefOf } from '../../lib/policy/place';
import type { PackProblem } from '../../lib/policy/problem';
import { isOfTheLanguage, type Uses } from '../../lib/policy/uses';
import { listed, t, wordsName } from '../words';
import { Problem, WordChips } from './fields';

export interface WordsEditorProps {
  name: string;
  words: readonly string[];
  below: readonly string[];
  uses: Uses | undefined;
  /** what a rule says, by its id */
  sayOf: (rule: string) => string;
  problems: readonly PackProblem[];
  onChange: (words: readonly string[]) => void;
  /** not given where the name belongs to a pack below */
  onRename?: ((to: string) => boolean) | undefined;
  onRemove?: (() => void) | undefined;
}

/** One vocabulary: its words as chips, the shop's own before those of the pack below, and who uses it. */
export function WordsEditor(props: WordsEditorProps) {
  const { name, words, below, uses, sayOf, problems, onChange, onRename, onRemove } = props;
  const [problem, setProblem] = useState<string>();
  return (
    <article class="studio-rule" aria-label={wordsName(name)}>
      <header>
        <div>
          <h2>{wordsName(name)}</h2>
          <p class="secondary">
            {wordsName(name) !== name && `${name} · `}
            {t('stuWordCount', words.length, below.length)} · <a href={hrefOf({ at: 'words' })}>{t('stuAllWords')}</a>
          </p>
        </div>
        {onRemove && words.length > 0 && (
          <button type="button" class="quiet danger" onClick={onRemove}>
            {t('stuRemoveWords')}
          </button>
        )}
      </header>
      {onRename && (
        <div class="studio-field">
          <label>
            <span class="studio-label">{t('stuRename')}</span>
            <input
              value={name}
              aria-invalid={problem !== undefined}
              onChange={(event) => {
                const to = event.currentTarget.value.trim();
                const isBad = !/^[\p{L}\p{N}-]{1,40}$/u.test(to);
                setProblem(isBad ? t('stuNameBad') : onRename(to) ? undefined : t('stuNameTaken'));
              }}
            />
          </label>
          <Problem>{problem}</Problem>
        </div>
      )}
      <WordChips
        label={t('stuWordsIn')}
        help={t('stuWordsHelp')}
        field="words"
        words={words}
        fixed={below}
        placeholder={t('stuAddWords')}
        removeLabel={(word) => t('stRemoveLine', word)}
        problem={
          listed(
            problems.map(({ message }) => message),
            'listApart',
          ) || undefined
        }
        onChange={onChange}
      />
      <section class="studio-field" aria-label={t('stuUsedWhere')}>
        <h3 class="studio-label">{t('stuUsedWhere')}</h3>
        {!uses || uses.rules.length + uses.vocabularies.length === 0 ? (
          <p class="secondary">{t(isOfTheLanguage(name) ? 'stuUsedAlways' : 'stuUnused')}</p>
        ) : (
          <ul class="studio-list">
            {uses.rules.map((rule) => (
              <li key={rule}>
                <a href={hrefOf({ at: 'rule', id: rule })}>
                  <span>{sayOf(rule)}</span>
                  <span class="secondary">{rule}</span>
                </a>
              </li>
            ))}
            {uses.vocabularies.map((each) => (
              <li key={`<${each}>`}>
                <a href={hrefOf({ at: 'words', id: each })}>
                  <span>{wordsName(each)}</span>
                  <span class="secondary">{t('stuOfWords')}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </article>
  );
}
