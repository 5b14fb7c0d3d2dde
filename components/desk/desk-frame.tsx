import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { type Said, SaidLine } from '../said';
import { t } from '../words';

export interface DeskTab {
  id: string;
  label: string;
  /** a figure that asks for a look, where there is one */
  count?: number;
}

export interface DeskFrameProps {
  tabs: readonly DeskTab[];
  shown: string;
  /** whose list it is, and the way to another's */
  whose: ComponentChildren;
  /** what must be known about the data's safety, where anything must */
  note?: ComponentChildren;
  /** what was just done, with the way back where there is one */
  said?: Said | undefined;
  /** what the day begins with, until it is ticked */
  start?: ComponentChildren;
  onTab: (id: string) => void;
  children: ComponentChildren;
}

/** The full page: whose list it is, its tabs (Alt and a digit), the page in front, and the line that says what was done. */
export function DeskFrame({ tabs, shown, whose, note, said, start, onTab, children }: DeskFrameProps) {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const digit = event.altKey && !event.ctrlKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
      const tab = digit === undefined ? undefined : tabs[Number(digit) - 1];
      if (!tab) return;
      event.preventDefault();
      onTab(tab.id);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <div class="desk">
      <header class="desk-head">
        <h1>{t('deskTitle')}</h1>
        <nav class="desk-tabs" aria-label={t('deskTabs')}>
          {tabs.map(({ id, label, count = 0 }, i) => (
            <button
              key={id}
              type="button"
              aria-current={id === shown ? 'page' : undefined}
              aria-keyshortcuts={`Alt+${i + 1}`}
              onClick={() => onTab(id)}
            >
              {label}
              {count > 0 && <span class="badge">{count > 99 ? '99+' : count}</span>}
            </button>
          ))}
        </nav>
        {whose}
      </header>
      {start}
      <main class="desk-main" key={shown} data-pane={shown}>
        {children}
      </main>
      {note}
      <SaidLine said={said} of="desk-said" />
    </div>
  );
}
