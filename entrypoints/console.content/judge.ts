import type { FoundReply } from '../../components/guard/reply-search';
import { t } from '../../components/words';
import type { Conversation } from '../../lib/model/conversation';
import type { Finding, Verdict } from '../../lib/model/finding';
import type { OwnReplies, Reply, ReplyUse, ShopWords } from '../../lib/model/reply';
import { saying } from '../../lib/model/saying';
import type { CaseReading, Suggestion } from '../../lib/model/view';
import { judgingBy, NOTHING_HANDED } from '../../lib/policy/handed';
import type { PackClock } from '../../lib/policy/pack';
import { repliesTogether } from '../../lib/policy/shop';
import { filledReply } from '../../lib/reply/filled';
import { builtInReplies } from '../../lib/reply/reply';
import { suggest } from '../../lib/reply/suggest';
import { askBackground } from '../../lib/request';
import { type CompiledPolicy, check } from '../../lib/wording/check';
import { tried } from './tried';

export const CLEAN: Verdict = { state: 'checked', findings: [] };

/** What would hold the draft at Send. */
export const blocks = (verdict: Verdict): readonly Finding[] =>
  verdict.state === 'checked' ? verdict.findings.filter((f) => f.severity === 'block') : [];

/** The policy in force in this page, and what it says of a draft or a reply. */
export class Judge {
  private compiled: CompiledPolicy | undefined;
  private handed = NOTHING_HANDED;
  private own: OwnReplies = { replies: [], uses: [], shop: {} };
  private shelf: Shelf = shelfFor(this.own, this.handed.replies);
  private readonly waved = new Set<string>();
  /** whether the shop keeps sent messages on this machine */
  keepsSent = false;
  private hints = true;

  constructor() {
    // The built-in policy is ready before the first key; the shop's own follows.
    this.compiled = tried(() => judgingBy(this.handed));
  }

  get version(): string {
    return this.compiled?.policy.version ?? '';
  }

  /** the deadlines in force */
  get clocks(): readonly PackClock[] {
    return this.handed.clocks;
  }

  /** the reasons the policy lists for sending a held message all the same */
  get reasons(): readonly string[] | undefined {
    return this.handed.reasons;
  }

  /** Takes the policy the background has in force; where none can be had, the present one stays. */
  async load(): Promise<void> {
    const found = await askBackground.policyInForce(this.handed.id).catch(() => undefined);
    if (!found) return;
    this.keepsSent = found.keepsSent;
    this.hints = found.hints;
    const { policy } = found;
    const compiled = policy && tried(() => judgingBy(policy));
    if (!compiled) return;
    this.compiled = compiled;
    this.handed = policy;
    this.shelf = shelfFor(this.own, policy.replies);
  }

  /** Judges a draft. A check that fails is said, and holds nothing. */
  judge(draft: string, reading: CaseReading | undefined): Verdict {
    if (draft.trim() === '') return CLEAN;
    const { compiled } = this;
    if (!compiled || !reading) return { state: 'unchecked', problem: saying('uncheckedNotReady') };
    try {
      const waved = (f: Finding) => this.waved.has(waveKey(f, draft));
      const shown = (f: Finding) => (this.hints || f.severity !== 'hint') && !waved(f);
      return { state: 'checked', findings: check(compiled, draft, reading.facts).filter(shown) };
    } catch {
      return { state: 'unchecked', problem: saying('uncheckedFailed') };
    }
  }

  /**
   * What is found in a message that goes out and holds it no more, one a rule: warnings, hints out of sight, rules in
   * shadow. Empty where nothing can be told.
   */
  passing(sent: string, reading: CaseReading | undefined): readonly Finding[] {
    const { compiled } = this;
    if (!compiled || !reading) return [];
    const found = tried(() => {
      const holding = check(compiled, sent, reading.facts).filter((f) => f.severity === 'block');
      const known = new Set(holding.map(({ rule }) => rule));
      return check(compiled, sent, reading.facts, true).filter(
        (f) => !known.has(f.rule) && !this.waved.has(waveKey(f, sent)),
      );
    });
    return [...new Map((found ?? []).map((f) => [f.rule, f])).values()];
  }

  /** The agent says this finding is no risk: it is not shown again in this page, unless the policy lets nobody past it. */
  wave(finding: Finding, draft: string): void {
    if (finding.overridable) this.waved.add(waveKey(finding, draft));
  }

  /** Takes the replies of one's own, and how every reply was used. Gives whether there are any. */
  async loadReplies(): Promise<boolean> {
    const own = await askBackground.ownReplies().catch(() => undefined);
    if (!own) return false;
    this.own = own;
    this.shelf = shelfFor(own, this.handed.replies);
    return true;
  }

  /** Replies for this moment, each of which the check lets pass in this case. */
  suggest(
    reading: CaseReading | undefined,
    conversation: Conversation | undefined,
    traditional: boolean,
  ): readonly Suggestion[] {
    const { compiled } = this;
    if (!reading || !compiled || !conversation) return [];
    const passes = (text: string, facts: CaseReading['facts']) =>
      check(compiled, text, facts).every((f) => f.severity === 'hint');
    const moment = { reading, conversation, passes, traditional, now: Date.now(), ...this.shelf };
    return tried(() => suggest(moment)) ?? [];
  }

  /** Fills a reply the agent looked up; what does not fit the case, or would be held in it, says so. */
  fill(reply: Reply, reading: CaseReading | undefined, conversation: Conversation | undefined): FoundReply {
    const { compiled: policy, shelf } = this;
    const where = { conversation, facts: reading?.facts, policy, shop: shelf.shop, now: Date.now() };
    const { caution, ...filled } = filledReply(reply, where);
    return { ...filled, because: '', title: reply.title, caution: caution && t(caution) };
  }
}

interface Shelf {
  replies: readonly Reply[];
  uses: ReadonlyMap<string, ReplyUse>;
  shop: ShopWords;
}

/** What the shop rewrote takes the place of ours, and what the agent rewrote that of both. */
const shelfFor = ({ replies, uses, shop }: OwnReplies, shops: readonly Reply[]): Shelf => ({
  replies: [
    ...new Map([...repliesTogether(builtInReplies(), shops), ...replies].map((reply) => [reply.id, reply])).values(),
  ],
  uses: new Map(uses.map((use) => [use.reply, use])),
  shop,
});

const waveKey = (f: Finding, draft: string) => `${f.rule}:${draft.slice(f.start, f.end)}`;
