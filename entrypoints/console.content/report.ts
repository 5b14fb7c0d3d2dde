import type { Fault } from '../../lib/model/case';
import type { Finding } from '../../lib/model/finding';
import { maskPersonal } from '../../lib/model/mask';
import type { GuardEvent } from '../../lib/model/view';
import { askBackground } from '../../lib/request';
import { tried } from './tried';

/* What the guard did, told to the background; nothing in the page waits for it or fails with it. */

const LONGEST = 500;

/** Counts what was done, and about which finding. */
export function report(did: GuardEvent['did'], finding?: Finding, more: Partial<GuardEvent> = {}): void {
  const about = finding ? { rule: finding.rule, category: finding.category } : {};
  tried(() => void askBackground.record({ did, at: 0, ...about, ...more }).catch(() => {}));
}

/** What a report needs to be understood: the words, the message with personal data hidden, whose fault it was. */
export function quoted(
  draft: string,
  { start, end }: Finding,
  fault: Fault | undefined,
): Pick<GuardEvent, 'quote' | 'sentence' | 'fault'> {
  const hidden = (text: string) => maskPersonal(text).slice(0, LONGEST);
  return { quote: hidden(draft.slice(start, end)), sentence: hidden(draft), ...(fault ? { fault } : {}) };
}
