import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';

/*
 * Serves the simulated consoles over TLS; the test browser maps the consoles' real host names here, so that what is
 * tested are the production manifest and descriptions.
 */

const ROOT = resolve('test/consoles');
const TMP = resolve('test/.tmp');
/** Names the folder where a run of many files has the pages built once. */
export const BUILT = 'WENDA_CONSOLES';
const HOSTS: Record<string, { folder: string; path: string }> = {
  'mms.pinduoduo.com': { folder: 'pinduoduo', path: '/chat-merchant/' },
  'im.jinritemai.com': { folder: 'feige', path: '/pc_seller_v2/main/workspace' },
};
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Builds the consoles' pages; gives the folder they are in, which whoever asked removes. */
export async function buildPages(): Promise<string> {
  mkdirSync(TMP, { recursive: true });
  // A folder of its own: another run, or a person's "npm start" beside it, serves from another.
  const outDir = mkdtempSync(join(TMP, 'consoles-'));
  await build({
    configFile: false,
    root: ROOT,
    base: '/',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      target: 'esnext',
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          pinduoduo: join(ROOT, 'pinduoduo/index.html'),
          feige: join(ROOT, 'feige/index.html'),
          editors: join(ROOT, 'editors/index.html'),
        },
      },
    },
    define: {
      'import.meta.env.FIREFOX': 'false',
      // Draft.js is older than the name every browser has for its page.
      global: 'globalThis',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return outDir;
}

let made: { key: Buffer; cert: Buffer } | undefined;

/** A certificate for this process's test servers: made anew, so that none is ever shared, half written or out of date. */
export function certificate(): { key: Buffer; cert: Buffer } {
  if (made) return made;
  mkdirSync(TMP, { recursive: true });
  const folder = mkdtempSync(join(TMP, 'certificate-'));
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  const names = Object.keys(HOSTS).map((host) => `DNS:${host}`);
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '30',
      '-subj',
      '/CN=wenda-test',
      '-addext',
      `subjectAltName=${names.join()}`,
    ],
    { stdio: 'ignore' },
  );
  made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true, force: true });
  return made;
}

/** Serves both consoles on a free port, from the folder a run built for all its files or from one built for this. */
export async function startConsoles(): Promise<{ port: number; close(): Promise<void> }> {
  const built = process.env[BUILT];
  const pages = built ?? (await buildPages());
  const server = createServer(certificate(), (request, response) => {
    const host = HOSTS[(request.headers.host ?? '').split(':')[0] ?? ''];
    const path = new URL(request.url ?? '/', 'https://x').pathname;
    const isPage = host && path.startsWith(host.path);
    const file = isPage ? join(pages, host.folder, 'index.html') : join(pages, path.replace(/\.\./g, ''));
    if (!host || !extname(file) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) =>
        server.close(() => {
          if (!built) rmSync(pages, { recursive: true, force: true });
          done();
        }),
      ),
  };
}
