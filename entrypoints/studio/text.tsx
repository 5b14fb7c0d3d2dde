import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { t } from '../../components/words';

/* The text view comes with its editor when it is first asked for. */

const loaded = signal<FunctionComponent | undefined>(undefined);

export function Text() {
  const Loaded = loaded.value;
  if (Loaded) return <Loaded />;
  void import('./text-pane').then(({ TextPane }) => {
    loaded.value = TextPane;
  });
  return <p class="secondary">{t('stuOpening')}</p>;
}
