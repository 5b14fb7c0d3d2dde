// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { consoles } from '../lib/console/index';
import { CATEGORIES } from '../lib/model/category';
import { builtInPack } from '../lib/policy/packs/index';

/*
 * What the house promises about itself: which room may import which, that every registry lists its whole folder, that each
 * category has rules and each console a saved page, and the style that matters.
 */

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

interface Import {
  room: string | undefined;
  name: string;
  typeOnly: boolean;
}

/** What a file imports at its head, passes on, or fetches when it is needed. */
function importsOf(path: string, text: string): Import[] {
  const atHead = text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'/gms);
  const fetched = text.matchAll(/(\btypeof\s+)?\bimport\(\s*'([^']+)'/g);
  return [...atHead, ...fetched].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const local = name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : undefined;
    return { room: local === undefined ? undefined : roomOf(local), name, typeOnly: match[1] !== undefined };
  });
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
        ({ path, text }) =>
          !MAY_USE_BROWSER.test(path) &&
          importsOf(path, text).some(({ name }) => name === 'webextension-polyfill' || name === 'wxt/browser'),
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

/** Registries, each with the files it must import: those of one folder that are `listed`. */
const REGISTRIES: readonly { registry: string; folder: string; listed: (name: string, text: string) => boolean }[] = [
  { registry: 'lib/policy/packs/index.ts', folder: 'lib/policy/packs', listed: isYaml },
  ...['index', 'spelled', 'traditional'].map((name) => ({
    registry: `lib/reply/library/${name}.ts`,
    folder: 'lib/reply/library',
    listed: isYaml,
  })),
  {
    registry: 'lib/console/index.ts',
    folder: 'lib/console',
    listed: (_, text) => /^export const \w+ = defineConsole\(/m.test(text),
  },
  {
    registry: 'entrypoints/desk/panes.ts',
    folder: 'entrypoints/desk',
    listed: (_, text) => /^export (function|const) \w+Tab\b/m.test(text),
  },
];

function isYaml(name: string): boolean {
  return name.endsWith('.yaml');
}

describe('nothing is left out', () => {
  test.each(REGISTRIES)('$registry lists all of $folder that is its own', ({ registry, folder, listed }) => {
    const imported = importsOf(registry, readFileSync(join(root, registry), 'utf8')).map(({ name }) =>
      relative(root, resolve(root, dirname(registry), name.replace(/\?.*$/, ''))),
    );
    const there = readdirSync(join(root, folder))
      .map((name) => `${folder}/${name}`)
      .filter((path) => statSync(join(root, path)).isFile() && listed(path, readFileSync(join(root, path), 'utf8')));
    expect(there.length).toBeGreaterThan(0);
    const missing = there.filter((path) => !imported.includes(path) && !imported.includes(path.replace(/\.tsx?$/, '')));
    expect(missing.map((path) => `${path}: give it its line in ${registry}`)).toEqual([]);
  });

  test('every word list of lib is read by somebody', () => {
    const read = sources.flatMap(({ path, text }) =>
      importsOf(path, text).map(({ name }) => relative(root, resolve(root, dirname(path), name.replace(/\?.*$/, '')))),
    );
    const unread = walk(join(root, 'lib'))
      .map((path) => relative(root, path))
      .filter((path) => /\.(yaml|json)$/.test(path) && !read.includes(path));
    expect(unread.map((path) => `${path}: nobody imports it`)).toEqual([]);
  });

  test('every category of the model has rules, in a file of its name', () => {
    const ruled = new Set(builtInPack().rules?.map(({ category }) => category));
    const without = CATEGORIES.filter((category) => !ruled.has(category));
    expect(without.map((category) => `${category}: write its rules in lib/policy/packs/${category}.yaml`)).toEqual([]);
    const files = readdirSync(join(root, 'lib/policy/packs'));
    const unnamed = CATEGORIES.filter((category) => !files.includes(`${category}.yaml`));
    expect(unnamed.map((category) => `lib/policy/packs/${category}.yaml is missing`)).toEqual([]);
  });

  test('every console has a saved page that a test reads', () => {
    const readers = readFileSync(join(root, 'lib/console/read.test.ts'), 'utf8');
    const without = consoles.filter(
      ({ id }) => !readdirSync(join(root, 'test/pages')).includes(`${id}.html`) || !readers.includes(`saved('${id}')`),
    );
    expect(without.map(({ id }) => `${id}: save a page as test/pages/${id}.html and read it in read.test.ts`)).toEqual(
      [],
    );
  });
});

test('an import is seen at the head of a file, in passing on, and where it is fetched', () => {
  const text = `import type { A } from './a';\nimport './b';\nexport { c } from './c';
const d = await import('./d');\ntype E = typeof import('./e');\nvoid import(\n  './f'\n);`;
  expect(importsOf('lib/case/x.ts', text).map(({ room, name, typeOnly }) => [room, name, typeOnly])).toEqual([
    ['case', './a', true],
    ['case', './b', false],
    ['case', './c', false],
    ['case', './d', false],
    ['case', './e', true],
    ['case', './f', false],
  ]);
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
