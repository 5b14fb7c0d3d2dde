import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { certificate, startConsoles } from '../consoles/server';
import { findChromium, needsDisplay } from '../tools/find-browser.mjs';

/*
 * A real Chromium with the real extension, in front of the simulated consoles at the consoles' real addresses.
 * Everything a journey needs of the browser is here; a journey only says what the agent does and sees.
 */

export const CONSOLES = {
  pinduoduo: 'https://mms.pinduoduo.com/chat-merchant/index.html#/',
  feige: 'https://im.jinritemai.com/pc_seller_v2/main/workspace',
} as const;
export type ConsoleName = keyof typeof CONSOLES;

export interface Studio {
  context: BrowserContext;
  extensionId: string;
  worker: Worker;
  profile: string;
  openConsole(name: ConsoleName): Promise<Page>;
  openPage(path: string): Promise<Page>;
  /** opens the browser's real side panel beside `page` and returns a way to drive it */
  openSidePanel(page: Page): Promise<PanelTarget>;
  stopWorker(): Promise<void>;
  /** kills every process of the browser at once, as a crash of the machine would; the profile stays */
  kill(): Promise<void>;
  close(options?: { keepProfile?: boolean }): Promise<void>;
}

export interface LaunchOptions {
  headless?: boolean;
  /** a profile left by an earlier launch, to go on with */
  profile?: string;
  colorScheme?: 'light' | 'dark';
  extension?: string;
  /** the browser's own language: "zh_TW", "en" */
  language?: string;
}

let consoles: Awaited<ReturnType<typeof startConsoles>> | undefined;

/** The simulated consoles, started once a run. */
export async function consolesPort(): Promise<number> {
  consoles ??= await startConsoles();
  return consoles.port;
}

export async function stopConsoles(): Promise<void> {
  await consoles?.close();
  consoles = undefined;
}

/** Starts Chromium with the built extension. Throws where no browser is to be had, saying what to do. */
export async function launch(options: LaunchOptions = {}): Promise<Studio> {
  const headless = options.headless ?? true;
  const port = await consolesPort();
  const tmp = join(process.cwd(), 'test/.tmp');
  const profile = options.profile ?? mkdtempSync(join(tmp, 'profile-'));
  const extension = options.extension ?? process.env['WENDA_EXTENSION'] ?? join(process.cwd(), '.output/chrome-mv3');
  const map = Object.values(CONSOLES)
    .map((address) => `MAP ${new URL(address).host} 127.0.0.1:${port}`)
    .join(', ');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless,
    ignoreHTTPSErrors: true,
    viewport: headless ? { width: 1200, height: 800 } : null,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : headless ? {} : { colorScheme: null }),
    env: { ...process.env, LANGUAGE: options.language ?? process.env['WENDA_LANGUAGE'] ?? 'zh_CN' },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=${map}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      '--ignore-certificate-errors',
      // A certificate only overlooked keeps its answers out of the cache; this one counts as good.
      `--ignore-certificate-errors-spki-list=${certificateHash()}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  // A journey waits for what comes within a second; where it does not come, the run should not stand still for it.
  context.setDefaultTimeout(15_000);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  const extensionId = new URL(worker.url()).host;

  const openPage = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/${path}`);
    return page;
  };
  return {
    context,
    extensionId,
    worker,
    profile,
    openPage,
    async openConsole(name) {
      const page = await context.newPage();
      await page.goto(CONSOLES[name]);
      return page;
    },
    openSidePanel: (page) => openSidePanel(context, page, extensionId),
    async stopWorker() {
      // A page of ours on which nothing runs that could wake it.
      const page = await openPage('icon/16.png');
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve));
      killProfile(profile);
      await closed;
    },
    async close({ keepProfile = false } = {}) {
      await context.close().catch(() => {});
      if (!keepProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function certificateHash(): string {
  const { publicKey } = new X509Certificate(certificate().cert);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** Kills the browser that runs on `profile`, and it alone: found by its own command line. Linux only, as the tests are. */
function killProfile(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    let command = '';
    try {
      command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      // It has ended meanwhile.
    }
    if (command.split('\0').includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL');
  }
}

/** The browser's own side panel: no automation tool lists it as a page, so it is driven by the debugging protocol. */
export interface PanelTarget {
  evaluate<T>(expression: string): Promise<T>;
  /** waits until the expression is true, by the page's own observer-like polling */
  waitFor(expression: string, timeoutMs?: number): Promise<void>;
  screenshot(): Promise<Buffer>;
  media(scheme: 'light' | 'dark'): Promise<void>;
  /** gives the panel another size, in CSS pixels */
  size(width: number, height: number): Promise<void>;
  /** a real key press: 'j', 'Escape', 'Alt+q', '3' */
  press(key: string): Promise<void>;
  /** types text as it would arrive from an input method, into what has the focus */
  type(text: string): Promise<void>;
}

async function openSidePanel(context: BrowserContext, page: Page, extensionId: string): Promise<PanelTarget> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser is gone');
  const session = await browser.newBrowserCDPSession();
  const isPanel = (t: { type: string; url: string }) => t.type === 'page' && t.url.endsWith('/sidepanel.html');
  const targets = async () => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos;
  let panel = (await targets()).find(isPanel);
  if (!panel) {
    const title = await page.title();
    const tab = (await targets()).find((t) => t.type === 'tab' && (t.url === page.url() || t.title === title));
    await page.bringToFront();
    // `Extensions` is newer than the typed protocol.
    await (session as unknown as { send(m: string, p: object): Promise<unknown> }).send('Extensions.triggerAction', {
      id: extensionId,
      targetId: tab?.targetId,
    });
    for (let tries = 0; !panel && tries < 100; tries++) {
      panel = (await targets()).find(isPanel);
      if (!panel) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  if (!panel) throw new Error('the side panel did not open');
  return attach(session, panel.targetId);
}

async function attach(session: CDPSession, targetId: string): Promise<PanelTarget> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let id = 0;
  const call = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      const mine = ++id;
      const hear = (event: { message: string }) => {
        const reply = JSON.parse(event.message) as { id?: number; result: T; error?: { message: string } };
        if (reply.id !== mine) return;
        session.off('Target.receivedMessageFromTarget', hear);
        if (reply.error) reject(new Error(reply.error.message));
        else resolve(reply.result);
      };
      session.on('Target.receivedMessageFromTarget', hear);
      session
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: mine, method, params }) })
        .catch(reject);
    });
  const evaluate = async <T>(expression: string) => {
    const { result, exceptionDetails } = await call<{ result: { value: T }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`in the panel: ${exceptionDetails.text} (${expression})`);
    return result.value;
  };
  // Its focus rings and keys are those of a panel the agent is in.
  await call('Emulation.setFocusEmulationEnabled', { enabled: true });
  return {
    evaluate,
    async waitFor(expression, timeoutMs = 15_000) {
      const until = Date.now() + timeoutMs;
      while (Date.now() < until) {
        if (await evaluate<boolean>(`Boolean(${expression})`)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(
        `the panel never came to: ${expression}\nIt shows: ${(await evaluate<string>('document.body.innerText')).slice(0, 500)}`,
      );
    },
    async screenshot() {
      const { data } = await call<{ data: string }>('Page.captureScreenshot');
      return Buffer.from(data, 'base64');
    },
    async media(scheme) {
      await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    },
    async size(width, height) {
      await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    },
    async press(combination) {
      const keys = combination.split('+');
      const name = keys.pop() ?? '';
      const modifiers = (keys.includes('Alt') ? 1 : 0) + (keys.includes('Shift') ? 8 : 0);
      const key = { modifiers, ...keyNamed(name) };
      await call('Input.dispatchKeyEvent', { type: key.text && modifiers === 0 ? 'keyDown' : 'rawKeyDown', ...key });
      await call('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: undefined });
    },
    async type(text) {
      await call('Input.insertText', { text });
    },
  };
}

const NAMED: Record<string, [code: string, number: number, text?: string]> = {
  Escape: ['Escape', 27],
  Tab: ['Tab', 9],
  Enter: ['Enter', 13, '\r'],
  ArrowDown: ['ArrowDown', 40],
  ArrowUp: ['ArrowUp', 38],
  ' ': ['Space', 32, ' '],
  '/': ['Slash', 191, '/'],
  '?': ['Slash', 191, '?'],
};

/** A key as the debugging protocol wants it. */
function keyNamed(key: string): { key: string; code: string; windowsVirtualKeyCode: number; text?: string } {
  const named = NAMED[key];
  if (named) {
    const [code, number, text] = named;
    return { key, code, windowsVirtualKeyCode: number, ...(text === undefined ? {} : { text }) };
  }
  const upper = key.toUpperCase();
  const code = /\d/.test(key) ? `Digit${key}` : `Key${upper}`;
  return { key, code, windowsVirtualKeyCode: upper.charCodeAt(0), text: key };
}

/** A display of our own where the machine has none. Returns what stops it. */
export async function display(): Promise<() => void> {
  if (!needsDisplay()) return () => {};
  const number = 90 + (process.pid % 9);
  const server = spawn('Xvfb', [`:${number}`, '-screen', '0', '1400x900x24'], { stdio: 'ignore' });
  process.env['DISPLAY'] = `:${number}`;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return () => server.kill();
}

/** The id Chromium gives an unpacked extension in `folder`; known before it is started. */
export function unpackedId(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
