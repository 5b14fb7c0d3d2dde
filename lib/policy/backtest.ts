import type { CaseFacts } from '../model/case';
import type { Finding } from '../model/finding';
import type { Sub } from '../model/saying';
import { type CompiledPolicy, check, compile, NOTHING_THERE } from '../wording/check';
import type { Rule } from '../wording/rule';

/** A message that was really sent, in the case it was sent in. */
export interface SentMessage {
  text: string;
  facts: CaseFacts;
  /** where it came from, shown beside it: a file's line, a day */
  where: Sub;
  /** tells conversations apart */
  talk?: string;
}

/** A message on which the two policies differ. */
export interface Difference {
  kind: 'added' | 'gone';
  message: SentMessage;
  finding: Finding;
}

/** What a policy would have done with messages, against what another did. */
export interface Backtest {
  messages: number;
  /** messages held by the new and by the old policy */
  held: number;
  heldBefore: number;
  warned: number;
  warnedBefore: number;
  /** conversations, and those in which the new policy would hold something; nought where the log tells none apart */
  talks: number;
  talksHeld: number;
  differences: readonly Difference[];
  /** differences in all; the list stops at `MOST_SHOWN` */
  different: number;
}

const MOST_SHOWN = 500;
/** Texts remembered; in a log of texts that are all different remembering helps nobody. */
const MOST_IDLE = 20_000;

/** Collects a backtest message by message, so that a long log can be run in pieces, with progress, and be stopped. */
export class BacktestRun {
  private result = { messages: 0, held: 0, heldBefore: 0, warned: 0, warnedBefore: 0, different: 0 };
  private readonly differences: Difference[] = [];
  /** by conversation, whether the new policy would hold something in it */
  private readonly talks = new Map<string, boolean>();
  private readonly probe: CompiledPolicy | undefined;
  /** texts in which neither policy finds anything, whatever was said before: greetings and thanks are half of a log */
  private readonly idle = new Set<string>();

  constructor(
    private readonly after: CompiledPolicy,
    private readonly before: CompiledPolicy,
    /** shadow rules too: what they would hold is what is asked */
    private readonly shadow = true,
  ) {
    this.probe = probeOf(before, after, shadow);
  }

  take(message: SentMessage): void {
    const key = `${message.facts.fault} ${message.facts.stage} ${message.facts.platform} ${message.text}`;
    if (this.idle.has(key)) this.count(message, NOTHING_THERE, NOTHING_THERE);
    else this.judge(message, key);
  }

  private judge(message: SentMessage, key: string): void {
    const { text, facts } = message;
    const was = check(this.before, text, facts);
    const now = this.mayDiffer(message) ? check(this.after, text, facts, this.shadow) : was;
    if (was === NOTHING_THERE && now === NOTHING_THERE && this.idle.size < MOST_IDLE) this.idle.add(key);
    this.count(message, was.filter(shown), now.filter(shown));
  }

  private count(message: SentMessage, was: readonly Finding[], now: readonly Finding[]): void {
    const { result } = this;
    result.messages++;
    const isHeld = now.some(holds);
    if (isHeld) result.held++;
    if (message.talk !== undefined) this.talks.set(message.talk, isHeld || this.talks.get(message.talk) === true);
    if (was.some(holds)) result.heldBefore++;
    if (now.length > 0) result.warned++;
    if (was.length > 0) result.warnedBefore++;
    for (const finding of now) if (!was.some((w) => same(w, finding))) this.differ('added', message, finding);
    for (const finding of was) if (!now.some((n) => same(n, finding))) this.differ('gone', message, finding);
  }

  /** Whether the policies can judge a message differently: only where a pattern of a rule that changed is in it. */
  private mayDiffer({ text, facts }: SentMessage): boolean {
    return (
      this.probe === undefined || (this.probe.policy.rules.length > 0 && check(this.probe, text, facts).length > 0)
    );
  }

  get soFar(): Backtest {
    const talksHeld = [...this.talks.values()].filter(Boolean).length;
    return { ...this.result, talks: this.talks.size, talksHeld, differences: [...this.differences] };
  }

  private differ(kind: Difference['kind'], message: SentMessage, finding: Finding): void {
    this.result.different++;
    if (this.differences.length < MOST_SHOWN) this.differences.push({ kind, message, finding });
  }
}

/**
 * The results of pieces of one log, in their order, as one. No conversation may lie in two pieces: a piece counts its own.
 */
export const joinBacktests = (pieces: readonly Backtest[]): Backtest => {
  const sum = (of: (piece: Backtest) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
  return {
    messages: sum((p) => p.messages),
    held: sum((p) => p.held),
    heldBefore: sum((p) => p.heldBefore),
    warned: sum((p) => p.warned),
    warnedBefore: sum((p) => p.warnedBefore),
    talks: sum((p) => p.talks),
    talksHeld: sum((p) => p.talksHeld),
    different: sum((p) => p.different),
    differences: pieces.flatMap((p) => p.differences).slice(0, MOST_SHOWN),
  };
};

/** Cuts a log into at most `count` pieces of about one size, each conversation whole and in its order. */
export function piecesOf(messages: readonly SentMessage[], count: number): readonly (readonly SentMessage[])[] {
  const most = Math.ceil(messages.length / Math.max(1, count));
  const talks = new Map<string, SentMessage[]>();
  // Messages of no known conversation each stand alone.
  messages.forEach((message, i) => {
    const talk = message.talk ?? ` ${Math.floor(i / 1000)}`;
    const own = talks.get(talk);
    if (own) own.push(message);
    else talks.set(talk, [message]);
  });
  const pieces: SentMessage[][] = [[]];
  for (const talk of talks.values()) {
    if ((pieces.at(-1)?.length ?? 0) >= most) pieces.push([]);
    for (const message of talk) pieces.at(-1)?.push(message);
  }
  return pieces;
}

/**
 * The patterns of every rule that differs between two policies, without what excuses them: where none of them is in a
 * message, both policies judge it alike, and one check does for two. `undefined` where that cannot be told.
 */
function probeOf(before: CompiledPolicy, after: CompiledPolicy, shadow: boolean): CompiledPolicy | undefined {
  const [was, is] = [before.policy, after.policy];
  if (JSON.stringify(was.allow) !== JSON.stringify(is.allow)) return undefined;
  const words = changedWords(was.vocabulary, is.vocabulary);
  const known = new Map(was.rules.map((rule) => [rule.id, substance(rule)]));
  const names = new Set(is.rules.map(({ id }) => id));
  const differs = (rule: Rule) =>
    known.get(rule.id) !== substance(rule) || (shadow && rule.mode === 'shadow') || mentions(substance(rule), words);
  const changed = new Set(is.rules.filter(differs).map(({ id }) => id));
  const rules = [
    ...is.rules.filter(({ id }) => changed.has(id)),
    ...was.rules.filter(({ id }) => changed.has(id) || !names.has(id)),
  ];
  if (rules.some(({ like }) => like)) return undefined;
  const bare = (rule: Rule, i: number): Rule => ({
    ...rule,
    id: `${rule.id} ${i}`,
    mode: 'enforce',
    when: {},
    unless: {},
    quoted: true,
  });
  const vocabulary = mergedWords(was.vocabulary, is.vocabulary);
  return compile({ version: 'probe', vocabulary, allow: is.allow, rules: rules.map(bare) });
}

type Words = Readonly<Record<string, readonly string[]>>;

/** A rule as far as it decides; which pack it came from does not. */
const substance = ({ from: _, flags: __, passes: ___, ...rule }: Rule): string => JSON.stringify(rule);

const mentions = (text: string, words: ReadonlySet<string>): boolean =>
  [...words].some((name) => text.includes(`<${name}>`));

/** Vocabularies that differ, and those that speak of one that does. */
function changedWords(was: Words, is: Words): ReadonlySet<string> {
  const all = new Set([...Object.keys(was), ...Object.keys(is)]);
  const text = (name: string) => JSON.stringify([was[name], is[name]]);
  const changed = new Set([...all].filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name])));
  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    for (const name of all) if (mentions(text(name), changed)) changed.add(name);
  }
  return changed;
}

const mergedWords = (was: Words, is: Words): Record<string, string[]> =>
  Object.fromEntries(
    [...new Set([...Object.keys(was), ...Object.keys(is)])].map((name) => [
      name,
      [...new Set([...(was[name] ?? []), ...(is[name] ?? [])])],
    ]),
  );

const shown = (finding: Finding) => finding.severity !== 'hint';
const holds = (finding: Finding) => finding.severity === 'block';
const same = (a: Finding, b: Finding) =>
  a.category === b.category && a.start < b.end && b.start < a.end && a.severity === b.severity;

/** How many in a thousand messages. */
export const perThousand = (part: number, messages: number): number => (messages === 0 ? 0 : (part / messages) * 1000);
