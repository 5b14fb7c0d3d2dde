import { FAULTS } from '../../lib/model/case';
import type { PackRule } from '../../lib/policy/pack';
import { listed, t, word } from '../words';
import { Checks, Problem } from './fields';

type Rewrite = NonNullable<PackRule['rewrites']>[number];
type Full = Exclude<Rewrite, string>;

export interface RewriteListProps {
  rewrites: readonly Rewrite[];
  problemOf: (field: string) => string | undefined;
  onChange: (rewrites: Rewrite[]) => void;
}

const fullOf = (rewrite: Rewrite): Full => (typeof rewrite === 'string' ? { text: rewrite } : rewrite);

/** As short as it can be written: a text alone where nothing else is said. */
function shortest({ text, replaces, fault }: Full): Rewrite {
  if (replaces !== 'message' && !fault) return text;
  return { text, ...(replaces === 'message' ? { replaces } : {}), ...(fault ? { fault } : {}) };
}

/** Wordings offered instead: what they take the place of, and whose fault it must be. */
export function RewriteList({ rewrites, problemOf, onChange }: RewriteListProps) {
  const put = (index: number, changes: Partial<Full>) =>
    onChange(rewrites.map((each, i) => (i === index ? shortest({ ...fullOf(each), ...changes }) : each)));
  return (
    <section class="studio-field" aria-label={t('stRewrites')}>
      <h3 class="studio-label">{t('stRewrites')}</h3>
      <ul class="studio-card">
        {rewrites.map((rewrite, index) => {
          const { text, replaces, fault } = fullOf(rewrite);
          const problem = problemOf(`rewrites.${index}`);
          return (
            <li key={index} class="studio-rewrite">
              <textarea
                rows={1}
                data-field={`rewrites.${index}`}
                aria-label={`${t('stRewrites')} ${index + 1}`}
                aria-invalid={problem !== undefined}
                value={text}
                onInput={(event) => put(index, { text: event.currentTarget.value })}
              />
              <button
                type="button"
                class="quiet"
                aria-label={t('stRemoveLine', text)}
                onClick={() => onChange(rewrites.filter((_, i) => i !== index))}
              >
                ✕
              </button>
              <details open={fault !== undefined}>
                <summary class="secondary">
                  {[
                    t(replaces === 'message' ? 'stuReplacesMessage' : 'stuReplacesSpan'),
                    ...(fault ? [listed(fault.map((each) => word('fault', each)))] : []),
                  ].join(' · ')}
                </summary>
                <label class="studio-check">
                  <input
                    type="checkbox"
                    checked={replaces === 'message'}
                    onChange={(event) => put(index, { replaces: event.currentTarget.checked ? 'message' : undefined })}
                  />
                  {t('stuReplacesMessage')}
                </label>
                <Checks
                  label={t('stuRewriteFault')}
                  chosen={fault}
                  options={FAULTS}
                  nameOf={(each) => word('fault', each)}
                  onChange={(chosen) => put(index, { fault: chosen })}
                />
              </details>
              <Problem>{problem}</Problem>
            </li>
          );
        })}
        {rewrites.length < 9 && (
          <li class="studio-more">
            <button type="button" class="quiet" onClick={() => onChange([...rewrites, ''])}>
              ＋ {t('stAddLine')}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
