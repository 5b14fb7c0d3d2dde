import { type FoldRoom, SENTENCE_END } from './fold';

/** Sentences of a text no longer than this are not kept apart: going through all at once is as fast. */
export const SHORT = 400;

/** The stretch of folded text that is gone through: all of it, or one sentence. */
export interface Stretch {
  from: number;
  until: number;
}

/** A sentence of a long text: where it stands, and its text, by which it is known again. */
export interface Sentence extends Stretch {
  key: string;
}

const END = SENTENCE_END.charCodeAt(0);

/** The sentences of a folded text; each but the first begins with the mark that ended the one before. */
export function sentencesOf({ at, units, size }: FoldRoom, typed: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let i = 1; i <= size; i++) {
    if (i < size && units[i] !== END) continue;
    sentences.push({ from, until: i, key: typed.slice(at[from], at[i]) });
    from = i;
  }
  return sentences;
}

/**
 * What was made of a sentence, by its text. A sentence not met in two long texts in a row is forgotten: the memo never
 * holds more than two texts' sentences.
 */
export class SentenceMemo<T> {
  private now = new Map<string, T>();
  private before = new Map<string, T>();

  get(key: string): T | undefined {
    const known = this.now.get(key);
    if (known !== undefined) return known;
    const old = this.before.get(key);
    if (old !== undefined) this.now.set(key, old);
    return old;
  }

  put(key: string, value: T): void {
    this.now.set(key, value);
  }

  /** A text is done with: the sentences of the one before that it did not have are forgotten. */
  age(): void {
    this.before = this.now;
    this.now = new Map();
  }

  clear(): void {
    this.now.clear();
    this.before.clear();
  }
}
