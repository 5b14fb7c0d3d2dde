import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Hands, handsOn } from './hands';
import type { ConsoleName, PanelTarget, Studio } from './harness';

/* What an agent sees and touches in a console, in the words of a journey. */

const BOX = { pinduoduo: '#replyTextarea', feige: 'textarea[data-qa-id="qa-send-message-textarea"]' } as const;
const SEND = { pinduoduo: '.send-btn', feige: '[data-qa-id="qa-send-message-button"]' } as const;
const ROW = { pinduoduo: '.chat-item-box', feige: '[data-qa-id="qa-conversation-chat-item"]' } as const;

/** The buyers of the simulated consoles, by what they are about. */
export const BUYERS = { leak: 0, ship: 1, fit: 2, parcel: 3, long: 4, noOrder: 5, twoOrders: 6, hostile: 7 } as const;

export class Agent {
  private constructor(
    readonly console: ConsoleName,
    readonly page: Page,
    readonly hands: Hands,
    readonly panel: PanelTarget,
  ) {}

  /** Sits down at a console with the side panel open, the first buyer's chat read. */
  static async at(studio: Studio, console: ConsoleName): Promise<Agent> {
    const page = await studio.openConsole(console);
    const panel = await studio.openSidePanel(page);
    const agent = new Agent(console, page, await handsOn(page), panel);
    await page.bringToFront();
    await agent.turnToChat(await agent.nameOf(0));
    return agent;
  }

  /** A panel that begins the day with what is overdue, or was left at a list, is turned to the chat. */
  private turnToChat(buyer: string): Promise<void> {
    return this.panel.waitFor(`(() => {
      const now = document.querySelector('nav.modes button');
      if (now && !now.hasAttribute('aria-current')) now.click();
      return document.querySelector('.buyer')?.textContent === ${JSON.stringify(buyer)};
    })()`);
  }

  get box(): Locator {
    return this.page.locator(BOX[this.console]);
  }
  get send(): Locator {
    return this.page.locator(SEND[this.console]);
  }
  /** the card that says why a message is held */
  get card(): Locator {
    return this.page.locator('wenda-guard .card[role=alertdialog]');
  }
  get offer(): Locator {
    return this.page.locator('wenda-guard .card.offer');
  }
  get mark(): Locator {
    return this.page.locator('wenda-guard .box-mark');
  }
  get underlined(): Locator {
    return this.page.locator('wenda-guard .under');
  }

  draft(): Promise<string> {
    return this.box.inputValue();
  }

  nameOf(at: number): Promise<string> {
    return this.page.evaluate((i) => window.sim.buyers[i]?.name ?? '', at);
  }

  uidOf(at: number): Promise<string> {
    return this.page.evaluate((i) => window.sim.buyers[i]?.uid ?? '', at);
  }

  /** what the console really sent to a buyer, beyond what it held at first */
  sentTo(at: number): Promise<string[]> {
    return this.page.evaluate((i) => window.sim.sent(window.sim.buyers[i]?.uid ?? ''), at);
  }

  /** opens a buyer's chat by a click on their row, and waits until the panel shows them */
  async turnTo(at: number): Promise<void> {
    await this.row(at).click();
    await this.sees(await this.nameOf(at));
  }

  row(at: number): Locator {
    return this.console === 'pinduoduo'
      ? this.page.locator(`${ROW.pinduoduo}[data-random^="${7_000_100 + (at === 7 ? 8 : at)}-"]`).first()
      : this.page.locator(ROW.feige).nth(at);
  }

  async sees(buyer: string): Promise<void> {
    await this.panel.waitFor(`document.querySelector('.buyer')?.textContent === ${JSON.stringify(buyer)}`);
  }

  async panelSays(words: string): Promise<void> {
    await this.panel.waitFor(`document.body.innerText.includes(${JSON.stringify(words)})`);
  }

  panelText(): Promise<string> {
    return this.panel.evaluate<string>('document.querySelector("main").innerText');
  }

  /** sets a fact by hand in the panel */
  async sets(fact: 'F' | 'S' | 'D', value: string): Promise<void> {
    await this.panel.evaluate(`(() => {
      const list = document.querySelector('[data-fact="${fact}"]');
      list.value = ${JSON.stringify(value)};
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await this.panel.waitFor(`document.querySelector('[data-fact="${fact}"]')?.value === ${JSON.stringify(value)}`);
    await this.panel.waitFor(`document.querySelector('[data-fact="${fact}"]')?.closest('.chip-hand')`);
  }

  async writes(text: string): Promise<void> {
    await this.box.click();
    await this.box.fill('');
    await this.hands.compose([text]);
    expect(await this.draft()).toBe(text);
  }
}

/** Asks until it holds; fails with what was seen last. */
export async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean, what: string): Promise<T> {
  let seen = await look();
  for (const end = Date.now() + 15_000; !holds(seen) && Date.now() < end; seen = await look())
    await new Promise((resolve) => setTimeout(resolve, 40));
  if (!holds(seen)) throw new Error(`${what}: never came; last seen ${JSON.stringify(seen)}`);
  return seen;
}
