import type { Plugin } from 'vite';
import { parse } from 'yaml';

/** Packs and vocabularies are written in YAML for people and reach the program as plain data, read at build time. */
export function yaml(): Plugin {
  return {
    name: 'wenda:yaml',
    transform(source, id) {
      if (!/\.ya?ml$/.test(id)) return null;
      return { code: `export default ${JSON.stringify(parse(source))};`, map: null };
    },
  };
}
