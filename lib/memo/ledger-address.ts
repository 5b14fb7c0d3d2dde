import * as v from 'valibot';
import { CAUSES, PARTIES } from './cause';
import { EVERYTHING, type LedgerQuery, PERIODS } from './ledger-find';

/*
 * What is looked for in the register, as part of an address: a figure leads to the cases it counts. It stands where else
 * the id of one entry stands, and no id begins with a question mark.
 */

const text = v.optional(v.pipe(v.string(), v.maxLength(500)), '');
const QuerySchema = v.object({
  search: text,
  state: v.optional(v.picklist(['open', 'closed', '']), ''),
  cause: v.optional(v.picklist([...CAUSES, 'none', '']), ''),
  party: v.optional(v.picklist([...PARTIES, 'none', '']), ''),
  goods: text,
  courier: text,
  period: v.optional(v.picklist(PERIODS), 'any'),
});

/** The last part of an address that shows what is looked for; what is not asked for is left out. */
export function addressOf(query: Partial<LedgerQuery>): string {
  const wanted = { ...EVERYTHING, ...query };
  const asked = (Object.keys(EVERYTHING) as (keyof LedgerQuery)[]).filter((name) => wanted[name] !== EVERYTHING[name]);
  return encodeURIComponent(`?${asked.map((name) => `${name}=${escaped(wanted[name] ?? '')}`).join('&')}`);
}

/** What an address's last part, decoded, looks for; `undefined` where it names an entry, or makes no sense. */
export function queryIn(part: string): LedgerQuery | undefined {
  if (!part.startsWith('?')) return undefined;
  try {
    const pairs = part.slice(1).split('&').filter(Boolean);
    const read = v.safeParse(
      QuerySchema,
      Object.fromEntries(pairs.map((pair) => pair.split('=').map((each) => decodeURIComponent(each)))),
    );
    return read.success ? read.output : undefined;
  } catch {
    // A half of an escape: somebody shortened the address.
    return undefined;
  }
}

// A text cut short in the middle of a character has half of one, which no address can hold.
const escaped = (each: string): string => encodeURIComponent(each.replace(/\p{Surrogate}/gu, '\ufffd'));
