import { t } from './words';

export const MODES = ['now', 'follow', 'replies'] as const;
export type Mode = (typeof MODES)[number];

/** The three modes, with how many follow-ups are overdue. */
export function ModeBar({ mode, due, onMode }: { mode: Mode; due: number; onMode: (mode: Mode) => void }) {
  const names = { now: t('modeNow'), follow: t('modeFollow'), replies: t('modeReplies') };
  return (
    <nav class="modes" aria-label={t('modes')}>
      {MODES.map((each, i) => (
        <button
          key={each}
          type="button"
          aria-current={each === mode ? 'page' : undefined}
          aria-keyshortcuts={`Alt+${'QWE'[i]}`}
          onClick={() => onMode(each)}
        >
          {names[each]}
          {each === 'follow' && due > 0 && <span class="badge">{due > 99 ? '99+' : due}</span>}
        </button>
      ))}
    </nav>
  );
}
