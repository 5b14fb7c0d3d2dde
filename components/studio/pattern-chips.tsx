import { type Chip, chipsOf } from '../../lib/policy/chips';
import { hrefOf } from '../../lib/policy/place';
import { listed, t } from '../words';

export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** A pattern as it is read: words and vocabularies as chips, gaps and edges between them in words. */
export function PatternChips({ pattern, vocabulary }: { pattern: string; vocabulary: Vocabulary }) {
  return (
    <span class="studio-chips">
      {chipsOf(pattern).map((chip, index) => (
        <Piece key={index} chip={chip} vocabulary={vocabulary} />
      ))}
    </span>
  );
}

function Piece({ chip, vocabulary }: { chip: Chip; vocabulary: Vocabulary }) {
  if (chip.kind === 'gap') return <span class="gap">{t('stuGap', chip.most)}</span>;
  if (chip.kind === 'later') return <span class="gap">{t('stuLater')}</span>;
  if (chip.kind === 'edge') return <span class="gap">{t(EDGE[chip.of])}</span>;
  if (chip.kind === 'not')
    return (
      <span class="not">
        {t(chip.where === 'after' ? 'stuNotAfter' : 'stuNotBefore')} <Piece chip={chip.what} vocabulary={vocabulary} />
      </span>
    );
  const optional = chip.optional ? <span class="gap">{t('stuMaybe')}</span> : null;
  if (chip.kind === 'words') {
    const words = vocabulary[chip.name];
    return (
      <span class={words ? 'chip' : 'chip unknown'}>
        <a href={hrefOf({ at: 'words', id: chip.name })} title={chip.name}>
          {words ? sample(words) : t('stuUnknownWords', chip.name)}
        </a>
        {optional}
      </span>
    );
  }
  const text =
    chip.kind === 'choice'
      ? chip.of.map((each) => branchText(each, vocabulary)).join(' / ')
      : chip.kind === 'shape'
        ? t(SHAPE[chip.shape])
        : chip.text;
  return (
    <span class={chip.kind === 'text' ? 'chip letters' : 'chip'}>
      {text}
      {optional}
    </span>
  );
}

/** 微信、薇信、扣扣 等 42 */
export function sample(words: readonly string[]): string {
  const plainWords = words.filter((word) => !/[<(|]/.test(word));
  const shown = listed((plainWords.length > 0 ? plainWords : words).slice(0, 3));
  return words.length > 3 ? t('stuAndMore', shown, words.length) : shown;
}

/** A branch of a choice: a word, an edge, a shape, or a pattern itself, in one line. */
function branchText(branch: string, vocabulary: Vocabulary): string {
  const [only, ...more] = chipsOf(branch);
  if (more.length === 0 && only?.kind === 'edge') return t(EDGE[only.of]);
  if (more.length === 0 && only?.kind === 'shape') return t(SHAPE[only.shape]);
  return /[<(]/.test(branch) ? plain(branch, vocabulary) : branch;
}

/** A branch that is itself a pattern, in one line. */
const plain = (branch: string, vocabulary: Vocabulary): string =>
  branch.replaceAll(/<([\p{L}\p{N}-]+)>/gu, (all, name: string) => {
    const words = vocabulary[name];
    return words ? sample(words) : all;
  });

const EDGE = {
  'clause-start': 'stuClauseStart',
  'clause-end': 'stuClauseEnd',
  start: 'stuStart',
  end: 'stuEnd',
} as const;

const SHAPE = {
  '#': 'stuNumber',
  yuan: 'stuYuan',
  time: 'stuTime',
  phone: 'stuPhone',
  latin: 'stuLatin',
  slot: 'stuSlot',
  any: 'stuAny',
} as const;
