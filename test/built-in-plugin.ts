import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';
import { yaml } from './yaml-plugin';

const NAME = 'virtual:built-in-policy';
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Code points that are no characters. Chromium takes a script that holds one for no UTF-8, and with it refuses the whole
 * extension. They are escaped in the text that is parsed, for a minifier would write them out in a string of code.
 */
const NO_CHARACTER = /[\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff][\udffe\udfff]/g;
const escaped = (text: string) =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

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
      // A string to parse is read much faster than the same thing written out.
      const json = JSON.stringify(JSON.stringify(module.builtInPolicy()).replaceAll(NO_CHARACTER, escaped));
      return { code: `export default JSON.parse(${json});`, map: null };
    },
  };
}
