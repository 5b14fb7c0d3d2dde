import { FAULTS } from '../../lib/model/case';
import type { Severity } from '../../lib/model/category';
import type { ExampleKind } from '../../lib/policy/edit';
import type { PackRule } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { ExampleList, type JudgedExample } from './example-list';
import { Lines } from './lines';
import { ModeChoice } from './mode-choice';
import { RollOut } from './roll-out';

export interface RuleEditorProps {
  rule: PackRule;
  severity: Severity;
  /** where it stands: the shop's own, built in, or built in and changed here */
  origin: 'own' | 'built-in' | 'changed';
  flags: readonly JudgedExample[];
  passes: readonly JudgedExample[];
  problems: readonly PackProblem[];
  today: string;
  onChange: (changes: Partial<PackRule>) => void;
  onAddExample: (kind: ExampleKind, text: string) => void;
  onRemove: () => void;
}

const ORIGIN = { own: 'stOwnRule', 'built-in': 'stBuiltIn', changed: 'stChangedHere' } as const;

/** One rule as a form: what it finds and excuses, its sentences of both kinds, its words to the agent. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, severity, origin, problems, onChange, onRemove } = props;
  const problemOf = (field: string) => problems.find((p) => p.field === field)?.message;
  const inPattern = (field: string, pattern: string | undefined) =>
    pattern === undefined
      ? undefined
      : problems.find((p) => p.field === field && p.message.includes(`“${pattern}”`))?.message;
  const clause = Array.isArray(rule.unless) ? rule.unless : (rule.unless?.clause ?? []);
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
      <Lines
        label={t('stFind')}
        help={t('stWidth')}
        lines={rule.find ?? []}
        problemAt={(i) => inPattern('find', rule.find?.[i])}
        onChange={(find) => onChange({ find: [...find] })}
      />
      <Lines
        label={t('stUnless')}
        lines={clause}
        problemAt={(i) => inPattern('clause', clause[i])}
        onChange={(lines) =>
          onChange({
            unless: Array.isArray(rule.unless) || !rule.unless ? [...lines] : { ...rule.unless, clause: [...lines] },
          })
        }
      />
      <fieldset class="studio-field studio-faults">
        <legend>{t('stFaults')}</legend>
        {FAULTS.map((fault) => (
          <label key={fault}>
            <input
              type="checkbox"
              checked={rule.when?.fault?.includes(fault) ?? false}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                const chosen = FAULTS.filter((f) => (f === fault ? on : rule.when?.fault?.includes(f)));
                const { fault: _, ...others } = rule.when ?? {};
                onChange({ when: chosen.length > 0 ? { ...others, fault: chosen } : others });
              }}
            />
            {word('fault', fault)}
          </label>
        ))}
      </fieldset>
      {(['flags', 'passes'] as const).map((kind) => (
        <div key={kind}>
          <ExampleList
            kind={kind}
            examples={props[kind]}
            onAdd={(text) => props.onAddExample(kind, text)}
            onRemove={(index) => onChange({ [kind]: (rule[kind] ?? []).filter((_, i) => i !== index) })}
          />
          {problemOf(kind) && <p class="studio-problem">{problemOf(kind)}</p>}
        </div>
      ))}
      {(['say', 'why', 'source'] as const).map((field) => (
        <label key={field} class="studio-field">
          <span>{t(({ say: 'stSay', why: 'stWhy', source: 'stSource' } as const)[field])}</span>
          <textarea
            rows={field === 'why' ? 3 : 1}
            value={rule[field] ?? ''}
            onInput={(event) => onChange({ [field]: event.currentTarget.value })}
          />
          {problemOf(field) && <p class="studio-problem">{problemOf(field)}</p>}
        </label>
      ))}
      <Lines
        label={t('stRewrites')}
        lines={(rule.rewrites ?? []).map((r) => (typeof r === 'string' ? r : r.text))}
        problemAt={(i) => problemOf(`rewrites.${i}`)}
        onChange={(lines) => onChange({ rewrites: lines.map((text, i) => withText(rule.rewrites?.[i], text)) })}
      />
      <label class="studio-check">
        <input
          type="checkbox"
          checked={rule.overridable ?? true}
          onChange={(event) => onChange({ overridable: event.currentTarget.checked })}
        />
        {t('stOverridable')}
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

type PackRewrite = NonNullable<PackRule['rewrites']>[number];
const withText = (rewrite: PackRewrite | undefined, text: string): PackRewrite =>
  rewrite === undefined || typeof rewrite === 'string' ? text : { ...rewrite, text };
