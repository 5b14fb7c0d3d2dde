import type { Reply } from '../model/reply';
import { SIMPLIFIED, TRADITIONAL } from '../wording/traditional';
import { traditionalLibrary } from './library/traditional';

const onlyTraditional = new Set(TRADITIONAL);
const onlySimplified = new Set(SIMPLIFIED);

/** The buyer's last messages that are looked at. */
const LOOKED_AT = 6;

/** Whether the buyer writes the traditional script: most of the characters that tell the two apart are its own. */
export function writesTraditional(buyer: readonly string[]): boolean {
  let traditional = 0;
  let simplified = 0;
  for (const message of buyer.slice(-LOOKED_AT)) {
    for (const character of message) {
      if (onlyTraditional.has(character)) traditional++;
      else if (onlySimplified.has(character)) simplified++;
    }
  }
  return traditional >= 2 && traditional > simplified;
}

/** A reply in the traditional script, where there is one; what an agent or a shop wrote stays as they wrote it. */
export function inTraditional(reply: Reply): Reply {
  const text = traditionalLibrary[reply.id];
  return text === undefined ? reply : { ...reply, text };
}
