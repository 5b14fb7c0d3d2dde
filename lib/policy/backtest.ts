import type { CaseFacts } from '../model/case';
import type { Finding } from '../model/finding';
import type { Sub } from '../model/saying';
import { type CompiledPolicy, check, compile, mayCount, mayFind } from '../wording/check';
import type { Rule } from '../wording/rule';
import { DifferenceList, type Listed } from './differences';

/** A message that was really sent, in the case it was sent in. */
export interface SentMessage {
  text: string;
  facts: CaseFacts;
  /** where it came from, shown beside it: a file's line, a day */
  where: Sub;
  /** tells conversations apart */
  talk?: string;
}

/** What a policy would have done with messages, against what another did. */
export interface Backtest extends Listed {
  messages: number;
  /** messages held by the new and by the old policy */
  held: number;
  heldBefore: number;
  /** messages that rules in shadow would hold beside those, were they switched on */
  heldInShadow: number;
  warned: number;
  warnedBefore: number;
  /** conversations, and those in which the new policy would hold something; nought where the log tells none apart */
  talks: number;
  talksHeld: number;
}

/** Texts remembered; in a log of texts that are all different remembering helps nobody. */
const MOST_IDLE = 20_000;
const NONE: readonly Finding[] = [];

/** Collects a backtest message by message, so that a long log can be run in pieces, with progress, and be stopped. */
export class BacktestRun {
  private result = { messages: 0, held: 0, heldBefore: 0, heldInShadow: 0, warned: 0, warnedBefore: 0 };
  private readonly list = new DifferenceList();
  /** by conversation, whether the new policy would hold something in it */
  private readonly talks = new Map<string, boolean>();
  private readonly probe: CompiledPolicy | undefined;
  /** the new policy's rules in shadow */
  private readonly shadow: ReadonlySet<string>;
  /** texts in which neither policy finds anything, whatever the case: greetings and thanks are half of a log */
  private readonly idle = new Set<string>();

  constructor(
    private readonly after: CompiledPolicy,
    private readonly before: CompiledPolicy,
  ) {
    this.probe = probeOf(before, after);
    this.shadow = new Set(after.policy.rules.filter(({ mode }) => mode === 'shadow').map(({ id }) => id));
  }

  /** The case of a message is asked for only where something is in it: finding out takes longer than judging. */
  take(message: SentMessage): void {
    if (this.idle.has(message.text)) this.count(message, NONE, NONE, NONE);
    else this.judge(message);
  }

  private judge(message: SentMessage): void {
    const { text } = message;
    const differs = this.mayDiffer(text);
    if (!mayFind(this.before, text) && !(differs && mayFind(this.after, text))) {
      if (this.idle.size < MOST_IDLE) this.idle.add(text);
      this.count(message, NONE, NONE, NONE);
      return;
    }
    const { facts } = message;
    if (!mayCount(this.before, text, facts, false) && !(differs && mayCount(this.after, text, facts, true))) {
      this.count(message, NONE, NONE, NONE);
      return;
    }
    const was = check(this.before, text, facts);
    const now = differs ? check(this.after, text, facts) : was;
    const all = differs && this.shadow.size > 0 ? check(this.after, text, facts, true) : NONE;
    const inShadow = all.filter(({ rule }) => this.shadow.has(rule));
    this.count(message, was.filter(shown), now.filter(shown), inShadow.filter(shown));
  }

  private count(
    message: SentMessage,
    was: readonly Finding[],
    now: readonly Finding[],
    inShadow: readonly Finding[],
  ): void {
    const { result, list } = this;
    result.messages++;
    const isHeld = now.some(holds);
    if (isHeld) result.held++;
    else if (inShadow.some(holds)) result.heldInShadow++;
    if (message.talk !== undefined) this.talks.set(message.talk, isHeld || this.talks.get(message.talk) === true);
    if (was.some(holds)) result.heldBefore++;
    if (now.length > 0) result.warned++;
    if (was.length > 0) result.warnedBefore++;
    for (const finding of now) list.add(was.some((w) => same(w, finding)) ? 'both' : 'added', message, finding);
    for (const finding of was) if (!now.some((n) => same(n, finding))) list.add('gone', message, finding);
    for (const finding of inShadow) list.add('shadow', message, finding);
  }

  /** Whether the policies can judge a message differently: only where a pattern of a rule that changed is in it. */
  private mayDiffer(text: string): boolean {
    return this.probe === undefined || (this.probe.policy.rules.length > 0 && mayFind(this.probe, text));
  }

  get soFar(): Backtest {
    const talksHeld = [...this.talks.values()].filter(Boolean).length;
    return { ...this.result, talks: this.talks.size, talksHeld, ...this.list.soFar };
  }
}

/**
 * The results of pieces of one log, in their order, as one. No conversation may lie in two pieces: a piece counts its own.
 */
export const joinBacktests = (pieces: readonly Backtest[]): Backtest => {
  const list = new DifferenceList();
  for (const piece of pieces) list.join(piece);
  const sum = (of: (piece: Backtest) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
  return {
    messages: sum((p) => p.messages),
    held: sum((p) => p.held),
    heldBefore: sum((p) => p.heldBefore),
    heldInShadow: sum((p) => p.heldInShadow),
    warned: sum((p) => p.warned),
    warnedBefore: sum((p) => p.warnedBefore),
    talks: sum((p) => p.talks),
    talksHeld: sum((p) => p.talksHeld),
    ...list.soFar,
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
function probeOf(before: CompiledPolicy, after: CompiledPolicy): CompiledPolicy | undefined {
  const [was, is] = [before.policy, after.policy];
  if (JSON.stringify(was.allow) !== JSON.stringify(is.allow)) return undefined;
  const words = changedWords(was.vocabulary, is.vocabulary);
  const known = new Map(was.rules.map((rule) => [rule.id, substance(rule)]));
  const names = new Set(is.rules.map(({ id }) => id));
  const differs = (rule: Rule) =>
    known.get(rule.id) !== substance(rule) || rule.mode === 'shadow' || mentions(substance(rule), words);
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
