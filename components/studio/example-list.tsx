import { useState } from 'preact/hooks';
import type { ExampleKind, PackExample } from '../../lib/policy/edit';
import type { MissingWord } from '../../lib/policy/missing';
import { t, word, wordsName } from '../words';
import { ExampleFacts } from './example-facts';
import { Problem } from './fields';

/** An example sentence and what the policy makes of it. */
export interface JudgedExample {
  example: PackExample;
  found: boolean;
  /** the rule that finds it where this one does not: what it says */
  other?: string | undefined;
  /** the characters that decided */
  spans: readonly { start: number; end: number }[];
  /** the word that would make the difference, where one word does */
  missing?: MissingWord | undefined;
  /** words that would let it by, where it is found and should not be */
  exceptions?: readonly string[] | undefined;
}

export interface ExampleListProps {
  kind: ExampleKind;
  examples: readonly JudgedExample[];
  problem?: string | undefined;
  onAdd: (text: string) => void;
  onPut: (index: number, example: PackExample) => void;
  onRemove: (index: number) => void;
  onAddWord: (missing: MissingWord) => void;
  onAddException: (word: string) => void;
}

export const draftOfExample = (example: PackExample): string => (typeof example === 'string' ? example : example.draft);

/** Sentences that must be found, or must pass; each with its verdict and the words that decided marked. */
export function ExampleList(props: ExampleListProps) {
  const { kind, examples, problem, onAdd } = props;
  const [text, setText] = useState('');
  const label = t(kind === 'flags' ? 'stFlags' : 'stPasses');
  return (
    <section class="studio-field" aria-label={label}>
      <h3 class="studio-label">{label}</h3>
      <ul class="studio-examples">
        {examples.map((judged, index) => (
          <ExampleRow key={index} judged={judged} index={index} {...props} />
        ))}
        <li>
          <form
            class="studio-line"
            data-local
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== '') onAdd(text.trim());
              setText('');
            }}
          >
            <input
              data-field={kind}
              aria-label={t('say_because', t('stAddLine'), label)}
              placeholder={t('stAddLine')}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </form>
        </li>
      </ul>
      <Problem>{problem}</Problem>
    </section>
  );
}

interface ExampleRowProps extends Omit<ExampleListProps, 'examples' | 'problem' | 'onAdd'> {
  judged: JudgedExample;
  index: number;
}

function ExampleRow({ judged, index, kind, onPut, onRemove, onAddWord, onAddException }: ExampleRowProps) {
  const [open, setOpen] = useState(false);
  const { example, found, other, spans, missing, exceptions = [] } = judged;
  const isRight = found === (kind === 'flags') || (kind === 'flags' && other !== undefined);
  const text = draftOfExample(example);
  const facts = typeof example === 'string' ? {} : (example.facts ?? {});
  return (
    <li class={isRight ? 'right' : 'wrong'}>
      <span
        class="studio-mark"
        role="img"
        aria-label={other === undefined ? verdict(kind, found) : t('stuFoundByOther', other)}
      >
        {isRight ? '✓' : '✗'}
      </span>
      <span class="page-text">
        {marked(text, spans)}
        {other !== undefined && <span class="secondary"> {t('stuFoundByOther', other)}</span>}
      </span>
      <button
        type="button"
        class="quiet"
        data-field={`${kind}.${index}`}
        aria-expanded={open}
        aria-label={t('stuFactsOf', text)}
        onClick={() => setOpen(!open)}
      >
        {factsInWords(facts) || t('stuFactsAny')}
      </button>
      <button type="button" class="quiet" aria-label={t('stRemoveLine', text)} onClick={() => onRemove(index)}>
        ✕
      </button>
      {(missing || exceptions.length > 0) && (
        <span class="studio-offers">
          {missing && (
            <button type="button" class="quiet" onClick={() => onAddWord(missing)}>
              {t('stuAddWord', missing.word, wordsName(missing.vocabulary))}
            </button>
          )}
          {exceptions.map((each) => (
            <button key={each} type="button" class="quiet" onClick={() => onAddException(each)}>
              {t('stuAddException', each)}
            </button>
          ))}
        </span>
      )}
      {open && (
        <ExampleFacts
          text={text}
          facts={facts}
          onChange={(draft, to) => onPut(index, Object.keys(to).length === 0 ? draft : { draft, facts: to })}
        />
      )}
    </li>
  );
}

type Facts = NonNullable<Exclude<PackExample, string>['facts']>;

function factsInWords({ fault, stage, platform, limitYuan, buyer, agent }: Facts): string {
  return [
    fault && t('stuFaultIs', word('fault', fault)),
    stage && word('stage', stage),
    platform && word('platform', platform),
    limitYuan !== undefined && t('stuLimitIs', limitYuan),
    (buyer?.length || agent?.length) && t('stuWithChat'),
  ]
    .filter(Boolean)
    .join(' · ');
}

const verdict = (kind: ExampleKind, found: boolean) =>
  kind === 'flags' ? t(found ? 'stFound' : 'stNotFound') : t(found ? 'stWronglyFound' : 'stLetBy');

/** The text with the characters that decided marked. */
export function marked(text: string, spans: JudgedExample['spans']) {
  const pieces = [];
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...pieces, text.slice(from)];
}
