import type { ComponentChildren } from 'preact';
import type { HealthItem } from '../../lib/policy/health';
import { hrefOf } from '../../lib/policy/place';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { ProblemList } from './problem-list';

export interface HealthPaneProps {
  problems: readonly PackProblem[];
  items: readonly HealthItem[];
  /** messages of a log that the rules were looked for in */
  seen: number;
  sayOf: (rule: string) => string;
}

const KINDS = ['contradiction', 'reply', 'verdict', 'unknown-words', 'overlap', 'silent', 'unused-words'] as const;

const TITLES = {
  contradiction: 'stuHealthContradiction',
  reply: 'stuHealthReply',
  verdict: 'stuHealthVerdict',
  'unknown-words': 'stuHealthUnknown',
  overlap: 'stuHealthOverlap',
  silent: 'stuHealthSilent',
  'unused-words': 'stuHealthUnused',
} as const;

/** The pack as a whole: what must be mended, and what is worth a look. Every line leads to its place. */
export function HealthPane({ problems, items, seen, sayOf }: HealthPaneProps) {
  return (
    <article class="studio-rule" aria-label={t('stuHealth')}>
      <header>
        <div>
          <h2>{t('stuHealth')}</h2>
          <p class="secondary">{seen > 0 ? t('stuHealthSeen', seen) : t('stuHealthExamples')}</p>
        </div>
      </header>
      {problems.length + items.length === 0 && <p class="studio-fine">✓ {t('stCheckUpClean')}</p>}
      {problems.length > 0 && (
        <section class="studio-field" aria-label={t('stuMustMend')}>
          <h3 class="studio-label severity-block">{t('stuMustMend')}</h3>
          <ProblemList problems={problems} />
        </section>
      )}
      {KINDS.map((kind) => {
        const of = items.filter((item) => item.is === kind);
        if (of.length === 0) return null;
        return (
          <section key={kind} class="studio-field" aria-label={t(TITLES[kind])}>
            <h3 class="studio-label">
              {t(TITLES[kind])} <span class="figure">{of.length}</span>
            </h3>
            <ul class="studio-list">
              {of.map((item, index) => (
                <li key={index}>
                  <a href={hrefOf(item.place)}>
                    <Words item={item} sayOf={sayOf} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </article>
  );
}

const Line = ({ what, more }: { what: ComponentChildren; more: string }) => (
  <>
    <span class="page-text">{what}</span>
    <span class="secondary">{more}</span>
  </>
);

function Words({ item, sayOf }: { item: HealthItem; sayOf: (rule: string) => string }) {
  switch (item.is) {
    case 'contradiction':
      return <Line what={item.text} more={t('stuPassesBut', sayOf(item.rule), sayOf(item.other))} />;
    case 'reply':
      return <Line what={item.text} more={t('stuFailsIn', word('fault', item.fault), sayOf(item.rule))} />;
    case 'verdict':
      return <Line what={item.text} more={t('stuVerdict', verdict(item.was), verdict(item.now))} />;
    case 'unknown-words':
      return <Line what={item.name} more={t('stuUnknownIn', item.rules.map(sayOf))} />;
    case 'overlap':
      return <Line what={sayOf(item.rule)} more={t('stuAlsoFound', sayOf(item.other))} />;
    case 'silent':
      return (
        <Line what={sayOf(item.rule)} more={item.seen > 0 ? t('stuSilentIn', item.seen) : t('stuSilentExamples')} />
      );
    case 'unused-words':
      return <Line what={item.name} more={t('stuUnused')} />;
  }
}

const verdict = (severity: string | undefined) => (severity ? word('severity', severity) : t('stLetBy'));
