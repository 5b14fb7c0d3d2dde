import { useState } from 'preact/hooks';
import type { Columns, Sheet } from '../../lib/policy/chat-log';
import { type MessageKey, t } from '../words';

const FIELDS = [
  ['text', 'polColText'],
  ['from', 'polColFrom'],
  ['buyer', 'polColBuyer'],
  ['time', 'polColTime'],
  ['platform', 'polColPlatform'],
  ['status', 'polColStatus'],
  ['reason', 'polColReason'],
] as const satisfies readonly (readonly [keyof Columns, MessageKey])[];

export interface ColumnMapProps {
  sheet: Pick<Sheet, 'names' | 'sample'>;
  columns: Columns | undefined;
  onMap: (columns: Columns) => void;
}

/** Which column of a chat log holds what; the first rows show whether it is right. */
export function ColumnMap({ sheet, columns, onMap }: ColumnMapProps) {
  const chosen: Columns = columns ?? { text: '' };
  // Open where the names did not tell; the first choice must not close it under the hand.
  const [open, setOpen] = useState(columns === undefined);
  return (
    <details class="studio-columns" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('polColumns')}</summary>
      {FIELDS.map(([field, label]) => (
        <label key={field}>
          <span>{t(label)}</span>
          <select
            aria-label={t(label)}
            value={chosen[field] ?? ''}
            onChange={(event) => {
              onMap(withColumn(chosen, field, event.currentTarget.value));
            }}
          >
            <option value="">{t('polColNone')}</option>
            {sheet.names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ))}
      <ul class="secondary">
        {sheet.sample.map((row, index) => (
          <li key={index} class="page-text">
            {FIELDS.flatMap(([field]) => String(row[chosen[field] ?? ''] ?? '') || []).join(' · ') || '—'}
          </li>
        ))}
      </ul>
    </details>
  );
}

function withColumn(columns: Columns, field: keyof Columns, name: string): Columns {
  if (field === 'text') return { ...columns, text: name };
  const { [field]: _, ...others } = columns;
  return name === '' ? others : { ...others, [field]: name };
}
