import type { FaultReading } from '../lib/model/view';
import { inWords, t, word } from './words';

/** Why the fault reads as it does, what would settle it, and every piece of evidence with the words it came from. */
export function FaultEvidenceList({ fault }: { fault: FaultReading }) {
  return (
    <div class="fault">
      <p class="fault-because">
        {inWords(fault.because)}
        {fault.missing && (
          <>
            {' '}
            <strong>{inWords(fault.missing)}</strong>
          </>
        )}
      </p>
      {fault.evidence.length > 0 && (
        <details>
          <summary>{t('evidence', fault.evidence.length)}</summary>
          <ul class="evidence">
            {fault.evidence.map((piece) => (
              <li key={`${piece.messageId} ${piece.because.key}`}>
                <span class={`points points-${piece.points}`}>{t('evidencePoints', word('fault', piece.points))}</span>{' '}
                {inWords(piece.because)}
                {piece.quote && <q class="page-text">{piece.quote}</q>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
