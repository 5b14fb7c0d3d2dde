import { useState } from 'preact/hooks';
import { readDue } from '../../lib/memo/when';
import { clockOf, minuteOf } from '../../lib/model/time-of-day';
import { LockMark } from '../lock-mark';
import { Setting } from '../setting';
import { t } from '../words';

export interface Stretch {
  from: number;
  to: number;
}

export interface RemindSettingProps {
  quietHours: Stretch | undefined;
  /** the shop decides on them */
  quietFixed?: boolean;
  workBlocks: readonly Stretch[];
  snoozes: readonly string[];
  now: number;
  onQuiet: (hours: Stretch | undefined) => void;
  onBlocks: (blocks: Stretch[]) => void;
  onSnoozes: (snoozes: string[]) => void;
}

const MOST_BLOCKS = 6;
const NIGHT: Stretch = { from: 22 * 60, to: 8 * 60 };
const MORNING: Stretch = { from: 9 * 60, to: 12 * 60 };

/** When reminders may ring, and the agent's own times for putting one off. */
export function RemindSetting(props: RemindSettingProps) {
  const { quietHours, quietFixed = false, workBlocks, snoozes, now, onQuiet, onBlocks, onSnoozes } = props;
  const [words, setWords] = useState(snoozes.join('\n'));
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const unread = lines.filter((line) => readDue(line, now).state === 'none');
  return (
    <Setting title={t('safeRemind')} help={t('safeRemindHelp')}>
      <label class="setting-row">
        {t('safeQuiet')}
        <input
          type="checkbox"
          checked={quietHours !== undefined}
          disabled={quietFixed}
          onChange={(event) => onQuiet(event.currentTarget.checked ? NIGHT : undefined)}
        />
      </label>
      {quietFixed && (
        <p class="secondary">
          <LockMark /> {t('polQuietFixed')}
        </p>
      )}
      {quietHours && !quietFixed && <StretchFields name={t('safeQuiet')} stretch={quietHours} onChange={onQuiet} />}
      <p>{t('safeBlocks')}</p>
      <ul class="blocks">
        {workBlocks.map((block, i) => (
          <li key={`${i}-${workBlocks.length}`}>
            <StretchFields
              name={t('safeBlock', i + 1)}
              stretch={block}
              onChange={(to) => onBlocks(workBlocks.map((each, at) => (at === i ? to : each)))}
            />
            <button
              type="button"
              class="quiet"
              aria-label={t('safeBlockRemove', i + 1)}
              onClick={() => onBlocks(workBlocks.filter((_, at) => at !== i))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {workBlocks.length < MOST_BLOCKS && (
        <div class="actions">
          <button type="button" onClick={() => onBlocks([...workBlocks, nextBlock(workBlocks.at(-1))])}>
            {t('safeBlockAdd')}
          </button>
        </div>
      )}
      <label class="safe-lines">
        {t('safeSnoozes')}
        <textarea
          rows={3}
          value={words}
          aria-invalid={unread.length > 0}
          placeholder={t('safeSnoozesExample')}
          onInput={(event) => setWords(event.currentTarget.value)}
          onBlur={() => unread.length === 0 && onSnoozes(lines.slice(0, 8).map((line) => line.slice(0, 30)))}
        />
        <span class={unread.length > 0 ? 'severity-block' : 'secondary'}>
          {unread.length > 0 ? t('safeSnoozeUnread', unread[0] ?? '') : t('safeSnoozesHelp')}
        </span>
      </label>
    </Setting>
  );
}

/** After a break of two hours, as long as the one before. */
function nextBlock(last: Stretch | undefined): Stretch {
  if (!last) return MORNING;
  const from = Math.min(last.to + 120, 23 * 60);
  return { from, to: Math.min(from + 240, 24 * 60 - 1) };
}

function StretchFields({
  name,
  stretch,
  onChange,
}: {
  name: string;
  stretch: Stretch;
  onChange: (to: Stretch) => void;
}) {
  const change = (to: Partial<Record<'from' | 'to', string>>) => {
    const next = { ...stretch };
    if (to.from) next.from = minuteOf(to.from);
    if (to.to) next.to = minuteOf(to.to);
    onChange(next);
  };
  return (
    <span class="actions">
      <input
        type="time"
        aria-label={t('safeFromTime', name)}
        value={clockOf(stretch.from)}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        aria-label={t('safeToTime', name)}
        value={clockOf(stretch.to)}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
    </span>
  );
}
