import type { Conversation } from '../../lib/model/conversation';
import type { Finding, Verdict } from '../../lib/model/finding';
import type { CaseReading, Suggestion } from '../../lib/model/view';
import { clocksInForce, policyOf } from '../../lib/policy/admit';
import { type Pack, type PackClock, parsePack } from '../../lib/policy/pack';
import { overrideReasonsIn, repliesOver } from '../../lib/policy/shop';
import { builtInReplies, type Reply } from '../../lib/reply/reply';
import { suggest } from '../../lib/reply/suggest';
import { askBackground } from '../../lib/request';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import { tried } from './tried';

export const CLEAN: Verdict = { state: 'checked', findings: [] };

/** What would hold the draft at Send. */
export const blocks = (verdict: Verdict): readonly Finding[] =>
  verdict.state === 'checked' ? verdict.findings.filter((f) => f.severity === 'block') : [];

/** The policy in force in this page, and what it says of a draft or a reply. */
export class Judge {
  private compiled: CompiledPolicy | undefined;
  /** the deadlines in force */
  clocks: readonly PackClock[] = clocksInForce([]);
  private replies: readonly Reply[] = builtInReplies();
  private readonly waved = new Set<string>();
  /** the reasons the policy lists for sending a held message all the same */
  reasons: readonly string[] | undefined;
  /** whether the shop keeps sent messages on this machine */
  keepsSent = false;
  private hints = true;

  constructor() {
    // The built-in policy is ready before the first key; the shop's own packs follow.
    this.compiled = tried(() => compile(policyOf([])));
  }

  get version(): string {
    return this.compiled?.policy.version ?? '';
  }

  /** Takes the packs the background has in force; those that do not fit are left out, the present policy stays. */
  async load(): Promise<void> {
    const stored = await askBackground.policyInForce().catch(() => undefined);
    const packs = (stored?.packs ?? []).flatMap((input): Pack[] => {
      const parsed = parsePack(input);
      return parsed.ok ? [parsed.value] : [];
    });
    this.compiled = tried(() => compile(policyOf(packs))) ?? this.compiled;
    this.clocks = tried(() => clocksInForce(packs)) ?? this.clocks;
    this.replies = repliesOver(builtInReplies(), packs);
    this.reasons = overrideReasonsIn(packs);
    this.keepsSent = stored?.keepsSent ?? false;
    this.hints = stored?.hints ?? true;
  }

  /** Judges a draft. A check that fails is said, and holds nothing. */
  judge(draft: string, reading: CaseReading | undefined): Verdict {
    if (draft.trim() === '') return CLEAN;
    const { compiled } = this;
    if (!compiled || !reading) return { state: 'unchecked', problem: 'not-ready' };
    try {
      const waved = (f: Finding) => this.waved.has(waveKey(f, draft));
      const shown = (f: Finding) => (this.hints || f.severity !== 'hint') && !waved(f);
      return { state: 'checked', findings: check(compiled, draft, reading.facts).filter(shown) };
    } catch {
      return { state: 'unchecked', problem: 'check-failed' };
    }
  }

  /** The agent says this finding is no risk: it is not shown again in this page, unless the policy lets nobody past it. */
  wave(finding: Finding, draft: string): void {
    if (finding.overridable) this.waved.add(waveKey(finding, draft));
  }

  /** Replies for this moment, each of which the check lets pass in this case. */
  suggest(reading: CaseReading | undefined, conversation: Conversation | undefined): readonly Suggestion[] {
    const { compiled } = this;
    if (!reading || !compiled || !conversation) return [];
    const passes = (text: string, facts: CaseReading['facts']) =>
      check(compiled, text, facts).every((f) => f.severity === 'hint');
    return tried(() => suggest({ reading, conversation, replies: this.replies, passes })) ?? [];
  }
}

const waveKey = (f: Finding, draft: string) => `${f.rule}:${draft.slice(f.start, f.end)}`;
