import { readdirSync, readFileSync } from 'node:fs';

/** A sentence of the project's own, and the heading it stands under. */
export interface OwnSentence {
  /** of the file and the line: the same as long as nothing is put above it */
  id: string;
  file: string;
  heading: string;
  line: string;
  /** what it answers, where that was written down */
  buyer: string | undefined;
}

const FOLDER = 'test/corpora';
const BUYER = ' ⇐ ';

/**
 * The project's own sentences of a kind (`wording`, `scenario`, `fault`, `commitment`, `talks`), from every file
 * `own-KIND*.txt`, in the order of the files' names: headings in brackets, one sentence a line, `#` before a remark. Behind ` ⇐ ` stands
 * what the buyer had said.
 */
export function ownSentences(kind: string): OwnSentence[] {
  const names = readdirSync(FOLDER).filter((name) => name.startsWith(`own-${kind}`) && name.endsWith('.txt'));
  return names.sort().flatMap((name) => {
    const file = name.slice(0, -4);
    let heading = '';
    return readFileSync(`${FOLDER}/${name}`, 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        if (line === '' || line.startsWith('#')) return [];
        const head = /^\[([a-z][a-z -]*)\]$/.exec(line)?.[1];
        if (head !== undefined) {
          heading = head;
          return [];
        }
        const [said = '', buyer] = line.split(BUYER);
        return [{ id: `${file}-${at}`, file, heading, line: said, buyer }];
      });
  });
}
