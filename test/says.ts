import { inWords } from '../components/words';
import { parseSaying } from '../lib/model/saying';

/** Stands in an expected value for a saying whose words, in the default language, hold `part`. */
export const says = (part: string | RegExp) => ({
  asymmetricMatch(found: unknown): boolean {
    const said = parseSaying(found);
    return said !== undefined && inWords(said).search(part) >= 0;
  },
  toString: () => `says ${part}`,
});
