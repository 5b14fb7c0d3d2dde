import { useId } from 'preact/hooks';
import { isWorthALook, WORTH_A_LOOK } from '../lib/insight/rule-health';
import type { RuleCounts } from '../lib/model/rule-counts';
import { listed, t } from './words';

export interface RuleCountsTableProps {
  counts: readonly RuleCounts[];
  /** what a rule says, as people know it */
  sayOf: (rule: string) => string;
  /** the page of a rule, where there is one */
  hrefOf?: (rule: string) => string;
}

const COLUMNS = [
  { of: 'held', head: 'rulesHeld' },
  { of: 'rewritten', head: 'rulesRewritten' },
  { of: 'overridden', head: 'rulesOverridden' },
  { of: 'disputed', head: 'rulesDisputed' },
  { of: 'left', head: 'rulesLeft' },
] as const;

const REASONS_SHOWN = 3;

/** Rule by rule: how often it held, was followed, was passed by and for which reasons. Numbers only, nobody's name. */
export function RuleCountsTable({ counts, sayOf, hrefOf }: RuleCountsTableProps) {
  const id = useId();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys as well */}
      <section class="rule-counts" aria-label={t('rulesTitle')} tabIndex={0}>
        <table aria-label={t('rulesTitle')} aria-describedby={id}>
          <thead>
            <tr>
              <th scope="col">{t('rulesRule')}</th>
              {COLUMNS.map(({ of, head }) => (
                <th key={of} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((each) => (
              <tr key={each.rule} class={isWorthALook(each) ? 'worth-a-look' : undefined}>
                <th scope="row">
                  {isWorthALook(each) && <span class="look-mark">▲ {t('troubleStandsOut')} </span>}
                  {hrefOf ? <a href={hrefOf(each.rule)}>{sayOf(each.rule)}</a> : sayOf(each.rule)}
                  {each.reasons.length > 0 && <p class="secondary page-text">{reasonsOf(each)}</p>}
                </th>
                {COLUMNS.map(({ of }) => (
                  <td key={of} class={each[of] === 0 ? 'figure none' : 'figure'}>
                    {each[of]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="secondary" id={id}>
        {t('rulesLook', WORTH_A_LOOK.passed)}
      </p>
    </>
  );
}

const reasonsOf = ({ reasons }: RuleCounts): string =>
  t(
    'rulesReasons',
    listed(reasons.slice(0, REASONS_SHOWN).map(({ reason, count }) => t('rulesReason', reason, count))),
  );
