// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/* What the house promises about itself: which room may import which, and that every registry lists its whole folder. */

const root = resolve(import.meta.dirname, '..');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    // What a browser that is running writes may be gone the next moment.
    if (name === '.tmp') return [];
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

const sources = ['lib', 'components', 'entrypoints']
  .flatMap((folder) => walk(join(root, folder)))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

/** `lib/wording/check.ts` → `wording`; `lib/request.ts` → `request`; `components/x.tsx` → `components`. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? second.replace(/\.ts$/, '') : top;
}

function importsOf(path: string, text: string): { room: string | undefined; name: string; typeOnly: boolean }[] {
  return [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'/gms)].map(
    (match) => {
      const name = match[2] ?? match[3] ?? '';
      const local = name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : undefined;
      return { room: local === undefined ? undefined : roomOf(local), name, typeOnly: match[1] !== undefined };
    },
  );
}

const MAY_IMPORT: Record<string, readonly string[]> = {
  // The keys of what it says, as a type: the words themselves are the edge's.
  model: ['public'],
  wording: ['model'],
  policy: ['model', 'wording'],
  case: ['model', 'wording'],
  reply: ['model', 'wording', 'case'],
  memo: ['model', 'case'],
  insight: ['model', 'memo'],
  console: ['model'],
  store: ['model', 'policy', 'memo'],
  team: ['model', 'policy', 'memo', 'store'],
  request: ['model', 'policy', 'memo', 'console'],
  components: ['model', 'wording', 'policy', 'case', 'reply', 'memo', 'insight', 'public'],
};
const PURE = ['model', 'wording', 'policy', 'case', 'reply', 'memo', 'insight'];
const MAY_USE_BROWSER = /^(lib\/request\.ts|lib\/store\/settings\.ts|lib\/team\/|entrypoints\/)/;

describe('directions', () => {
  test('a room imports only the rooms above it', () => {
    const wrong = sources.flatMap(({ path, text }) => {
      const room = roomOf(path);
      const may = MAY_IMPORT[room];
      if (!may) return room === 'entrypoints' ? [] : [`${path}: ${room} is no room of the house plan`];
      return importsOf(path, text)
        .filter((found) => found.room !== undefined && found.room !== room && !may.includes(found.room))
        .map((found) => `${path} imports ${found.name}: ${room} may import ${may.join(', ') || 'nothing'}`);
    });
    expect(wrong).toEqual([]);
  });

  test('no room of lib holds the words it says', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(path, text)
        .filter(({ room, typeOnly }) => path.startsWith('lib/') && room === 'public' && !typeOnly)
        .map(({ name }) => `${path} imports ${name}: say it by its key, see lib/model/saying.ts`),
    );
    expect(wrong).toEqual([]);
  });

  test('every sentence of lib has its words, and no words are left unsaid', () => {
    const file = readFileSync(join(root, 'public/_locales/zh_CN/messages.json'), 'utf8');
    const known = Object.keys(JSON.parse(file)).filter((key) => key.startsWith('say_'));
    const said = new Set(
      sources.flatMap(({ path, text }) =>
        path.startsWith('lib/') || path === 'components/words.ts' ? (text.match(/'say_\w+'/g) ?? []) : [],
      ),
    );
    expect([...said].map((key) => key.slice(1, -1)).sort()).toEqual(known.sort());
  });

  test('a sentence is given what stands in its gaps, and nothing where it has none', () => {
    const words: Record<string, { message: string }> = JSON.parse(
      readFileSync(join(root, 'public/_locales/zh_CN/messages.json'), 'utf8'),
    );
    const wrong = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bsaying\(\s*'(\w+)'(,?)/g)]
        .filter(([, key = '', more]) => (words[key]?.message ?? '').includes('$') !== (more === ','))
        .map(([, key]) => `${path}: ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only the edges import the browser', () => {
    const wrong = sources
      .filter(
        ({ path, text }) => !MAY_USE_BROWSER.test(path) && /from '(webextension-polyfill|wxt\/browser)'/.test(text),
      )
      .map(({ path }) => `${path}: ask through lib/request.ts, or take what you need as an argument`);
    expect(wrong).toEqual([]);
  });

  test('pure rooms know no page, no clock and no chance', () => {
    const impure =
      /\b(document|window)\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.randomUUID\(|\bindexedDB\b|\bchrome\./;
    const wrong = sources
      .filter(({ path }) => path.startsWith('lib/') && PURE.includes(roomOf(path)))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .map((line, at) => ({ line: line.replace(/\/\/.*|^\s*\*.*|\/\*.*/, ''), at }))
          .filter(({ line }) => impure.test(line))
          .map(({ line, at }) => `${path}:${at + 1} ${line.trim()}: take it as an argument`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('style that matters', () => {
  test('no any, no silenced compiler, no markup from text', () => {
    const banned =
      /:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error|\.innerHTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML/;
    const wrong = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, at) => ({ line, at }))
        // Prose may say "any"; the silencers are comments themselves.
        .filter(({ line }) => banned.test(/^\s*(\/?\*|\/\/)/.test(line) ? line.replace(/:\s*any\b/g, '') : line))
        .map(({ line, at }) => `${path}:${at + 1} ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  test('default exports only where WXT asks for them', () => {
    const wrong = sources
      .filter(({ path, text }) => /^export default/m.test(text) && !/^entrypoints\//.test(path))
      .map(({ path }) => `${path}: export by name`);
    expect(wrong).toEqual([]);
  });

  test('nothing in the project names the machine it was made on', () => {
    const wrong = [
      ...sources,
      ...walk(join(root, 'test'))
        .filter((p) => /\.(ts|tsx|mjs|yaml|md|html|css)$/.test(p) && !p.includes('.timestamp-'))
        .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') })),
    ]
      .filter(
        ({ path, text }) => path !== 'test/guards.test.ts' && /\/work\/(main|shared)|farm-(studio|bench)/.test(text),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});
