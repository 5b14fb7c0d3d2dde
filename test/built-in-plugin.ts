import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';
import { yaml } from './yaml-plugin';

const NAME = 'virtual:built-in-policy';
const root = fileURLToPath(new URL('..', import.meta.url));

/** The built-in policy is compiled when the product is built, not in every tab: its tables are a module of their own. */
export function builtInPolicy(): Plugin {
  return {
    name: 'wenda:built-in-policy',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const { module, dependencies } = await runnerImport<typeof import('../lib/policy/store-built-in')>(
        `${root}lib/policy/store-built-in.ts`,
        { root, configFile: false, logLevel: 'error', plugins: [yaml()] },
      );
      for (const file of dependencies) this.addWatchFile(file);
      const { policy, likeness, clocks } = module.builtInPolicy();
      const code = [
        `export const storedPolicy = () => ${parsed(policy)};`,
        `export const storedLikeness = () => ${parsed(likeness)};`,
        `export const builtInClocks = ${JSON.stringify(clocks)};`,
      ];
      return { code: code.join('\n'), map: null };
    },
  };
}

/** A string to parse is read much faster than the same thing written out. */
const parsed = (value: unknown) => `JSON.parse(${JSON.stringify(ofCharacters(JSON.stringify(value)))})`;

/** Chromium takes no script that holds what Unicode says is no character: in the JSON such a one is written by its number. */
const ofCharacters = (json: string) =>
  json.replace(/[\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff][\udffe\udfff]/g, (none) =>
    none.replace(/[\ud800-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`),
  );
