import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, runnerImport } from 'vite';

/* Runs one of the project's own tools, written in TypeScript, with packs in YAML: `run.mjs NAME`, `run.mjs bench NAME`. */

const root = new URL('../../', import.meta.url);
const [name = '', ...rest] = process.argv.slice(2);
const bench = name === 'bench' ? (rest.shift() ?? '') : undefined;
const file = bench === undefined ? `test/tools/${name}.ts` : `test/bench/${bench}.ts`;

if (!/^[a-z-]+$/.test(bench ?? name) || !existsSync(new URL(file, root))) {
  console.error(`There is no ${file}. Usage: node test/tools/run.mjs judge|score|start|browser|screenshots|bench NAME`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...rest);

const config = { root: root.pathname, configFile: false, logLevel: 'error' };
const load = (path, plugins) => runnerImport(new URL(path, root).pathname, { ...config, plugins });
const { module: packs } = await load('test/yaml-plugin.ts', []);
const { module: ready } = await load('test/built-in-plugin.ts', []);
const plugins = [packs.yaml(), ready.builtInPolicy()];
const tool = bench === undefined ? (await load(file, plugins)).module : await bundled(file);
const status = await tool.main(rest, { root: pathToFileURL(root.pathname).href });
if (typeof status === 'number') process.exitCode = status;

/** A bench runs what ships: put together in one file, where a function of another module is called like its own. */
async function bundled(entry) {
  const outDir = new URL(`test/.tmp/bench-${bench}/`, root).pathname;
  const output = { entryFileNames: 'bench.mjs' };
  await build({
    ...config,
    publicDir: false,
    plugins,
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'node20', rolldownOptions: { output } },
  });
  return import(pathToFileURL(`${outDir}bench.mjs`).href);
}
