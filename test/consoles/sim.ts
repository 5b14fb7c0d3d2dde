import type { SimBuyer, SimMessage } from './script';

/** What a test (or the control bar) may do to a console, the same for both. */
export interface Sim {
  buyers: SimBuyer[];
  open(uid: string | undefined): void;
  buyerSays(uid: string, text: string): void;
  buyerSendsImage(uid: string): void;
  prependOlder(): void;
  /** takes the thread's container away and puts a new one in its place */
  replaceThread(): void;
  /** keeps the order pane on the previous buyer after a switch, until released */
  holdPane(held: boolean): void;
  /** shows the whole shop's orders, as another tab of the pane does */
  shopOrders(on: boolean): void;
  signOut(on: boolean): void;
  sent(uid: string): string[];
}

declare global {
  interface Window {
    sim: Sim;
  }
}

let last = Date.UTC(2026, 10, 24, 6, 0, 0);

export function newMessage(from: SimMessage['from'], text: string, kind: SimMessage['kind'] = 'text'): SimMessage {
  last += 1000;
  return { id: String(last), from, kind, text, time: new Date(last + 8 * 3_600_000).toISOString() };
}

/** A bar of buttons above the console, for the demo: write as the buyer, send a photo, change the pane. */
export function controlBar(sim: Sim, openUid: () => string | undefined): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'sim-bar';
  const add = (label: string, act: (uid: string) => void) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      const uid = openUid();
      if (uid) act(uid);
    });
    bar.append(button);
  };
  const note = document.createElement('span');
  note.textContent = '模拟后台 · 扮演买家：';
  bar.append(note);
  const line = document.createElement('input');
  line.placeholder = '买家说…';
  line.setAttribute('aria-label', '买家说');
  line.addEventListener('keydown', (event) => {
    const uid = openUid();
    if (event.key !== 'Enter' || event.isComposing || !uid || !line.value) return;
    sim.buyerSays(uid, line.value);
    line.value = '';
  });
  bar.append(line);
  add('发照片', (uid) => sim.buyerSendsImage(uid));
  add('说不想要了', (uid) => sim.buyerSays(uid, '东西没问题，就是不喜欢，想退掉'));
  add('骂人', (uid) => sim.buyerSays(uid, '你们什么破店，等半天没人理'));
  add('加载更早', () => sim.prependOlder());
  add('全店订单', () => sim.shopOrders(true));
  add('个人订单', () => sim.shopOrders(false));
  return bar;
}

/** A grey square with a crack, so that a photo is a photo. */
export const PHOTO =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="120" height="90"%3E%3Crect width="120" height="90" fill="%23cfd6db"/%3E%3Cpath d="M40 20h40v50H40z" fill="%23f6fafc" stroke="%2398a2aa"/%3E%3Cpath d="M55 22l8 18-6 10 7 18" stroke="%2357616a" fill="none"/%3E%3C/svg%3E';
