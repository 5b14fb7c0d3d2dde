import { readFile } from 'node:fs/promises';
import { Converter } from 'opencc-js/cn2t';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { spell } from '../lib/reply/spell';
import { wordsOf } from '../lib/reply/words';

interface SheetReply {
  id: string;
  text: string;
}

/**
 * Packs and vocabularies are written in YAML for people and reach the program as plain data, read at build time. Of a
 * sheet of replies, `?spelled` gives how each is spelled, and `?traditional` its words in the traditional script.
 */
export function yaml(): Plugin {
  return {
    name: 'wenda:yaml',
    async load(id) {
      const [path = '', query] = id.split('?');
      if (!/\.ya?ml$/.test(path) || (query !== 'spelled' && query !== 'traditional')) return null;
      this.addWatchFile?.(path);
      const sheet = parse(await readFile(path, 'utf8')) as { replies: SheetReply[] };
      const make: (reply: SheetReply) => unknown = makers[query];
      const made = Object.fromEntries(sheet.replies.map((reply) => [reply.id, make(reply)]));
      return { code: `export default ${JSON.stringify(made)};`, map: null };
    },
    transform(source, id) {
      if (!/\.ya?ml$/.test(id)) return null;
      return { code: `export default ${JSON.stringify(parse(source))};`, map: null };
    },
  };
}

const makers = { spelled: (reply: SheetReply) => spell(wordsOf(reply)), traditional: inTraditional };

let convert: ((text: string) => string) | undefined;

/** The words in the traditional script; the names of slots are no words. */
function inTraditional({ text }: SheetReply): string {
  convert ??= Converter({ from: 'cn', to: 'tw' });
  const turn = convert;
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .map((piece) => (piece.startsWith('{') ? piece : turn(piece)))
    .join('');
}
