import { pinyin } from 'pinyin-pro';
import type { Spelled } from '../model/reply';

/*
 * Words by sound. The dictionary weighs 300 kB: it is used where a reply is written or the library is built, never in
 * a seller's page, and what it says is kept beside the reply.
 */

/** Spells a text: "退款了" is "tuikuanle" and "tkl". What is no character or letter keeps its neighbours apart. */
export function spell(text: string): Spelled {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  let full = '';
  let initials = '';
  for (const syllable of syllables) {
    const letters = syllable.toLowerCase();
    const plain = /^[a-z0-9]+$/.test(letters);
    full += plain ? letters : ' ';
    initials += plain ? letters.charAt(0) : ' ';
  }
  return { full: full.replaceAll(/ +/g, ' '), initials: initials.replaceAll(/ +/g, ' ') };
}
