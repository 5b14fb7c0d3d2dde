import { render } from 'preact';
import { BoxMark } from '../../components/guard/box-mark';
import style from '../../components/guard/guard.css?inline';
import { placeCard } from '../../components/guard/place';
import { PromiseOffer } from '../../components/guard/promise-offer';
import { ReplySearch, type ReplySearchProps } from '../../components/guard/reply-search';
import { SendCard, type SendCardProps } from '../../components/guard/send-card';
import tokens from '../../components/tokens.css?inline';
import { type Underlines, underlines } from '../../lib/console/box/underline';
import type { Finding, Verdict } from '../../lib/model/finding';
import type { Commitment } from '../../lib/model/memo';

const HIGHLIGHTS = `::highlight(wenda-block){text-decoration:underline wavy #c8322b 1.5px;background:rgb(200 50 43/8%)}
::highlight(wenda-warn){text-decoration:underline wavy #a15c00 1.5px}::highlight(wenda-hint){text-decoration:underline wavy #2563a8 1.5px}`;

/** What is shown beside the console's box at one moment. */
export interface Shown {
  box: HTMLElement | undefined;
  draft: string;
  verdict: Verdict;
  released: boolean;
  card: Omit<SendCardProps, 'draft'> | undefined;
  /** the replies found for the "/…" in the box */
  search: ReplySearchProps | undefined;
  offer:
    | {
        promise: Commitment;
        buyer: string;
        goods: string | undefined;
        onKeep: (dueAt?: number) => void;
        onDismiss: () => void;
      }
    | undefined;
  onOpen: () => void;
}

/** Our own layer over the page: one fixed element in a shadow root, outside the console's tree and its box. */
export class Surface {
  private readonly host: HTMLElement;
  private readonly layer: HTMLElement;
  private readonly widgets: HTMLElement;
  private readonly lines: Underlines;
  private shown: Shown | undefined;
  private readonly watched = new ResizeObserver(() => this.place());
  private watching: HTMLElement | undefined;

  constructor(
    private readonly page: Document,
    private readonly signal: AbortSignal,
  ) {
    this.host = page.createElement('wenda-guard');
    // Out of the page's flow, whatever its own sheet says of its children: the console must not move by a pixel.
    this.host.style.cssText = 'all:initial!important;position:fixed!important;inset:0 auto auto 0!important';
    const root = this.host.attachShadow({ mode: 'open' });
    const sheet = page.createElement('style');
    sheet.textContent = `${tokens.replaceAll(/:root(:not\([^)]*\))?/g, ':host')}\n${style}`;
    this.layer = page.createElement('div');
    this.layer.className = 'layer';
    this.widgets = page.createElement('div');
    const lines = page.createElement('div');
    this.layer.append(lines, this.widgets);
    root.append(sheet, this.layer);
    this.lines = underlines(lines);
    const highlights = page.createElement('style');
    highlights.textContent = HIGHLIGHTS;
    root.append(highlights.cloneNode(true));
    const follow = () => this.place();
    page.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    page.defaultView?.addEventListener('resize', follow, { signal });
    // Keys typed in our own card are ours: the console's hotkeys must not hear them.
    for (const name of ['keydown', 'keyup', 'keypress'] as const)
      root.addEventListener(name, (e) => e.stopPropagation());
    signal.addEventListener('abort', () => {
      this.watched.disconnect();
      this.lines.clear();
      render(null, this.widgets);
      this.remove();
    });
  }

  /** Whether an event happened in our own layer. */
  owns(event: Event): boolean {
    return event.composedPath().includes(this.host);
  }

  /** Takes our layer out of the page. */
  remove(): void {
    this.host.remove();
  }

  /** The page stays open after the extension has gone: say so, and let go of everything else. */
  sayGoodbye(words: string): void {
    const toast = this.page.createElement('div');
    toast.className = 'toast';
    toast.setAttribute('role', 'status');
    toast.textContent = words;
    this.layer.replaceChildren(toast);
    this.attach();
  }

  private attach(): void {
    if (!this.host.isConnected) this.page.documentElement.append(this.host);
  }

  show(shown: Shown): void {
    if (this.signal.aborted) return;
    this.shown = shown;
    this.attach();
    if (shown.box !== this.watching) {
      this.watched.disconnect();
      this.watching = shown.box;
      if (shown.box) this.watched.observe(shown.box);
    }
    if (shown.box) this.lines.draw(shown.box, shown.draft, findingsOf(shown.verdict));
    else this.lines.clear();
    this.draw();
    this.place();
  }

  private draw(): void {
    const { shown } = this;
    if (!shown) return;
    const { card, offer, search } = shown;
    render(
      <>
        {card && <SendCard {...card} draft={shown.draft} />}
        {search && !card && <ReplySearch {...search} />}
        {offer && !card && !search && (
          <PromiseOffer
            offer={offer.promise}
            buyer={offer.buyer}
            goods={offer.goods}
            now={Date.now()}
            onKeep={offer.onKeep}
            onDismiss={offer.onDismiss}
          />
        )}
        {shown.box && <BoxMark verdict={shown.verdict} released={shown.released} onOpen={shown.onOpen} />}
      </>,
      this.widgets,
    );
  }

  /** The card stands by the box and never over it; the mark at its upper right edge. */
  private place(): void {
    const box = this.shown?.box;
    this.lines.follow();
    if (!box) return;
    const at = box.getBoundingClientRect();
    const card = this.widgets.querySelector<HTMLElement>('.card');
    const mark = this.widgets.querySelector<HTMLElement>('.box-mark');
    const { innerHeight = 0, innerWidth = 0 } = this.page.defaultView ?? {};
    if (card) {
      const size = { width: card.offsetWidth };
      const place = placeCard(at, size, mark ? { width: mark.offsetWidth } : undefined, {
        width: innerWidth,
        height: innerHeight,
      });
      card.style.left = `${place.left}px`;
      card.style.top = place.top === undefined ? 'auto' : `${place.top}px`;
      card.style.bottom = place.bottom === undefined ? 'auto' : `${place.bottom}px`;
      card.style.maxHeight = `${place.maxHeight}px`;
    }
    if (mark) {
      mark.style.right = `${Math.max(8, innerWidth - at.right + 4)}px`;
      mark.style.top = `${Math.max(4, at.top - 26)}px`;
    }
  }
}

const findingsOf = (verdict: Verdict): readonly Finding[] => (verdict.state === 'checked' ? verdict.findings : []);
