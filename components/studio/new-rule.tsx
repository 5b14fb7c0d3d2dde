import { useState } from 'preact/hooks';
import { CATEGORIES, type Category } from '../../lib/model/category';
import type { PackRule } from '../../lib/policy/pack';
import type { Proposal } from '../../lib/policy/propose';
import { t, word } from '../words';

export interface NewRuleProps {
  taken: ReadonlySet<string>;
  propose: (flags: readonly string[], passes: readonly string[]) => readonly Proposal[];
  onCreate: (id: string, rule: Partial<PackRule>) => void;
  onCancel: () => void;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A rule begins with what the supervisor has: sentences that must be held and sentences that must pass. */
export function NewRule({ taken, propose, onCreate, onCancel }: NewRuleProps) {
  const [category, setCategory] = useState<Category>('freight-before-fault');
  const [flagText, setFlagText] = useState('');
  const [passText, setPassText] = useState('');
  const [say, setSay] = useState('');
  const flags = linesOf(flagText);
  const passes = linesOf(passText);
  const proposals = flags.length > 0 && passes.length > 0 ? propose(flags, passes) : [];
  const create = (pattern: string) =>
    onCreate(freeId(category, taken), {
      category,
      find: [pattern],
      say: say.trim() || word('cat', category),
      why: t('stOwnRule'),
      source: t('stOwnRule'),
      flags,
      passes,
    });
  return (
    <form class="studio-rule" aria-label={t('stNewRule')} onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2>{t('stNewRule')}</h2>
        <button type="button" onClick={onCancel}>
          {t('stCancel')}
        </button>
      </header>
      <p class="secondary">{t('stNewHelp')}</p>
      <label class="studio-field">
        <span>{t('stFlags')}</span>
        <textarea rows={4} value={flagText} onInput={(event) => setFlagText(event.currentTarget.value)} />
      </label>
      <label class="studio-field">
        <span>{t('stPasses')}</span>
        <textarea rows={4} value={passText} onInput={(event) => setPassText(event.currentTarget.value)} />
      </label>
      <div class="studio-row">
        <label class="studio-field">
          <span>{t('stCategory')}</span>
          <select value={category} onChange={(event) => setCategory(event.currentTarget.value as Category)}>
            {CATEGORIES.map((each) => (
              <option key={each} value={each}>
                {word('cat', each)}
              </option>
            ))}
          </select>
        </label>
        <label class="studio-field">
          <span>{t('stSay')}</span>
          <input value={say} onInput={(event) => setSay(event.currentTarget.value)} />
        </label>
      </div>
      {flags.length > 0 && passes.length > 0 && (
        <section class="studio-field" aria-live="polite">
          <h3>{t('stProposals')}</h3>
          {proposals.length === 0 && <p class="studio-problem">{t('stNoProposal')}</p>}
          <ul class="studio-proposals">
            {proposals.map(({ pattern }) => (
              <li key={pattern}>
                <code>{pattern}</code>
                <button type="button" onClick={() => create(pattern)}>
                  {t('stUseProposal')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}

/** `freight-before-fault-2`: an id nobody has yet. */
function freeId(category: Category, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`shop-${category}-${n}`)) return `shop-${category}-${n}`;
}
