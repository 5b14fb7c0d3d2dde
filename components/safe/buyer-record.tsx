import { readStored } from './buyer-lines';

export interface BuyerRecordProps {
  table: string;
  record: unknown;
  /** hides personal data where it is to be hidden */
  shown: (text: string) => string;
}

/** One stored record: what, how it stands and when in its head, the rest once it is opened. */
export function BuyerRecord({ table, record, shown }: BuyerRecordProps) {
  const { title, state, time, lines } = readStored(table, record);
  return (
    <details class="buyer-record">
      <summary>
        <span class="page-text">{shown(title)}</span>
        <span class="secondary">
          {state !== undefined && <b>{state}</b>} {time}
        </span>
      </summary>
      <dl>
        {lines.map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {values.map((value, i) => (
                <p key={`${i} ${value}`} class="page-text">
                  {shown(value)}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
