import { Between } from './between';
import { type FoldRoom, foldInto, foldRoom, sentenceAt } from './fold';
import { Follower } from './follow';
import { FoundWords } from './found-words';
import { Hits, NEEDS } from './hits';
import { Places } from './places';
import { type Sentence, SentenceMemo, SHORT, type Stretch, sentencesOf } from './sentences';
import type { Lists, Tables } from './tables';

/*
 * One text gone through under compiled patterns: folded, its words found in one pass, then only those plans followed all
 * of whose stops were found, and of exceptions only those of a rule that found something. All working arrays are kept from
 * text to text: a draft in which nothing is found leaves nothing behind to collect.
 *
 * A long draft is gone through sentence by sentence, and what a sentence holds is remembered: while it is being typed,
 * only the sentence that changed is judged again.
 */

const NOTHING = new Int32Array(0);

/** What is remembered of a sentence: its hits, and whether it is filler and no more. */
interface Judged {
  hits: Int32Array;
  isBare: boolean;
  /** groups hit here, and others whose exceptions were looked for here too */
  groups: Int32Array;
  asked: Map<number, Int32Array>;
}

export class Scanner {
  readonly room: FoldRoom = foldRoom();
  readonly hits = new Hits();
  /** the sentences of the last text where it was gone through one by one */
  sentences: readonly Sentence[] | undefined;
  private judged: readonly Judged[] = [];
  /** the first and the last of them that are more than filler, or -1 */
  private firstOpen = -1;
  private lastOpen = -1;
  typed = '';
  private readonly words: FoundWords;
  private readonly places: Places;
  private readonly between: Between;
  private readonly follower: Follower;
  private readonly memo = new SentenceMemo<Judged>();
  private memoSkips: Uint8Array | undefined;
  private round = 0;
  private readonly triggeredIn: Int32Array;
  private readonly picked: Int32Array;
  private pickedCount = 0;
  private readonly groupIn: Int32Array;
  private readonly groups: Int32Array;
  private groupCount = 0;
  private readonly whole: Stretch = { from: 0, until: 0 };
  private readonly exceptions = new Hits();
  private readonly aside = new Hits();

  constructor(private readonly tables: Tables) {
    this.words = new FoundWords(tables, this.room);
    this.places = new Places(tables, this.words);
    this.between = new Between(tables, this.room, this.words, this.places);
    this.follower = new Follower(tables, this.room, this.places, this.between);
    this.triggeredIn = new Int32Array(tables.sets);
    this.picked = new Int32Array(tables.plans.pattern.length);
    this.groupIn = new Int32Array(tables.groups);
    this.groups = new Int32Array(tables.groups);
  }

  /** Finds the patterns in `typed`, into `hits`; groups marked in `skips` are not looked for. */
  scan(typed: string, skips?: Uint8Array): void {
    this.typed = typed;
    this.sentences = undefined;
    if (this.hits.size > 0) this.hits.clear();
    const { room, words, tables } = this;
    foldInto(room, typed);
    words.open(typed);
    if (room.size > SHORT && tables.isLocal && sentenceAt(room, room.size) > 0 && !words.hasSlots()) {
      this.scanSentences(skips);
      return;
    }
    this.whole.until = room.size;
    this.judge(this.whole, skips);
  }

  /**
   * The exceptions of a group, none of whose other patterns were found: for who found something of it otherwise. They hold until the
   * next are asked for.
   */
  exceptionsOf(group: number): Hits {
    const { exceptions, sentences, judged } = this;
    const { waitingOf } = this.tables;
    if (exceptions.size > 0) exceptions.clear();
    if (group >= this.tables.groups || waitingOf.from[group] === waitingOf.from[group + 1]) return exceptions;
    if (sentences)
      sentences.forEach((sentence, at) => {
        const asked = judged[at] as Judged;
        if (!asked.asked.has(group)) this.ask(asked, sentence, [group], waitingOf);
        exceptions.paste(asked.asked.get(group) ?? NOTHING, sentence.from, this.givenAt(at));
      });
    else {
      this.pickFrom(waitingOf, group);
      this.followPicked(exceptions);
    }
    return exceptions;
  }

  /** Places looked at so far while plans were followed. */
  get looked(): number {
    return this.follower.looked;
  }

  /** Forgets the sentences met before. */
  forget(): void {
    this.memo.clear();
  }

  /** The place a hit has in the text as typed. */
  start(hit: number): number {
    const from = this.hits.from(hit);
    return this.vanishedAt(hit)?.from ?? (this.room.at[from] as number);
  }

  end(hit: number): number {
    const to = this.hits.to(hit);
    if (this.hits.from(hit) === to) return this.vanishedAt(hit)?.until ?? (this.room.at[to] as number);
    // Just behind its last character as typed, not behind what was skipped after it.
    return Math.min(this.typed.length, (this.room.at[to - 1] as number) + 1);
  }

  private vanishedAt(hit: number) {
    const { vanished } = this.words;
    const from = this.hits.from(hit);
    return vanished.size > 0 && from === this.hits.to(hit) ? vanished.get(from) : undefined;
  }

  // ---- a stretch ----

  private judge(stretch: Stretch, skips: Uint8Array | undefined): void {
    this.open(stretch);
    this.pickTriggered(skips);
    this.followPicked();
    if (this.groupCount === 0) return;
    this.pickWaiting();
    this.followPicked();
  }

  private open(stretch: Stretch): void {
    this.round++;
    this.groupCount = 0;
    this.words.read(stretch);
    this.places.clear();
    this.between.open(stretch);
  }

  /** Plans whose rarest stop was found and whose other stops were too. */
  private pickTriggered(skips: Uint8Array | undefined): void {
    const { words, round, triggeredIn, tables } = this;
    const { triggersOf, plansOf } = tables;
    // Looking for a shape may add to the kinds while they are gone through.
    for (let d = 0; d < words.distinctCount; d++) {
      const kind = words.kind(d);
      const until = triggersOf.from[kind + 1] as number;
      for (let i = triggersOf.from[kind] as number; i < until; i++) {
        const set = triggersOf.items[i] as number;
        // Once for each set, however many of its words were found.
        if (triggeredIn[set] === round) continue;
        triggeredIn[set] = round;
        const last = plansOf.from[set + 1] as number;
        for (let p = plansOf.from[set] as number; p < last; p += 2) {
          const next = plansOf.items[p + 1] as number;
          if (next < 0 || words.has(next)) this.pick(plansOf.items[p] as number, 2, skips);
        }
      }
    }
  }

  /** Exceptions of the groups something was found of. */
  private pickWaiting(): void {
    const { waitingOf } = this.tables;
    for (let g = 0; g < this.groupCount; g++) this.pickFrom(waitingOf, this.groups[g] as number);
  }

  private pickFrom({ from, items }: Lists, group: number): void {
    for (let i = from[group] as number; i < (from[group + 1] as number); i++)
      this.pick(items[i] as number, 0, undefined);
  }

  /** Takes a plan if all its stops were found; the first `known` of them need not be asked. */
  private pick(plan: number, known: number, skips: Uint8Array | undefined): void {
    const { words } = this;
    const { asks, group } = this.tables.plans;
    const until = asks.from[plan + 1] as number;
    for (let i = (asks.from[plan] as number) + known; i < until; i++) if (!words.has(asks.items[i] as number)) return;
    if (skips !== undefined && (group[plan] as number) >= 0 && skips[group[plan] as number] === 1) return;
    this.picked[this.pickedCount++] = plan;
  }

  private followPicked(hits = this.hits): void {
    const { picked, pickedCount, follower, tables } = this;
    const { group } = tables.plans;
    for (let p = 0; p < pickedCount; p++) {
      const plan = picked[p] as number;
      if (!follower.follow(plan, hits)) continue;
      const of = group[plan] as number;
      if (of < 0 || this.groupIn[of] === this.round) continue;
      this.groupIn[of] = this.round;
      this.groups[this.groupCount++] = of;
    }
    this.pickedCount = 0;
  }

  // ---- sentence by sentence ----

  private scanSentences(skips: Uint8Array | undefined): void {
    const { room, memo, hits } = this;
    if (this.memoSkips !== skips) memo.clear();
    this.memoSkips = skips;
    const sentences = sentencesOf(room, this.typed);
    this.sentences = sentences;
    const all = sentences.map((sentence) => memo.get(sentence.key) ?? this.remember(sentence, skips));
    this.judged = all;
    this.firstOpen = all.findIndex(isOpen);
    this.lastOpen = all.findLastIndex(isOpen);
    const roaming = this.lookElsewhere(sentences, all);
    hits.clear();
    all.forEach((judged, at) => {
      const { from } = sentences[at] as Sentence;
      const given = this.givenAt(at);
      hits.paste(judged.hits, from, given);
      for (const group of roaming) hits.paste(judged.asked.get(group) ?? NOTHING, from, given);
    });
    memo.age();
  }

  /** Exceptions that excuse a finding wherever they stand, in the sentences where nothing of their group was found. */
  private lookElsewhere(sentences: readonly Sentence[], all: readonly Judged[]): readonly number[] {
    const { roamsOf } = this.tables;
    const found = new Set<number>();
    for (const { groups } of all)
      for (const group of groups) if (roamsOf.from[group] !== roamsOf.from[group + 1]) found.add(group);
    const roaming = [...found];
    all.forEach((judged, at) => {
      const missing = roaming.filter((group) => !judged.groups.includes(group) && !judged.asked.has(group));
      if (missing.length > 0) this.ask(judged, sentences[at] as Sentence, missing, roamsOf);
    });
    return roaming;
  }

  /** Looks in a sentence for these exceptions of groups. */
  private ask(judged: Judged, sentence: Sentence, groups: readonly number[], lists: Lists): void {
    const { aside } = this;
    this.open(sentence);
    for (const group of groups) {
      this.pickFrom(lists, group);
      this.followPicked(aside);
      judged.asked.set(group, aside.copy(0, sentence.from));
      aside.clear();
    }
  }

  /** What a sentence of the last text gives a pattern at its edge: that it stands at the message's, with only filler beyond. */
  private givenAt(at: number): number {
    return (this.firstOpen < 0 || at <= this.firstOpen ? NEEDS.start : 0) | (at >= this.lastOpen ? NEEDS.end : 0);
  }

  private remember(sentence: Sentence, skips: Uint8Array | undefined): Judged {
    const { hits, memo, groups } = this;
    hits.clear();
    this.judge(sentence, skips);
    const judged: Judged = {
      hits: hits.copy(0, sentence.from),
      isBare: this.between.isBare(),
      groups: groups.slice(0, this.groupCount),
      asked: new Map(),
    };
    memo.put(sentence.key, judged);
    return judged;
  }
}

const isOpen = ({ isBare }: Judged): boolean => !isBare;
