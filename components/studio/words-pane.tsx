import { useState } from 'preact/hooks';
import { hrefOf } from '../../lib/policy/place';
import { isOfTheLanguage, type Uses } from '../../lib/policy/uses';
import { t, wordsName } from '../words';
import { Problem, WordChips } from './fields';
import { sample, type Vocabulary } from './pattern-chips';

export interface WordsPaneProps {
  /** all vocabularies in force */
  vocabulary: Vocabulary;
  /** what the pack adds */
  own: Vocabulary;
  uses: ReadonlyMap<string, Uses>;
  allow: readonly string[];
  allowBelow: readonly string[];
  onAllow: (words: readonly string[]) => void;
  onNew: (name: string) => void;
}

/** All vocabularies: what is in them, who uses them; the words that always pass; one more. */
export function WordsPane({ vocabulary, own, uses, allow, allowBelow, onAllow, onNew }: WordsPaneProps) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState('');
  const names = [...new Set([...Object.keys(own), ...uses.keys(), ...Object.keys(vocabulary)])];
  const shown = names.filter(
    (each) => asked === '' || [each, wordsName(each), ...(vocabulary[each] ?? [])].join(' ').includes(asked),
  );
  const isBad = name !== '' && (!/^[\p{L}\p{N}-]{1,40}$/u.test(name) || names.includes(name));
  return (
    <article class="studio-rule" aria-label={t('stuWords')}>
      <header>
        <h2>{t('stuWords')}</h2>
      </header>
      <WordChips
        label={t('stuAllow')}
        help={t('stuAllowHelp')}
        field="allow"
        words={allow}
        fixed={allowBelow}
        placeholder={t('stuAddWords')}
        removeLabel={(word) => t('stRemoveLine', word)}
        onChange={onAllow}
      />
      <form
        class="studio-row studio-field"
        onSubmit={(event) => {
          event.preventDefault();
          if (name === '' || isBad) return;
          onNew(name);
          setName('');
        }}
      >
        <input
          aria-label={t('stuNewWords')}
          aria-invalid={isBad}
          placeholder={t('stuNewWords')}
          value={name}
          onInput={(event) => setName(event.currentTarget.value.trim())}
        />
        <button type="submit" disabled={name === '' || isBad}>
          {t('stuCreate')}
        </button>
        <input
          type="search"
          aria-label={t('stuFilterWords')}
          placeholder={t('stuFilterWords')}
          value={asked}
          onInput={(event) => setAsked(event.currentTarget.value.trim())}
        />
      </form>
      <Problem>{isBad ? t(names.includes(name) ? 'stuNameTaken' : 'stuNameBad') : undefined}</Problem>
      <ul class="studio-list">
        {shown.map((each) => {
          const words = vocabulary[each];
          const use = uses.get(each);
          const used = (use?.rules.length ?? 0) + (use?.vocabularies.length ?? 0);
          return (
            <li key={each}>
              <a href={hrefOf({ at: 'words', id: each })} class={own[each] ? 'own' : undefined}>
                <span class="studio-named">
                  {wordsName(each)}
                  {wordsName(each) !== each && <span class="name"> {each}</span>}
                </span>
                <span class="page-text">{words ? sample(words) : t('stuUnknownWords', each)}</span>
                <span class="secondary">{usedWords(each, used)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </article>
  );
}

/** Who uses a vocabulary, as a few words. */
const usedWords = (name: string, used: number): string =>
  used > 0 ? t('stuUsedBy', used) : t(isOfTheLanguage(name) ? 'stuUsedAlways' : 'stuUnused');
