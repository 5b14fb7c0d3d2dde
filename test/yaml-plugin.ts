import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

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
      const make: (reply: SheetReply) => unknown = await makers[query]();
      const made = Object.fromEntries(sheet.replies.map((reply) => [reply.id, make(reply)]));
      return { code: `export default ${JSON.stringify(made)};`, map: null };
    },
    transform(source, id) {
      if (!/\.ya?ml$/.test(id)) return null;
      return { code: `export default ${JSON.stringify(parse(source))};`, map: null };
    },
  };
}

/** Each dictionary is loaded once, and only by a build that asks for it. */
const makers = { spelled: once(spelling), traditional: once(traditionally) };

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function spelling() {
  const { spell } = await import('../lib/reply/spell');
  const { wordsOf } = await import('../lib/reply/words');
  return (reply: SheetReply) => spell(wordsOf(reply));
}

async function traditionally() {
  const { Converter } = await import('opencc-js/cn2t');
  const convert = Converter({ from: 'cn', to: 'tw' });
  // The names of slots are no text.
  const words = (text: string) =>
    text
      .split(/(\{[a-zA-Z]+\})/)
      .map((piece) => (piece.startsWith('{') ? piece : convert(piece)))
      .join('');
  return ({ text }: SheetReply) => words(text);
}
