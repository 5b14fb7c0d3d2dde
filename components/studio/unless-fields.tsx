import { scopesOf } from '../../lib/policy/merge';
import type { PackRule } from '../../lib/policy/pack';
import { t } from '../words';
import type { Vocabulary } from './pattern-chips';
import { PatternList } from './pattern-list';

const SCOPES = [
  { scope: 'clause', label: 'stUnless' },
  { scope: 'sentence', label: 'stuUnlessSentence' },
  { scope: 'message', label: 'stuUnlessMessage' },
] as const;

export interface UnlessFieldsProps {
  unless: PackRule['unless'];
  vocabulary: Vocabulary;
  problemIn: (field: string, pattern: string) => string | undefined;
  onChange: (unless: PackRule['unless']) => void;
}

/** What excuses a hit: in its clause, its sentence, or anywhere in the message. */
export function UnlessFields({ unless, vocabulary, problemIn, onChange }: UnlessFieldsProps) {
  const scopes = scopesOf(unless);
  const put = (scope: keyof typeof scopes, patterns: string[]) => {
    const entries = Object.entries({ ...scopes, [scope]: patterns }).filter(([, list]) => list && list.length > 0);
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined);
  };
  const list = ({ scope, label }: (typeof SCOPES)[number]) => (
    <PatternList
      key={scope}
      label={t(label)}
      field={`unless.${scope}`}
      patterns={scopes[scope] ?? []}
      vocabulary={vocabulary}
      problemAt={(pattern) => problemIn(scope, pattern)}
      onChange={(patterns) => put(scope, patterns)}
    />
  );
  const [clause, ...wider] = SCOPES;
  return (
    <>
      {list(clause)}
      <details class="studio-field" open={wider.some(({ scope }) => (scopes[scope]?.length ?? 0) > 0)}>
        <summary class="studio-label">{t('stuUnlessWider')}</summary>
        {wider.map(list)}
      </details>
    </>
  );
}
