import type { RuleCounts } from '../../../lib/model/rule-counts';
import { Notice } from '../../notice';
import { RuleCountsTable } from '../../rule-counts-table';
import { t } from '../../words';

export interface RulesPaneProps {
  /** `undefined` while they are being counted */
  counts: readonly RuleCounts[] | undefined;
  sayOf: (rule: string) => string;
}

/** How the rules fare on this machine, for the agent alone. */
export function RulesPane({ counts, sayOf }: RulesPaneProps) {
  if (!counts) return null;
  if (counts.length === 0) return <Notice title={t('rulesEmpty')} help={t('rulesEmptyDo')} />;
  return (
    <div class="trouble">
      <header>
        <h1>{t('rulesTitle')}</h1>
        <p class="secondary">{t('rulesMine')}</p>
      </header>
      <div class="trouble-card">
        <RuleCountsTable counts={counts} sayOf={sayOf} />
      </div>
    </div>
  );
}
