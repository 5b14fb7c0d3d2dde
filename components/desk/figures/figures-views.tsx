import { t } from '../../words';

export interface FiguresView {
  id: string;
  label: string;
}

/** The figures there are, as links: each can be gone back to and linked to. The first is the page's own address. */
export function FiguresViews({ views, shown }: { views: readonly FiguresView[]; shown: string }) {
  return (
    <nav class="figures-views" aria-label={t('figuresViews')}>
      {views.map(({ id, label }, i) => (
        <a key={id} href={i === 0 ? '#figures' : `#figures/${id}`} aria-current={id === shown ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
