import type { PackProblem } from './problem';

/* Places of the studio: what a problem, a search or the check-up points at, and the address that leads there. */

const PAGES = [
  'start',
  'new',
  'pack',
  'words',
  'replies',
  'limits',
  'health',
  'changes',
  'text',
  'trust',
  'answers',
] as const;
export type PageName = (typeof PAGES)[number];

/** A page of the studio, or one thing on it; `field` names the field meant: `flags.1`, `clocks.2.hours`. */
export type Place = { at: 'rule'; id: string; field?: string } | { at: PageName; id?: string; field?: string };

/** `#rule/private-contact/flags.1` */
export function hrefOf(place: Place): string {
  const parts = [place.at, place.id ?? (place.field === undefined ? undefined : ''), place.field];
  return `#${parts.flatMap((part) => (part === undefined ? [] : encodeURIComponent(part))).join('/')}`;
}

/** The place an address means; anything else is the start. */
export function placeIn(hash: string): Place {
  const [at = '', id, field] = hash.replace(/^#/, '').split('/').map(decoded);
  const rest = { ...(id ? { id } : {}), ...(field ? { field } : {}) };
  if (at === 'rule' && id) return { at, ...rest, id };
  const page = PAGES.find((name) => name === at);
  return page ? { at: page, ...rest } : { at: 'start' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where a problem is mended. */
export function placeOfProblem({ rule, vocabulary, field, path = [] }: PackProblem): Place {
  if (vocabulary !== undefined) return { at: 'words', id: vocabulary };
  if (rule !== undefined) return { at: 'rule', id: rule, field: fieldOf(field) };
  const [first, second] = path;
  if (first === 'replies') return { at: 'replies', id: String(second ?? '') };
  if (first === 'vocabulary' || first === 'allow') return { at: 'words' };
  if (
    typeof first === 'string' &&
    ['clocks', 'calls', 'recurring', 'limits', 'overrides', 'keep', 'ledger', 'aid', 'agents'].includes(first)
  )
    return { at: 'limits', field };
  return first === 'rules' ? { at: 'text' } : { at: 'pack', field };
}

/** The field of a rule a problem stands at, without the rule's own place in the pack: `rules.3.flags.1` → `flags.1`. */
export const fieldOf = (field: string): string => field.replace(/^rules\.\d+\./, '');
