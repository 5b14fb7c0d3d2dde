import { useState } from 'preact/hooks';
import { t } from '../words';

/** Something that cannot be taken back: said in words, and pressed twice. */
export function Danger({ label, help, sure, onDo }: { label: string; help: string; sure: string; onDo: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <details class="studio-fold" onToggle={() => setAsked(false)}>
      <summary>{label}</summary>
      <p class="secondary">{help}</p>
      {asked ? (
        <p class="studio-row">
          <button
            type="button"
            class="danger-button"
            ref={(button) => button?.focus()}
            onClick={() => {
              setAsked(false);
              onDo();
            }}
          >
            {sure}
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            {t('polKeep')}
          </button>
        </p>
      ) : (
        <button type="button" onClick={() => setAsked(true)}>
          {label}…
        </button>
      )}
    </details>
  );
}
