import type { Pack } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { TextField, ValueField } from './fields';
import { firstOf } from './problem-list';

export interface PackFormProps {
  pack: Pack;
  problems: readonly PackProblem[];
  /** the drafts there are, and which one this is */
  drafts: readonly string[];
  draft: string;
  onChange: (changes: Partial<Pick<Pack, 'name' | 'note' | 'validFrom' | 'validUntil'>>) => void;
  onRemoveDraft: (key: string) => void;
}

/** The pack as a whole: its name, what it is built on, from when to when it counts, what agents are told. */
export function PackForm({ pack, problems, drafts, draft, onChange, onRemoveDraft }: PackFormProps) {
  const problemOf = (field: string) => firstOf(problems, (p) => p.field === field);
  return (
    <article class="studio-rule" aria-label={t('stuPack')}>
      <header>
        <div>
          <h2>{t('stuPack')}</h2>
          <p class="secondary">
            {pack.id} · v{pack.version}
          </p>
        </div>
      </header>
      <TextField
        label={t('stPackName')}
        field="name"
        value={pack.name}
        problem={problemOf('name')}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('stNote')}
        help={t('stuNoteHelp')}
        field="note"
        rows={3}
        value={pack.note ?? ''}
        problem={problemOf('note')}
        onChange={(note) => onChange({ note: note === '' ? undefined : note })}
      />
      <div class="studio-pair">
        <ValueField
          label={word('field', 'validFrom')}
          field="validFrom"
          type="date"
          value={pack.validFrom?.slice(0, 10)}
          problem={problemOf('validFrom')}
          onChange={(day) => onChange({ validFrom: day === '' ? undefined : day })}
        />
        <ValueField
          label={word('field', 'validUntil')}
          field="validUntil"
          type="date"
          value={pack.validUntil?.slice(0, 10)}
          problem={problemOf('validUntil')}
          onChange={(day) => onChange({ validUntil: day === '' ? undefined : day })}
        />
      </div>
      <p class="studio-field secondary">{t('stuExtends', pack.extends ?? 'wenda')}</p>
      {drafts.length > 1 && (
        <section class="studio-field" aria-label={t('stuDrafts')}>
          <h3 class="studio-label">{t('stuDrafts')}</h3>
          <ul class="studio-list">
            {drafts.map((key) => (
              <li key={key} class="studio-row-line">
                <a href={`?draft=${encodeURIComponent(key)}#pack`} aria-current={key === draft ? 'true' : undefined}>
                  {key}
                </a>
                {key !== draft && (
                  <button
                    type="button"
                    class="quiet danger"
                    aria-label={t('stRemoveLine', key)}
                    onClick={() => onRemoveDraft(key)}
                  >
                    ✕
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
