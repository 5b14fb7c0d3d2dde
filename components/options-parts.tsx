import type { ComponentChildren } from 'preact';
import { t } from './words';

/** The parts of the options page, in the order they stand. */
const PARTS = ['you', 'words', 'sites', 'policy', 'data', 'pages'] as const;
export type PartId = (typeof PARTS)[number];

/** One part of the options page under its heading. */
export function OptionsPart({ id, children }: { id: PartId; children: ComponentChildren }) {
  return (
    <section class="options-part" aria-labelledby={headingOf(id)}>
      <h2 id={headingOf(id)} tabIndex={-1}>
        {t(`optPart_${id}`)}
      </h2>
      {children}
    </section>
  );
}

/** The parts to jump to: nobody remembers where on a long page a card stands. */
export function OptionsNav() {
  return (
    <nav class="options-nav" aria-label={t('optParts')}>
      {PARTS.map((id) => (
        <button key={id} type="button" class="quiet" onClick={() => goTo(id)}>
          {t(`optPart_${id}`)}
        </button>
      ))}
    </nav>
  );
}

const headingOf = (id: PartId): string => `options-${id}`;

/** The address stays as it is: what stands behind its # opens a buyer's data. */
function goTo(id: PartId): void {
  const heading = document.getElementById(headingOf(id));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
