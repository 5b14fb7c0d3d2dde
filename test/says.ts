import { inWords } from '../components/words';
import { parseSaying } from '../lib/model/saying';

/** Stands in an expected value for a saying whose words, in the default language, hold `part`. */
export const says = (part: string | RegExp) => ({
  asymmetricMatch(found: unknown): boolean {
    const said = parseSaying(found);
    if (!said) return false;
    return typeof part === 'string' ? inWords(said).includes(part) : part.test(inWords(said));
  },
  toString: () => `says ${part}`,
});
