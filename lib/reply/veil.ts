import { replacePersonal } from '../model/mask';
import { type Saying, saying } from '../model/saying';

/*
 * What leaves the machine for the writing aid is veiled: personal data, names and numbers go as "[[1]]", "[[2]]" and come
 * back in the answer. The same value has the same mark everywhere, so the text can still be understood.
 */

export type Unveiled = { ok: true; text: string } | { ok: false; problem: Saying };

const MARK = /\[\[\s*(\d{1,3})\s*\]\]/g;
/** Shorter names would be found inside ordinary words. */
const SHORTEST = 2;

export class Veil {
  private readonly values: string[] = [];
  private readonly names: RegExp | undefined;

  /** `names`: what is personal in this case beyond what a text shows by itself, such as the buyer's name and the order's number. */
  constructor(names: readonly (string | undefined)[]) {
    const known = [...new Set(names.flatMap((name) => name?.trim() ?? []))]
      .filter((name) => name.length >= SHORTEST)
      .sort((a, b) => b.length - a.length);
    this.names = known.length > 0 ? new RegExp(known.map(literally).join('|'), 'g') : undefined;
  }

  /** The text as it may leave the machine. */
  hide(text: string): string {
    // Marks that the text itself holds would be taken for ours; and nothing is looked for inside a mark.
    return outsideMarks(
      text,
      (typed) =>
        outsideMarks(
          replacePersonal(typed, (value) => this.mark(value)),
          (rest) => (this.names ? rest.replace(this.names, (name) => this.mark(name)) : rest),
          (mark) => mark,
        ),
      (typed) => this.mark(typed),
    );
  }

  /** The answer with the values back in it. An answer that made up a mark is refused: what it meant is not known. */
  show(text: string): Unveiled {
    let unknown = false;
    const shown = text.replace(MARK, (typed, number: string) => {
      const value = this.values[Number(number) - 1];
      if (value === undefined) unknown = true;
      return value ?? typed;
    });
    return unknown ? { ok: false, problem: saying('say_aidStrangeMark') } : { ok: true, text: shown };
  }

  private mark(value: string): string {
    const known = this.values.indexOf(value);
    return `[[${known >= 0 ? known + 1 : this.values.push(value)}]]`;
  }
}

const literally = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text with `plain` applied between its marks and `marked` to them. */
function outsideMarks(text: string, plain: (text: string) => string, marked: (mark: string) => string): string {
  let [done, from] = ['', 0];
  for (const found of text.matchAll(MARK)) {
    done += plain(text.slice(from, found.index)) + marked(found[0]);
    from = found.index + found[0].length;
  }
  return done + plain(text.slice(from));
}
