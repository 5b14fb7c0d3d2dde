import { type Chip, chipsOf } from '../../lib/policy/chips';
import { hrefOf } from '../../lib/policy/place';
import { listed, t, wordsName } from '../words';

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
          {words ? named(chip.name, words) : t('stuUnknownWords', chip.name)}
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

/** 聊天软件：微信、薇信 等 42 个 */
function named(name: string, words: readonly string[]) {
  const called = wordsName(name);
  if (called === name) return sample(words);
  return (
    <>
      <strong>{called}</strong> {sample(words, BESIDE_NAME)}
    </>
  );
}

const ALONE = 3;
const BESIDE_NAME = 2;

/** 微信、薇信、扣扣 等 42 个 */
export function sample(words: readonly string[], most = ALONE): string {
  const plainWords = words.filter((word) => !/[<(|?]/.test(word));
  const shown = (plainWords.length > 0 ? plainWords : words.map(shortest)).slice(0, most);
  return words.length > shown.length ? t('stuAndMore', listed(shown), words.length) : listed(shown);
}

/** The shortest of what an entry that is itself a pattern stands for: of each choice the first, nothing that may be left out. */
const shortest = (entry: string): string =>
  entry
    .replaceAll(/\([^()]*\)\?/g, '')
    .replaceAll(/\(([^()|]*)[^()]*\)/g, '$1')
    .replaceAll(/.\?/gu, '');

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
    return words ? (wordsName(name) === name ? sample(words) : wordsName(name)) : all;
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
