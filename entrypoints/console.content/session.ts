import { readCase } from '../../lib/case/case';
import { readCommitments } from '../../lib/case/commitment';
import { draftOf, type Inserted, insertAtCaret, replaceIn } from '../../lib/console/box/draft';
import { guardSend } from '../../lib/console/box/send-guard';
import type { ConsoleDescription } from '../../lib/console/description';
import type { PageReading } from '../../lib/console/read';
import { findBox } from '../../lib/console/watch';
import type { Finding, Rewrite, Verdict } from '../../lib/model/finding';
import type { CaseReading, ConsoleView, HandSet, Suggestion } from '../../lib/model/view';
import { policyOf } from '../../lib/policy/admit';
import { type Pack, parsePack } from '../../lib/policy/pack';
import { builtInReplies } from '../../lib/reply/reply';
import { suggest } from '../../lib/reply/suggest';
import { askBackground, type TabRequests, tell } from '../../lib/request';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import type { Surface } from './surface';

type Offer = ConsoleView['offers'][number] & { caseKey: string; sent: string };

const CLEAN: Verdict = { state: 'checked', findings: [] };
const blocks = (verdict: Verdict): readonly Finding[] =>
  verdict.state === 'checked' ? verdict.findings.filter((f) => f.severity === 'block') : [];

/** One console tab: what was read, what the draft is, what was found in it, and what the agent chose. */
export class Session {
  private compiled: CompiledPolicy | undefined;
  private limitYuan: number | undefined;
  private page: PageReading = { state: 'mounting', problems: [] };
  private reading: CaseReading | undefined;
  private suggestions: readonly Suggestion[] = [];
  private draft = '';
  private verdict: Verdict = CLEAN;
  private readonly hand = new Map<string, HandSet>();
  /** the one text the agent chose to send all the same, and to whom */
  private released: { text: string; caseKey: string } | undefined;
  private cardOpen = false;
  private offers: Offer[] = [];
  private readonly waved = new Set<string>();
  private counted = '';

  constructor(
    private readonly description: ConsoleDescription,
    private readonly surface: Surface,
    private readonly signal: AbortSignal,
  ) {
    // The built-in policy is ready before the first key; the shop's own packs follow.
    this.compiled = tried(() => compile(policyOf([])));
  }

  private get box(): HTMLElement | undefined {
    return findBox(document, this.description).draft;
  }

  /** The order a case is about, or the buyer where there is none: what was set by hand is kept under it. */
  private get caseKey(): string {
    const c = this.page.conversation;
    if (!c) return '';
    return `${c.consoleId}:${c.order.state === 'found' ? `order:${c.order.value.number}` : `buyer:${c.buyer.id}`}`;
  }

  async loadPolicy(): Promise<void> {
    const stored = await askBackground.policyInForce().catch(() => undefined);
    const packs = (stored?.packs ?? []).flatMap((input): Pack[] => {
      const parsed = parsePack(input);
      return parsed.ok ? [parsed.value] : [];
    });
    this.compiled = tried(() => compile(policyOf(packs))) ?? this.compiled;
    // A message that is being held stays held under the policy that held it until the agent decides.
    if (!this.cardOpen) this.judgeAgain();
  }

  async loadLimit(): Promise<void> {
    this.limitYuan = await askBackground.agentLimitYuan().catch(() => undefined);
    this.readAgain();
  }

  /** A new reading of the page. */
  async take(page: PageReading): Promise<void> {
    const before = this.caseKey;
    this.page = page;
    if (this.caseKey !== before) {
      this.cardOpen = false;
      this.released = undefined;
      this.reading = undefined;
      this.suggestions = [];
    }
    const key = this.caseKey;
    this.readAgain();
    if (key && !this.hand.has(key)) {
      this.hand.set(key, {});
      const hand = await askBackground.handSet(key).catch(() => undefined);
      if (hand && this.caseKey === key && Object.keys(hand).length > 0) {
        this.hand.set(key, hand);
        this.readAgain();
      } else if (hand) this.hand.set(key, hand);
    }
  }

  private readAgain(): void {
    const { conversation } = this.page;
    this.reading =
      conversation && tried(() => readCase(conversation, this.hand.get(this.caseKey) ?? {}, this.limitYuan));
    this.judgeAgain();
  }

  private judgeAgain(): void {
    const { reading, compiled } = this;
    const { conversation } = this.page;
    this.suggestions =
      (reading &&
        compiled &&
        conversation &&
        tried(() =>
          suggest({
            reading,
            conversation,
            replies: builtInReplies(),
            passes: (text, facts) => check(compiled, text, facts).every((f) => f.severity === 'hint'),
          }),
        )) ??
      [];
    this.judge();
    this.show();
  }

  /** Judges the draft as it stands. A check that fails is said, and holds nothing. */
  private judge(): void {
    const box = this.box;
    this.draft = box ? draftOf(box) : '';
    if (this.draft.trim() === '') {
      this.verdict = CLEAN;
      this.cardOpen = false;
      return;
    }
    const { compiled, reading } = this;
    if (!compiled || !reading) {
      this.verdict = { state: 'unchecked', problem: 'not-ready' };
      return;
    }
    try {
      const waved = (f: Finding) => this.waved.has(`${f.rule}:${this.draft.slice(f.start, f.end)}`);
      this.verdict = {
        state: 'checked',
        findings: check(compiled, this.draft, reading.facts).filter((f) => !waved(f)),
      };
    } catch {
      this.verdict = { state: 'unchecked', problem: 'check-failed' };
    }
    if (blocks(this.verdict).length === 0) this.cardOpen = false;
  }

  private onInput(): void {
    this.judge();
    if (this.released && this.released.text !== this.draft) this.released = undefined;
    this.show();
  }

  /** Stands between Send and the page. */
  guard(): void {
    guardSend({
      window,
      box: () => this.box,
      sends: () => findBox(document, this.description).sends,
      key: this.description.send.key,
      signal: this.signal,
      holds: () => {
        this.judge();
        const { released } = this;
        if (released && released.text === this.draft && released.caseKey === this.caseKey) return false;
        return blocks(this.verdict).length > 0;
      },
      onHeld: () => {
        const [finding] = blocks(this.verdict);
        void askBackground
          .record({ did: 'held', at: 0, ...(finding ? { rule: finding.rule, category: finding.category } : {}) })
          .catch(() => {});
        this.openCard();
      },
      onSent: () => this.onSent(),
    });
    document.addEventListener(
      'input',
      (event) => {
        const { box } = this;
        if (box && event.composedPath().includes(box)) tried(() => this.onInput());
      },
      { capture: true, signal: this.signal },
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (!event.altKey || event.isComposing || event.code !== 'KeyK' || !this.offer) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        void this.keep(this.offer.offerId);
      },
      { capture: true, signal: this.signal },
    );
  }

  private openCard(): void {
    if (this.verdict.state !== 'checked' || this.verdict.findings.length === 0) return;
    this.cardOpen = true;
    this.show();
  }

  /** A Send the page was let have: counted once, and its promises offered once the box is empty. */
  private onSent(): void {
    const sent = this.draft;
    const { caseKey } = this;
    if (sent.trim() === '' || this.counted === `${caseKey}\u0000${sent}`) return;
    this.counted = `${caseKey}\u0000${sent}`;
    void askBackground.record({ did: 'checked', at: 0 }).catch(() => {});
    setTimeout(() => {
      this.counted = '';
      if (this.signal.aborted) return;
      const { box } = this;
      if (box && draftOf(box) === sent) return;
      this.released = undefined;
      const promises = tried(() => readCommitments(sent, Date.now())) ?? [];
      this.offers = [
        ...promises.map((p) => ({ ...p, offerId: `${Date.now()}-${p.start}`, caseKey, sent })),
        ...this.offers,
      ].slice(0, 5);
      this.judge();
      this.show();
    }, 150);
  }

  private get offer(): Offer | undefined {
    return this.offers.find((offer) => offer.caseKey === this.caseKey);
  }

  private async replace(finding: Finding, rewrite: Rewrite): Promise<Inserted | undefined> {
    const { box, caseKey } = this;
    if (!box) return undefined;
    this.cardOpen = false;
    const whole = rewrite.replaces === 'message';
    const done = await replaceIn(box, whole ? 0 : finding.start, whole ? this.draft.length : finding.end, rewrite.text);
    if (this.caseKey === caseKey) this.onInput();
    void askBackground
      .record({ did: 'rewritten', at: 0, rule: finding.rule, category: finding.category })
      .catch(() => {});
    return done;
  }

  private backToBox(): void {
    this.cardOpen = false;
    this.show();
    this.box?.focus();
  }

  private wave(finding: Finding): void {
    const quote = this.draft.slice(finding.start, finding.end);
    this.waved.add(`${finding.rule}:${quote}`);
    void askBackground
      .record({ did: 'not-a-risk', at: 0, rule: finding.rule, category: finding.category, quote })
      .catch(() => {});
    this.judge();
    this.backToBox();
  }

  private override(reason: string): void {
    for (const { rule, category } of blocks(this.verdict)) {
      void askBackground.record({ did: 'overridden', at: 0, rule, category, reason }).catch(() => {});
    }
    this.released = { text: this.draft, caseKey: this.caseKey };
    this.backToBox();
  }

  private async keep(offerId: string, dueAt?: number) {
    const offer = this.offers.find((o) => o.offerId === offerId);
    const { conversation } = this.page;
    if (!offer || !conversation) return undefined;
    const order = conversation.order.state === 'found' ? conversation.order.value : undefined;
    const due = dueAt ?? offer.dueAt ?? Date.now() + 24 * 3_600_000;
    const id = await askBackground.keepMemo(conversation.agent, {
      what: offer.what,
      kind: 'reply',
      dueAt: due,
      buyer: { id: conversation.buyer.id, name: conversation.buyer.name },
      ...(order ? { order: { number: order.number, ...(order.goods ? { goods: order.goods } : {}) } } : {}),
      platform: conversation.platform,
      link: location.href.slice(0, 500),
      promised: offer.sent.slice(0, 2000),
    });
    this.offers = this.offers.filter((o) => o.offerId !== offerId);
    this.show();
    return id;
  }

  private dismiss(offerId: string): void {
    this.offers = this.offers.filter((o) => o.offerId !== offerId);
    this.show();
  }

  /** Draws what is in the page, and tells the panel. */
  private show(): void {
    const [first] = this.verdict.state === 'checked' ? this.verdict.findings : [];
    const { offer } = this;
    const order = this.page.conversation?.order;
    const released = this.released?.text === this.draft && this.released.caseKey === this.caseKey;
    tried(() =>
      this.surface.show({
        box: this.box,
        draft: this.draft,
        verdict: this.verdict,
        released,
        onOpen: () => this.openCard(),
        card:
          this.cardOpen && first
            ? {
                finding: first,
                more: (this.verdict.state === 'checked' ? this.verdict.findings.length : 1) - 1,
                onReplace: (rewrite) => void this.replace(first, rewrite),
                onBack: () => this.backToBox(),
                onOverride: (reason) => this.override(reason),
                onNotARisk: () => this.wave(first),
              }
            : undefined,
        offer: offer && {
          promise: offer,
          buyer: this.page.conversation?.buyer.name ?? '',
          goods: order?.state === 'found' ? order.value.goods : undefined,
          onKeep: (dueAt) => void this.keep(offer.offerId, dueAt),
          onDismiss: () => this.dismiss(offer.offerId),
        },
      }),
    );
    tell('view', { view: this.view() });
  }

  private view(): ConsoleView {
    const { id, platform, name } = this.description;
    return {
      console: { id, platform, name },
      state: this.page.state,
      problems: this.page.problems,
      ...(this.page.conversation ? { conversation: this.page.conversation } : {}),
      ...(this.reading ? { reading: this.reading } : {}),
      draft: { text: this.draft, verdict: this.verdict },
      suggestions: this.suggestions,
      offers: this.offers.filter((offer) => offer.caseKey === this.caseKey),
      policyVersion: this.compiled?.policy.version ?? '',
    };
  }

  /** What the panel may ask of this tab. */
  answers(): TabRequests {
    const findingAt = (rule: string, start: number) =>
      this.verdict.state === 'checked'
        ? this.verdict.findings.find((f) => f.rule === rule && f.start === start)
        : undefined;
    const outcome = (done: Inserted | undefined) =>
      done?.ok ? ({ ok: true } as const) : ({ ok: false, problem: done?.copied ? 'copied' : 'no-box' } as const);
    return {
      currentView: async () => this.view(),
      insert: async (text, how) => {
        const { box } = this;
        if (!box || typeof text !== 'string') return outcome(undefined);
        const done =
          how === 'replace' ? await replaceIn(box, 0, draftOf(box).length, text) : await insertAtCaret(box, text);
        this.onInput();
        return outcome(done);
      },
      useRewrite: async (rule, start, index) => {
        const finding = findingAt(rule, start);
        const rewrite = finding?.rewrites[index];
        return outcome(finding && rewrite ? await this.replace(finding, rewrite) : undefined);
      },
      setByHand: async (hand) => {
        const key = this.caseKey;
        if (!key) return;
        this.hand.set(key, hand);
        this.readAgain();
        await askBackground.setByHand(key, hand);
      },
      notARisk: async (rule, start) => {
        const finding = findingAt(rule, start);
        if (finding) this.wave(finding);
      },
      keepOffer: (offerId, dueAt) => this.keep(offerId, dueAt),
      dismissOffer: async (offerId) => this.dismiss(offerId),
      focusBox: async () => this.box?.focus(),
    };
  }
}

/** Runs a part of ours; one that fails is left out, and the console goes on. */
function tried<T>(part: () => T): T | undefined {
  try {
    return part();
  } catch (error) {
    console.warn('[稳答]', error instanceof Error ? error.message : 'failed');
    return undefined;
  }
}
