import type { Finding } from '../lib/model/finding';
import { shortened } from './quote';
import { t, word } from './words';

export interface FindingCardProps {
  finding: Finding;
  draft: string;
  /** the first card's rewrites have Alt and a digit */
  keyed: boolean;
  onRewrite: (finding: Finding, index: number) => void;
  onNotARisk: (finding: Finding) => void;
}

/** One place in the draft: how grave, the exact characters, why here, where the rule comes from, and better wordings. */
export function FindingCard({ finding, draft, keyed, onRewrite, onNotARisk }: FindingCardProps) {
  const before = draft.slice(Math.max(0, finding.start - 12), finding.start);
  const after = draft.slice(finding.end, finding.end + 12);
  return (
    <li class={`finding finding-${finding.severity}`}>
      <p class="finding-head">
        <strong class={`severity-${finding.severity}`}>{word('severity', finding.severity)}</strong> {finding.say}
      </p>
      <p class="finding-quote page-text">
        {finding.start > 12 && '…'}
        {before}
        <mark>{shortened(draft.slice(finding.start, finding.end))}</mark>
        {after}
        {finding.end + 12 < draft.length && '…'}
      </p>
      <p class="secondary">
        {finding.why} <cite>{finding.source}</cite>
      </p>
      <ul class="rewrites">
        {finding.rewrites.slice(0, 3).map((rewrite, index) => (
          <li key={rewrite.text}>
            <button type="button" class="rewrite" onClick={() => onRewrite(finding, index)}>
              <span>
                {rewrite.replaces === 'message' && <strong class="rewrite-whole">{t('rewriteWhole')} </strong>}
                {rewrite.text}
              </span>
              {keyed && <kbd>Alt {index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => onNotARisk(finding)}>
        {t('notARisk')}
      </button>
    </li>
  );
}
