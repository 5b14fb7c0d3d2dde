import { SEVERITY_WEIGHT } from '../lib/model/category';
import type { Finding } from '../lib/model/finding';
import type { ConsoleView } from '../lib/model/view';
import { FindingCard } from './finding-card';
import { inWords, t } from './words';

export interface DraftFindingsProps {
  draft: ConsoleView['draft'];
  onRewrite: (finding: Finding, index: number) => void;
  onNotARisk: (finding: Finding) => void;
}

const SHOWN = 3;

/** The gravest first, then as they stand in the draft. */
export const byWeight = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => SEVERITY_WEIGHT[b.severity] - SEVERITY_WEIGHT[a.severity] || a.start - b.start);

/** What is wrong in the draft, only when something is; a failed check is never shown as a clean one. */
export function DraftFindings({ draft, onRewrite, onNotARisk }: DraftFindingsProps) {
  if (draft.verdict.state === 'unchecked') {
    return (
      <section class="unchecked" role="status">
        <strong>{t('draftUnchecked')}</strong> {t('draftUncheckedDo')}
        <p class="secondary">{inWords(draft.verdict.problem)}</p>
      </section>
    );
  }
  if (draft.text.trim() === '') return null;
  const findings = byWeight(draft.verdict.findings);
  if (findings.length === 0) return <p class="quiet-line">{t('draftClean')}</p>;
  return (
    <section aria-label={t('findings')}>
      <ul class="findings">
        {findings.slice(0, SHOWN).map((finding, i) => (
          <FindingCard
            key={`${finding.rule} ${finding.start}`}
            finding={finding}
            draft={draft.text}
            keyed={i === 0}
            onRewrite={onRewrite}
            onNotARisk={onNotARisk}
          />
        ))}
      </ul>
      {findings.length > SHOWN && <p class="secondary">{t('moreFindings', findings.length - SHOWN)}</p>}
    </section>
  );
}
