import { useState } from 'preact/hooks';
import { t } from '../words';

export interface CopyRawProps {
  text: () => string;
  onCopy: (text: string) => Promise<boolean>;
}

/** Copies what is stored as it is stored, and says whether it did. */
export function CopyRaw({ text, onCopy }: CopyRawProps) {
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <button type="button" onClick={() => void onCopy(text()).then(setCopied)}>
        {t('safeCopyBuyer')}
      </button>
      <span class="secondary" role="status">
        {copied !== undefined && t(copied ? 'copied' : 'copyFailed')}
      </span>
    </>
  );
}
