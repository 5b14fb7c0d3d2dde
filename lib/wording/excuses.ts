import { type FoldRoom, sentenceAt } from './fold';
import type { RuleUnless } from './rule';

/** How far an exception reaches. */
export type Scope = keyof RuleUnless;

/** Whether one rule found something, and which clauses and sentences, or the whole message, an exception covers. */
export class Excusable {
  hasFinds = false;
  /** what it found is looked at, unless it is excused */
  counts = false;
  /** the whole message, or a sentence of it, is as like it as the rule wants */
  isSure = true;
  private message = false;
  private clauses: Uint8Array | undefined;
  private sentences: Uint8Array | undefined;

  excuse(scope: Scope, room: FoldRoom, from: number, to: number): void {
    if (scope === 'message') this.message = true;
    if (this.message) return;
    const last = Math.max(from, to - 1);
    if (scope === 'clause') {
      this.clauses ??= new Uint8Array(room.clauses);
      this.clauses.fill(1, room.clauseOf[from], (room.clauseOf[last] ?? 0) + 1);
    } else {
      this.sentences ??= new Uint8Array(sentenceAt(room, room.size) + 1);
      this.sentences.fill(1, sentenceAt(room, from), sentenceAt(room, last) + 1);
    }
  }

  get isForgiven(): boolean {
    return this.message;
  }

  /** Whether an exception covers a part of the stretch. */
  isExcused(room: FoldRoom, from: number, to: number): boolean {
    const { clauses, sentences } = this;
    const last = Math.max(from, to - 1);
    if (clauses)
      for (let c = room.clauseOf[from] ?? 0; c <= (room.clauseOf[last] ?? 0); c++) if (clauses[c] === 1) return true;
    if (sentences)
      for (let s = sentenceAt(room, from); s <= sentenceAt(room, last); s++) if (sentences[s] === 1) return true;
    return false;
  }
}
