import { useEffect, useState } from 'preact/hooks';
import { CATEGORIES, type Category } from '../../lib/model/category';
import type { WordProposal } from '../../lib/policy/missing';
import type { PackRule } from '../../lib/policy/pack';
import type { Proposal } from '../../lib/policy/propose';
import { t, word } from '../words';
import { marked } from './example-list';
import { ChoiceField, TextField } from './fields';
import { PatternChips, type Vocabulary } from './pattern-chips';

/** What a proposed pattern finds in a sentence. */
export type Spans = readonly { start: number; end: number }[];

export interface Proposed {
  patterns: readonly Proposal[];
  words: readonly WordProposal[];
}

export interface NewRuleProps {
  taken: ReadonlySet<string>;
  vocabulary: Vocabulary;
  propose: (flags: readonly string[], passes: readonly string[], category: Category) => Proposed;
  find: (pattern: string, sentence: string) => Spans;
  /** `choice`: words of the pattern that become a vocabulary of their own */
  onCreate: (id: string, rule: Partial<PackRule>, choice?: readonly string[]) => void;
  onAddWord: (proposal: WordProposal, flags: readonly string[], passes: readonly string[]) => void;
  onCancel: () => void;
}

const PAUSE_MS = 200;
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A rule begins with what the supervisor has: sentences that must be held and sentences that must pass. */
export function NewRule(props: NewRuleProps) {
  const { taken, propose, onCreate, onAddWord, onCancel } = props;
  const [category, setCategory] = useState<Category>('freight-before-fault');
  const [flagText, setFlagText] = useState('');
  const [passText, setPassText] = useState('');
  const [say, setSay] = useState('');
  const [proposed, setProposed] = useState<Proposed>();
  const flags = linesOf(flagText);
  const passes = linesOf(passText);
  const isReady = flags.length > 0 && passes.length > 0;
  useEffect(() => {
    if (!isReady) return setProposed(undefined);
    const later = setTimeout(() => setProposed(propose(flags, passes, category)), PAUSE_MS);
    return () => clearTimeout(later);
  }, [flagText, passText, category]);
  const create = (pattern: string, choice?: readonly string[]) => {
    const rule: Partial<PackRule> = {
      category,
      // Nobody knows yet what it finds among real messages: it is heard, and holds nothing.
      mode: 'shadow',
      find: [pattern],
      say: say.trim() || word('cat', category),
      why: t('stOwnRule'),
      source: t('stOwnRule'),
      flags,
      passes,
    };
    onCreate(freeId(category, taken), rule, choice);
  };
  return (
    <form class="studio-rule" data-local aria-label={t('stNewRule')} onSubmit={(event) => event.preventDefault()}>
      <header>
        <div>
          <h2>{t('stNewRule')}</h2>
          <p class="secondary">{t('stNewHelp')}</p>
        </div>
        <button type="button" onClick={onCancel}>
          {t('stCancel')}
        </button>
      </header>
      <TextField label={t('stFlags')} rows={3} value={flagText} onChange={setFlagText} />
      <TextField label={t('stPasses')} rows={3} value={passText} onChange={setPassText} />
      <div class="studio-pair">
        <ChoiceField
          label={t('stCategory')}
          value={category}
          options={CATEGORIES}
          nameOf={(each) => word('cat', each)}
          onChange={(each) => each && setCategory(each)}
        />
        <TextField label={t('stSay')} value={say} onChange={setSay} />
      </div>
      {!isReady && (flags.length > 0 || passes.length > 0) && (
        <p class="studio-problem">{t(flags.length === 0 ? 'stuNeedFlag' : 'stuNeedPass')}</p>
      )}
      {proposed && (
        <section class="studio-field" aria-live="polite">
          {proposed.words.length > 0 && (
            <>
              <h3 class="studio-label">{t('stuOneWord')}</h3>
              <ul class="studio-proposals">
                {proposed.words.map((each) => (
                  <li key={`${each.rule.id} ${each.vocabulary}`}>
                    <header>
                      <span>
                        {each.rule.say} <span class="secondary">{each.rule.id}</span>
                      </span>
                      <button type="button" onClick={() => onAddWord(each, flags, passes)}>
                        {t('stuAddWord', each.word, each.vocabulary)}
                      </button>
                    </header>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3 class="studio-label">{t('stProposals')}</h3>
          {proposed.patterns.length === 0 && <p class="studio-problem">{t('stNoProposal')}</p>}
          <ul class="studio-proposals">
            {proposed.patterns.map(({ pattern, choice }) => (
              <PatternProposal
                key={pattern}
                pattern={pattern}
                flags={flags}
                passes={passes}
                {...props}
                choice={choice}
                onUse={() => create(pattern)}
                onUseAsWords={() => create(pattern, choice)}
              />
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}

interface PatternProposalProps extends Pick<NewRuleProps, 'vocabulary' | 'find'> {
  pattern: string;
  flags: readonly string[];
  passes: readonly string[];
  choice: readonly string[] | undefined;
  onUse: () => void;
  onUseAsWords: () => void;
}

/** A pattern, the words in each sentence that decided, and the way to take it. */
function PatternProposal(props: PatternProposalProps) {
  const { pattern, flags, passes, choice, vocabulary, find, onUse, onUseAsWords } = props;
  return (
    <li>
      <header>
        <PatternChips pattern={pattern} vocabulary={vocabulary} />
        <button type="button" onClick={onUse}>
          {t('stUseProposal')}
        </button>
        {choice && (
          <button type="button" onClick={onUseAsWords}>
            {t('stuUseAsWords', choice)}
          </button>
        )}
      </header>
      <code class="secondary">{pattern}</code>
      <ul class="secondary">
        {flags.map((flag, index) => (
          <li key={index} class="page-text">
            ✓ {marked(flag, find(pattern, flag))}
          </li>
        ))}
        {passes.map((pass, index) => (
          <li key={`pass ${index}`} class="page-text">
            ○ {pass}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** `shop-freight-before-fault-2`: an id nobody has yet. */
function freeId(category: Category, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`shop-${category}-${n}`)) return `shop-${category}-${n}`;
}
