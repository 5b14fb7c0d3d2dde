import { useState } from 'preact/hooks';
import { CATEGORIES, DEFAULT_SEVERITY, SEVERITIES } from '../../lib/model/category';
import type { Rule } from '../../lib/wording/rule';
import { t, word } from '../words';

export interface RuleNavProps {
  rules: readonly Rule[];
  selected: string | undefined;
  /** rules that the pack itself holds */
  own: ReadonlySet<string>;
  wrong: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onNew: () => void;
}

/** All rules, grouped as they act and by category; a search goes through names, words and examples. */
export function RuleNav({ rules, selected, own, wrong, onSelect, onNew }: RuleNavProps) {
  const [asked, setAsked] = useState('');
  const shown = rules.filter((rule) => asked === '' || textOf(rule).includes(asked.toLowerCase()));
  return (
    <nav class="studio-nav" aria-label={t('stRules')}>
      <input
        type="search"
        aria-label={t('stSearch')}
        placeholder={t('stSearch')}
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value.trim())}
      />
      <button type="button" class="quiet" onClick={onNew}>
        ＋ {t('stNewRule')}
      </button>
      {shown.length === 0 && <p class="secondary">{t('stNoMatch', asked)}</p>}
      {SEVERITIES.map((severity) => {
        const categories = CATEGORIES.filter(
          (c) => DEFAULT_SEVERITY[c] === severity && shown.some((r) => r.category === c),
        );
        if (categories.length === 0) return null;
        return (
          <section key={severity}>
            <h2>{word('severity', severity)}</h2>
            {categories.map((category) => {
              const of = shown.filter((rule) => rule.category === category);
              return (
                <details key={category} open={asked !== '' || of.some((rule) => rule.id === selected)}>
                  <summary>
                    <i class={`dot dot-${severity}`} aria-hidden="true" />
                    <span>{word('cat', category)}</span>
                    <span class="figure">{of.length}</span>
                  </summary>
                  <ul>
                    {of.map((rule) => (
                      <li key={rule.id}>
                        <button
                          type="button"
                          aria-current={rule.id === selected ? 'true' : undefined}
                          class={own.has(rule.id) ? 'own' : undefined}
                          onClick={() => onSelect(rule.id)}
                        >
                          <span>{rule.say}</span>
                          {wrong.has(rule.id) && (
                            <span class="severity-block" role="img" aria-label={t('stProblems', '')}>
                              !
                            </span>
                          )}
                        </button>
                      </li>
                    ))}
                  </ul>
                </details>
              );
            })}
          </section>
        );
      })}
    </nav>
  );
}

const textOf = (rule: Rule) =>
  [rule.id, rule.say, rule.why, ...rule.find, ...rule.flags.map((e) => e.draft), ...rule.passes.map((e) => e.draft)]
    .join('\n')
    .toLowerCase();
