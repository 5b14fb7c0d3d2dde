import { hrefOf } from '../../lib/policy/place';
import { t } from '../words';

export interface StartPaneProps {
  rules: number;
  own: readonly { id: string; say: string }[];
  problems: number;
}

/** The first look: what there is, what is the shop's own, where to begin. */
export function StartPane({ rules, own, problems }: StartPaneProps) {
  return (
    <article class="studio-rule" aria-label={t('stTitle')}>
      <h2>{t('stuStartHave', rules, own.length)}</h2>
      <p class="secondary">{t('stuStartHelp')}</p>
      <p class="studio-row">
        <a class="studio-button primary" href={hrefOf({ at: 'new' })}>
          ＋ {t('stNewRule')}
        </a>
        {problems > 0 && <a href={hrefOf({ at: 'health' })}>{t('stProblems', problems)}</a>}
      </p>
      {own.length > 0 && (
        <section class="studio-field" aria-label={t('stuOwnRules')}>
          <h3 class="studio-label">{t('stuOwnRules')}</h3>
          <ul class="studio-list">
            {own.map(({ id, say }) => (
              <li key={id}>
                <a href={hrefOf({ at: 'rule', id })}>
                  <span class="page-text">{say}</span>
                  <span class="secondary">{id}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
