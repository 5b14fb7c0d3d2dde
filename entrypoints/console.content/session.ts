import { readCase } from '../../lib/case/case';
import { draftOf, type Inserted, insertAtCaret, replaceIn } from '../../lib/console/box/draft';
import type { ConsoleDescription } from '../../lib/console/description';
import type { PageReading } from '../../lib/console/read';
import { findBox } from '../../lib/console/watch';
import { type Conversation, caseKeyOf } from '../../lib/model/conversation';
import type { Finding, Rewrite, Verdict } from '../../lib/model/finding';
import type { CaseReading, ConsoleView, HandChange, Suggestion } from '../../lib/model/view';
import { askBackground } from '../../lib/request';
import { type BesideBox, type PageActs, type Standing, shownOf, viewOf } from './drawing';
import { Hand } from './hand';
import { blocks, CLEAN, Judge } from './judge';
import { Promises } from './promises';
import { quoted, report } from './report';
import { SeenTimes } from './seen-times';
import { Sending } from './sending';
import { SlashSearch } from './slash';
import type { Surface } from './surface';
import { panelTeller } from './telling';
import { tried } from './tried';

/** One console tab: what was read, what the draft is, what was found in it, and what the agent chose. */
export class Session {
  private readonly judge = new Judge();
  private readonly promises = new Promises(askBackground.keepMemo);
  private readonly hand = new Hand(askBackground);
  private readonly times = new SeenTimes();
  private limitYuan: number | undefined;
  private page: PageReading = { state: 'mounting', problems: [] };
  private reading: CaseReading | undefined;
  private suggestions: readonly Suggestion[] = [];
  private draft = '';
  private verdict: Verdict = CLEAN;
  /** the one text the agent chose to send all the same, and to whom */
  private released: { text: string; buyerId: string } | undefined;
  private cardOpen = false;
  private readonly sending: Sending;
  private readonly tellPanels: () => void;
  /** the search that "/" and letters open beside the box */
  readonly slash = new SlashSearch({
    box: () => this.box,
    find: (words) => askBackground.findReplies(words, this.reading?.scenarios[0]),
    fill: (reply) => this.judge.fill(reply, this.reading, this.page.conversation),
    used: (reply) => this.used(reply),
    show: () => this.show(),
  });
  private readonly acts: PageActs = {
    openCard: () => this.openCard(),
    replace: (finding, rewrite) => {
      const { buyerId } = this;
      // A card of the last buyer's message may still stand for a moment: the page has turned, and it goes.
      if (buyerId !== undefined && !this.isOpenNow(buyerId)) return;
      void this.useRewrite(finding, rewrite).then(() => this.box?.focus());
    },
    back: () => this.backToBox(),
    override: (reason) => this.override(reason),
    wave: (finding) => this.wave(finding),
    keep: (offerId, dueAt) => void this.keep(offerId, dueAt),
    dismiss: (offerId) => this.dismiss(offerId),
  };
  /** reads the page at once; set when the watch begins */
  readNow: () => void = () => {};

  constructor(
    readonly description: ConsoleDescription,
    private readonly surface: Surface,
    readonly signal: AbortSignal,
  ) {
    this.sending = new Sending({ box: () => this.box, signal });
    this.tellPanels = panelTeller(() => this.view(), signal);
  }

  get box(): HTMLElement | undefined {
    return findBox(document, this.description).draft;
  }

  private get buyerId(): string | undefined {
    return this.page.conversation?.buyer.id;
  }

  private get caseKey(): string {
    const { conversation } = this.page;
    return conversation ? caseKeyOf(conversation) : '';
  }

  async loadPolicy(): Promise<void> {
    await this.judge.load();
    // A message that is being held stays held under the policy that held it until the agent decides.
    if (!this.cardOpen) this.suggestAgain();
  }

  /** The replies of one's own, and how every reply was used. */
  async loadReplies(): Promise<void> {
    if (await this.judge.loadReplies()) this.suggestAgain();
  }

  private used(reply: string): void {
    this.changed();
    tried(() => void askBackground.usedReply(reply, this.reading?.scenarios[0]).catch(() => {}));
  }

  async loadLimit(): Promise<void> {
    this.limitYuan = await askBackground.agentLimitYuan().catch(() => undefined);
    this.readAgain();
  }

  /** What was set by hand may have been changed from another tab. */
  async loadHand(afresh: boolean): Promise<void> {
    const key = this.caseKey;
    if ((await this.hand.load(key, afresh)) && this.caseKey === key) this.readAgain();
  }

  /** A new reading of the page. Another buyer's draft, card and permission are never carried over. */
  take(page: PageReading): void {
    const before = this.buyerId;
    const { conversation } = page;
    this.page = conversation ? { ...page, conversation: this.times.stamp(conversation, Date.now()) } : page;
    const sameBuyer = this.buyerId === before;
    this.hand.turnTo(this.caseKey, conversation?.order.state !== 'found', sameBuyer);
    if (!sameBuyer) {
      this.cardOpen = false;
      this.released = undefined;
      this.sending.forget();
      this.slash.close();
    }
    this.readAgain();
    void this.loadHand(false);
  }

  private readAgain(): void {
    const { conversation } = this.page;
    this.reading = conversation && tried(() => this.read(conversation));
    this.suggestAgain();
  }

  private read(conversation: Conversation): CaseReading {
    const { limitYuan } = this;
    const { clocks } = this.judge;
    return readCase(conversation, this.hand.of(this.caseKey), { limitYuan, clocks, now: Date.now() });
  }

  private suggestAgain(): void {
    const traditional = this.description.script === 'traditional';
    this.suggestions = this.judge.suggest(this.reading, this.page.conversation, traditional);
    this.look();
    this.show();
  }

  /** Judges the draft as it stands in the box. */
  private look(): void {
    const { box } = this;
    this.draft = box ? draftOf(box) : '';
    this.verdict = this.judge.judge(this.draft, this.reading);
    if (this.released && this.released.text !== this.draft) this.released = undefined;
    // The card belongs to the held message: it goes when nothing holds it any more.
    if (blocks(this.verdict).length === 0) this.cardOpen = false;
  }

  /** Whether the chat of this buyer is open as the page shows it at this moment, and not as it was last read. */
  isOpenNow(buyerId: string): boolean {
    this.readNow();
    return this.buyerId === buyerId;
  }

  /** The agent changed the draft: they are writing again, and the card is out of their way until the next Send. */
  changed(): void {
    this.cardOpen = false;
    this.look();
    this.show();
  }

  owns(event: Event): boolean {
    return this.surface.owns(event);
  }

  /** The agent typed, and no input method is at work: letters after a "/" look for a reply. */
  typed(): void {
    if (!this.description.ownSlash) this.slash.look(this.draft);
  }

  /** Whether Send must be held: decided now, on the text and the buyer as the page shows them at this moment. */
  holds(): boolean {
    this.readNow();
    this.look();
    const { released } = this;
    if (released && released.text === this.draft && released.buyerId === this.buyerId) return false;
    return blocks(this.verdict).length > 0;
  }

  held(): void {
    const [finding] = blocks(this.verdict);
    report('held', finding);
    this.openCard();
  }

  openCard(): void {
    if (this.verdict.state !== 'checked' || this.verdict.findings.length === 0) return;
    this.cardOpen = true;
    this.show();
  }

  /** A Send the page was let have: counted once the box shows that it was taken, and its promises offered. */
  sent(): void {
    const sent = this.draft;
    const { reading } = this;
    const { conversation } = this.page;
    if (!conversation) return;
    this.sending.follow(sent, () => {
      report('checked');
      for (const finding of this.judge.passing(sent, reading)) report('left', finding);
      this.promises.read(sent, conversation, Date.now());
      this.keepSent(sent, conversation.buyer.id);
      this.changed();
    });
  }

  private keepSent(text: string, talk: string): void {
    const facts = this.reading?.facts;
    if (!this.judge.keepsSent || !facts) return;
    tried(() => void askBackground.keepSent({ text, talk, facts }).catch(() => {}));
  }

  /** The finding of `rule` at `start`, as the verdict has it now. */
  findingAt(rule: string, start: number): Finding | undefined {
    return this.verdict.state === 'checked'
      ? this.verdict.findings.find((f) => f.rule === rule && f.start === start)
      : undefined;
  }

  async useRewrite(finding: Finding, rewrite: Rewrite): Promise<Inserted | undefined> {
    const { box } = this;
    if (!box) return undefined;
    this.cardOpen = false;
    const whole = rewrite.replaces === 'message';
    const done = await replaceIn(box, whole ? 0 : finding.start, whole ? this.draft.length : finding.end, rewrite.text);
    this.changed();
    report('rewritten', finding);
    return done;
  }

  async insert(text: string, how: 'at-caret' | 'replace'): Promise<Inserted | undefined> {
    const { box } = this;
    if (!box) return undefined;
    const done =
      how === 'replace' ? await replaceIn(box, 0, draftOf(box).length, text) : await insertAtCaret(box, text);
    this.changed();
    return done;
  }

  /** A choice for the case it was made in: the agent may have turned to another by now. */
  async setByHand(caseKey: string, change: HandChange): Promise<void> {
    const kept = this.hand.choose(caseKey, change);
    this.readAgain();
    await kept.finally(() => this.readAgain());
  }

  private backToBox(): void {
    this.cardOpen = false;
    // A policy that came while the message was held counts from here on.
    this.suggestAgain();
    this.box?.focus();
  }

  wave(finding: Finding): void {
    this.judge.wave(finding, this.draft);
    report('not-a-risk', finding, quoted(this.draft, finding, this.reading?.facts.fault));
    this.look();
    this.backToBox();
  }

  private override(reason: string): void {
    for (const finding of blocks(this.verdict))
      report('overridden', finding, { reason, ...quoted(this.draft, finding, this.reading?.facts.fault) });
    this.released = { text: this.draft, buyerId: this.buyerId ?? '' };
    this.backToBox();
  }

  /** The newest promise made to the open buyer, where one is not yet kept. */
  get offer() {
    return this.promises.of(this.buyerId)[0];
  }

  async keep(offerId: string, dueAt?: number) {
    const keeping = this.promises.keep(offerId, location.href, dueAt);
    this.show();
    const kept = await keeping;
    this.show();
    return kept;
  }

  dismiss(offerId: string): void {
    this.promises.drop(offerId);
    this.show();
  }

  private get standing(): Standing {
    const { description, page, reading, suggestions, draft, verdict } = this;
    const offers = this.promises.of(this.buyerId);
    return { description, page, reading, suggestions, draft, verdict, offers, policyVersion: this.judge.version };
  }

  private get besideBox(): BesideBox {
    const { box, cardOpen } = this;
    const released = this.released !== undefined;
    return { box, released, cardOpen, reasons: this.judge.reasons, search: this.slash.shown };
  }

  /** Draws what is in the page, and tells the panel. */
  show(): void {
    if (this.signal.aborted) return;
    tried(() => this.surface.show(shownOf(this.standing, this.besideBox, this.acts)));
    this.tellPanels();
  }

  /** What the panel draws. */
  view(): ConsoleView {
    return viewOf(this.standing);
  }
}
