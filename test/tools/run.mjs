import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';

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
const { module: tool } = await load(file, [packs.yaml(), ready.builtInPolicy()]);
const status = await tool.main(rest, { root: pathToFileURL(root.pathname).href });
if (typeof status === 'number') process.exitCode = status;
