import type { Verdict } from '../../lib/model/finding';
import { t } from '../words';

/** The small mark by the box: how much would be held or is flagged; nothing where there is nothing to say. */
export function BoxMark({ verdict, released, onOpen }: { verdict: Verdict; released: boolean; onOpen: () => void }) {
  if (verdict.state === 'unchecked') {
    return (
      <span class="box-mark" role="status">
        <i class="dot dot-unchecked" />
        {t('guardMarkUnchecked')}
      </span>
    );
  }
  if (released) {
    return (
      <span class="box-mark" role="status">
        {t('guardReleased')}
      </span>
    );
  }
  const [worst] = verdict.findings;
  if (!worst) return null;
  const count = verdict.findings.filter((f) => f.severity === worst.severity).length;
  const key =
    worst.severity === 'block' ? 'guardMarkBlock' : worst.severity === 'warn' ? 'guardMarkWarn' : 'guardMarkHint';
  return (
    <button type="button" class="box-mark" title={t('guardOpen')} onClick={onOpen}>
      <i class={`dot dot-${worst.severity}`} />
      {t(key, count)}
    </button>
  );
}
