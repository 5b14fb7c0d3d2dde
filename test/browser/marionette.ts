import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { findFirefox } from '../tools/find-browser.mjs';
import { consolesPort } from './harness';

/*
 * A real Firefox with the real extension, driven by its own remote protocol: the only way known to open the
 * extension's own pages and its sidebar there. Frames are `${length}:${json}`, requests [0, id, name, parameters].
 */

const ADDON = 'wenda@wenda.example';
const UUID = '6d0f2c1e-3a57-4b1c-9a53-1f0f5e0c7a21';

export interface Firefox {
  navigate(url: string): Promise<void>;
  /** runs a function body in the page; `return` gives its value */
  evaluate<T>(body: string, args?: unknown[]): Promise<T>;
  /** evaluates until true; throws with what the page shows */
  waitFor(body: string, timeoutMs?: number): Promise<void>;
  /** real key events, typed into what has the focus */
  type(text: string): Promise<void>;
  /** one key pressed while another is held down: a modifier by its WebDriver code, then the key */
  chord(modifier: string, key: string): Promise<void>;
  page(path: string): string;
  screenshot(): Promise<Buffer>;
  chrome<T>(body: string): Promise<T>;
  close(): Promise<void>;
}

/** Passes https connections for any host to the simulated consoles, as a browser's proxy. */
async function proxyTo(port: number): Promise<Server> {
  const server = createServer((client: Socket) => {
    client.on('error', () => {});
    client.once('data', () => {
      const upstream = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server) => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return address.port;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function connectTo(port: number, process_: ChildProcess): Promise<Socket> {
  for (let tries = 0; tries < 300 && process_.exitCode === null; tries++) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const s = connect(port, '127.0.0.1', () => resolve(s));
      s.on('error', () => resolve(undefined));
    });
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Firefox did not open its remote port');
}

function client(socket: Socket) {
  let buffer = Buffer.alloc(0);
  let id = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const take = () => {
    const colon = buffer.indexOf(58);
    if (colon < 0) return false;
    const length = Number(buffer.subarray(0, colon).toString());
    if (buffer.length < colon + 1 + length) return false;
    const frame: unknown = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
    buffer = buffer.subarray(colon + 1 + length);
    if (Array.isArray(frame)) {
      const [, replyTo, error, result] = frame as [number, number, { message: string } | null, unknown];
      const asked = waiting.get(replyTo);
      waiting.delete(replyTo);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
    return true;
  };
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (take());
  });
  return <T>(name: string, parameters: object = {}) =>
    new Promise<T>((resolve, reject) => {
      const mine = ++id;
      waiting.set(mine, { resolve: resolve as (value: unknown) => void, reject });
      const json = JSON.stringify([0, mine, name, parameters]);
      socket.write(`${Buffer.byteLength(json)}:${json}`);
    });
}

/** Starts Firefox with the built extension, in front of the simulated consoles. */
export async function launchFirefox(): Promise<Firefox> {
  const binary = findFirefox();
  if (!binary) throw new Error('there is no Firefox');
  const proxy = await proxyTo(await consolesPort());
  const port = await freePort();
  const profile = mkdtempSync(join(process.cwd(), 'test/.tmp/firefox-'));
  const prefs: Record<string, string | number | boolean> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: UUID }),
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': portOf(proxy),
    'intl.locale.requested': 'zh-CN',
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.shell.checkDefaultBrowser': false,
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(prefs)
      .map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`)
      .join('\n'),
  );
  const firefox = spawn(
    binary,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    { stdio: 'ignore' },
  );
  const socket = await connectTo(port, firefox);
  const call = client(socket);
  await call('WebDriver:NewSession', { acceptInsecureCerts: true });
  await call('Addon:Install', {
    path: process.env['WENDA_EXTENSION_FIREFOX'] ?? join(process.cwd(), '.output/firefox-mv3'),
    temporary: true,
  });

  const evaluate = async <T>(body: string, args: unknown[] = []) =>
    (await call<{ value: T }>('WebDriver:ExecuteScript', { script: body, args })).value;
  return {
    evaluate,
    navigate: async (url) => {
      await call('WebDriver:Navigate', { url });
    },
    async waitFor(body, timeoutMs = 10_000) {
      const until = Date.now() + timeoutMs;
      while (Date.now() < until) {
        if (await evaluate<boolean>(body)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Firefox never came to: ${body}\nIt shows: ${await evaluate('return document.body.innerText')}`);
    },
    async type(text) {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await call('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async chord(modifier, key) {
      const actions = [
        { type: 'keyDown', value: modifier },
        { type: 'keyDown', value: key },
        { type: 'keyUp', value: key },
        { type: 'keyUp', value: modifier },
      ];
      await call('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    page: (path) => `moz-extension://${UUID}/${path}`,
    screenshot: async () =>
      Buffer.from((await call<{ value: string }>('WebDriver:TakeScreenshot', { full: false })).value, 'base64'),
    async chrome<T>(body: string) {
      await call('Marionette:SetContext', { value: 'chrome' });
      try {
        const asked = {
          script: `const done = arguments[0]; (async () => { ${body} })().then(done, (e) => done(String(e)))`,
          args: [],
        };
        return (await call<{ value: T }>('WebDriver:ExecuteAsyncScript', asked)).value;
      } finally {
        await call('Marionette:SetContext', { value: 'content' });
      }
    },
    async close() {
      await Promise.race([
        call('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 3000)),
      ]);
      socket.destroy();
      firefox.kill('SIGKILL');
      proxy.close();
      await new Promise((resolve) => (firefox.exitCode === null ? firefox.once('exit', resolve) : resolve(undefined)));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
