import type { Severity } from '../../lib/model/category';
import type { ExampleKind, PackExample } from '../../lib/policy/edit';
import type { MissingWord } from '../../lib/policy/missing';
import type { PackRule } from '../../lib/policy/pack';
import { fieldOf } from '../../lib/policy/place';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { CaseFields } from './case-fields';
import { ExampleList, type JudgedExample } from './example-list';
import { ModeChoice } from './mode-choice';
import type { Vocabulary } from './pattern-chips';
import { PatternList } from './pattern-list';
import { firstOf } from './problem-list';
import { RewriteList } from './rewrite-list';
import { RollOut } from './roll-out';
import { SayFields } from './say-fields';
import { UnlessFields } from './unless-fields';

export interface RuleEditorProps {
  rule: PackRule;
  severity: Severity;
  /** where it stands: the shop's own, built in, or built in and changed here */
  origin: 'own' | 'built-in' | 'changed';
  vocabulary: Vocabulary;
  flags: readonly JudgedExample[];
  passes: readonly JudgedExample[];
  problems: readonly PackProblem[];
  today: string;
  onChange: (changes: Partial<PackRule>) => void;
  onAddExample: (kind: ExampleKind, example: PackExample) => void;
  onAddWord: (missing: MissingWord) => void;
  onAddException: (word: string) => void;
  onRemove: () => void;
}

const ORIGIN = { own: 'stOwnRule', 'built-in': 'stBuiltIn', changed: 'stChangedHere' } as const;

/** One rule as a form: what it finds and excuses, its sentences of both kinds, its words to the agent. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, severity, origin, vocabulary, problems, onChange, onRemove } = props;
  const problemOf = (field: string) => firstOf(problems, (p) => fieldOf(p.field) === field);
  const problemIn = (field: string, pattern: string) =>
    firstOf(problems, (p) => p.field === field && p.pattern === pattern);
  // A rule by likeness alone has no patterns to show; where patterns find, likeness only has the last word.
  const hasPatterns = rule.find !== undefined;
  return (
    <article class="studio-rule" aria-label={rule.say ?? rule.id}>
      <header>
        <div>
          <h2>{rule.say ?? rule.id}</h2>
          <p class="secondary">
            {word('cat', rule.category ?? '')} · {rule.id} · {t(ORIGIN[origin])}
          </p>
        </div>
        <ModeChoice acts={{ mode: rule.mode ?? 'enforce', severity }} onChange={onChange} />
      </header>
      {rule.like && (
        <p class="studio-field secondary">
          {t(hasPatterns ? 'stuLikeToo' : 'stuLike', Math.round(rule.like.sure * 100))}
        </p>
      )}
      {(hasPatterns || !rule.like) && (
        <PatternList
          label={t('stFind')}
          field="find"
          patterns={rule.find ?? []}
          vocabulary={vocabulary}
          problemAt={(pattern) => problemIn('find', pattern) ?? emptyLine(pattern)}
          onChange={(find) => onChange({ find })}
        />
      )}
      <UnlessFields
        unless={rule.unless}
        vocabulary={vocabulary}
        problemIn={(field, pattern) => problemIn(field, pattern) ?? emptyLine(pattern)}
        onChange={(unless) => onChange({ unless })}
      />
      <CaseFields rule={rule} vocabulary={vocabulary} problemIn={problemIn} onChange={onChange} />
      {(['flags', 'passes'] as const).map((kind) => (
        <ExampleList
          key={kind}
          kind={kind}
          examples={props[kind]}
          problem={problemOf(kind)}
          onAdd={(text) => props.onAddExample(kind, text)}
          onPut={(index, example) =>
            onChange({ [kind]: (rule[kind] ?? []).map((each, i) => (i === index ? example : each)) })
          }
          onRemove={(index) => onChange({ [kind]: (rule[kind] ?? []).filter((_, i) => i !== index) })}
          onAddWord={props.onAddWord}
          onAddException={props.onAddException}
        />
      ))}
      <SayFields rule={rule} problemOf={problemOf} onChange={onChange} />
      <RewriteList
        rewrites={rule.rewrites ?? []}
        problemOf={problemOf}
        onChange={(rewrites) => onChange({ rewrites })}
      />
      <label class="studio-check">
        <input
          type="checkbox"
          data-field="overridable"
          checked={rule.overridable ?? true}
          onChange={(event) => onChange({ overridable: event.currentTarget.checked })}
        />
        {t('stOverridable')}
      </label>
      <label class="studio-check">
        <input
          type="checkbox"
          data-field="quoted"
          checked={rule.quoted ?? false}
          onChange={(event) => onChange({ quoted: event.currentTarget.checked || undefined })}
        />
        {t('stuQuoted')}
      </label>
      <RollOut rule={rule} today={props.today} onChange={onChange} />
      {origin !== 'built-in' && (
        <button type="button" class="quiet danger" onClick={onRemove}>
          {t(origin === 'own' ? 'stDelete' : 'stRestore')}
        </button>
      )}
    </article>
  );
}

const emptyLine = (pattern: string) => (pattern.trim() === '' ? t('stuEmptyLine') : undefined);
