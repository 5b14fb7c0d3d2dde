import { type Saying, saying } from '../model/saying';
import { foldWord } from './fold';
import { PatternProblem, readWords } from './pattern';

export interface VocabularyProblem {
  vocabulary?: string;
  id?: number;
  pattern: string;
  at: number;
  message: Saying;
}

/** An entry without any of these is one word as it stands. */
const SIGNS_OF_A_PATTERN = /[()|?<>!~^$… ]/;

/** Vocabularies by name that can use one another, as the plain folded words they come to. */
export class Vocabulary {
  readonly problems: VocabularyProblem[] = [];
  private readonly resolved = new Map<string, readonly string[]>();

  constructor(private readonly lists: Readonly<Record<string, readonly string[]>>) {}

  /** The words of one. Throws `PatternProblem` where there is none of that name; an entry that cannot be read is left out. */
  wordsOf(name: string, trail: readonly string[] = []): readonly string[] {
    const known = this.resolved.get(name);
    if (known) return known;
    const { lists } = this;
    const entries = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (!entries) throw new PatternProblem(`<${name}>`, 0, saying('say_patNoVocabulary', name));
    if (trail.includes(name)) throw new PatternProblem(`<${name}>`, 0, saying('say_patCircle', name));
    const found = new Set<string>();
    for (const entry of entries) {
      if (!SIGNS_OF_A_PATTERN.test(entry)) {
        const word = foldWord(entry);
        if (word !== '') found.add(word);
        continue;
      }
      try {
        for (const word of readWords(entry, (inner) => this.wordsOf(inner, [...trail, name])))
          if (word !== '') found.add(word);
      } catch (error) {
        if (!(error instanceof PatternProblem)) throw error;
        this.problems.push({ vocabulary: name, pattern: entry, at: error.at, message: error.says });
      }
    }
    const list = [...found];
    this.resolved.set(name, list);
    return list;
  }
}
