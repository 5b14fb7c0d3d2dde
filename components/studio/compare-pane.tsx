import { useState } from 'preact/hooks';
import { type Change, comparePacks } from '../../lib/policy/compare';
import type { Pack } from '../../lib/policy/pack';
import { t } from '../words';
import { ChangeList } from './change-list';
import { ChoiceField } from './fields';

export interface ComparePaneProps {
  draft: Pack;
  /** what was published, the newest first */
  versions: readonly Pack[];
  nameOf: (change: Change) => string | undefined;
}

const DRAFT = 'draft';

/** The readable difference between any two versions, the draft among them. */
export function ComparePane({ draft, versions, nameOf }: ComparePaneProps) {
  const [from, setFrom] = useState(versions[0] ? String(versions[0].version) : '');
  const [to, setTo] = useState(DRAFT);
  const numbers = versions.map(({ version }) => String(version));
  const packOf = (which: string) =>
    which === DRAFT ? draft : versions.find(({ version }) => String(version) === which);
  const wordOf = (which: string) => (which === DRAFT ? t('stuTheDraft') : which === '' ? t('stuNothing') : `v${which}`);
  const after = packOf(to) ?? draft;
  return (
    <article class="studio-rule" aria-label={t('stChangesTitle')}>
      <header>
        <h2>{t('stChangesTitle')}</h2>
      </header>
      <div class="studio-pair">
        <ChoiceField
          label={t('stuFromVersion')}
          value={from}
          options={[...numbers, '']}
          nameOf={wordOf}
          onChange={(which) => setFrom(which ?? '')}
        />
        <ChoiceField
          label={t('stuToVersion')}
          value={to}
          options={[DRAFT, ...numbers]}
          nameOf={wordOf}
          onChange={(which) => setTo(which ?? DRAFT)}
        />
      </div>
      <div class="studio-field">
        <ChangeList changes={comparePacks(packOf(from), after)} nameOf={nameOf} />
      </div>
    </article>
  );
}
