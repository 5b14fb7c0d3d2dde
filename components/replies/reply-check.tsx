import { useMemo } from 'preact/hooks';
import { FAULTS } from '../../lib/model/case';
import type { Reply } from '../../lib/model/reply';
import type { Failure } from '../../lib/reply/failing';
import { listed, t, word } from '../words';

/** What the policy in force says of a reply, over every case it can be shown for. */
export interface Judging {
  failuresOf: (reply: Reply) => readonly Failure[];
  /** a version that passes, where rewrites give one */
  cleanOf: (reply: Reply) => string | undefined;
}

export interface ReplyCheckProps {
  reply: Reply;
  judging: Judging;
  onUse: (text: string) => void;
}

/** Whether a reply can be sent, and where it would be held. */
export function ReplyCheck({ reply, judging, onUse }: ReplyCheckProps) {
  const { failures, clean } = useMemo(() => {
    const found = judging.failuresOf(reply);
    return { failures: found, clean: found.length > 0 ? judging.cleanOf(reply) : undefined };
  }, [reply.text, judging]);
  if (failures.length === 0)
    return (
      <p class="reply-check reply-check-clean" role="status">
        ✓ {t('replyCheckClean')}
      </p>
    );
  return (
    <div class="reply-check" role="status">
      <ul>
        {failures.slice(0, 3).map((failure) => (
          <li key={failure.rule}>
            <strong class={`severity-${failure.finding.severity}`}>{whereHeld(failure)}</strong>
            <span class="secondary page-text">{t('replyCheckFound', failure.quote)}</span>
          </li>
        ))}
      </ul>
      {clean !== undefined && clean !== reply.text && (
        <button type="button" class="reply-clean" onClick={() => onUse(clean)}>
          {t('replyCheckUse', clean)}
        </button>
      )}
    </div>
  );
}

/** "责任未定时会拦下：运费先别谈": where it would be held, and why. */
export function whereHeld({ finding, cases, always }: Failure): string {
  const held = t(finding.severity === 'block' ? 'replyCheckAlways' : 'replyCheckWarnAlways', finding.say);
  const faults = new Set(cases.map(({ fault }) => fault));
  if (always || faults.size === FAULTS.length) return held;
  return t('replyCheckWhen', listed([...faults].map((fault) => word('fault', fault))), held);
}
