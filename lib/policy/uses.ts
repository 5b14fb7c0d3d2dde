import { type Policy, READ_AS_WORDS, type Rule } from '../wording/rule';
import { namesIn } from './chips';

/* Which vocabulary is used where. */

/** What the language itself uses of a policy: words that may stand between in a pattern, and those read beside the patterns. */
const OF_THE_LANGUAGE: ReadonlySet<string> = new Set(['filler', ...READ_AS_WORDS]);

/** Whether a vocabulary is in use without a rule that names it. */
export const isOfTheLanguage = (name: string): boolean => OF_THE_LANGUAGE.has(name);

export interface Uses {
  rules: readonly string[];
  vocabularies: readonly string[];
}

/** Every pattern of a rule, whatever it is for. */
export const patternsOf = ({ find, unless, when }: Pick<Rule, 'find' | 'unless' | 'when'>): readonly string[] => [
  ...find,
  ...(unless.clause ?? []),
  ...(unless.sentence ?? []),
  ...(unless.message ?? []),
  ...(when.buyerSaid ?? []),
  ...(when.notBuyerSaid ?? []),
  ...(when.agentSaid ?? []),
  ...(when.notAgentSaid ?? []),
];

/** For every vocabulary that is there or spoken of: the rules and the vocabularies that use it. */
export function usesOf({ rules, vocabulary }: Pick<Policy, 'rules' | 'vocabulary'>): ReadonlyMap<string, Uses> {
  const found = new Map<string, { rules: Set<string>; vocabularies: Set<string> }>();
  const of = (name: string) => {
    const known = found.get(name) ?? { rules: new Set(), vocabularies: new Set() };
    found.set(name, known);
    return known;
  };
  for (const name of Object.keys(vocabulary)) of(name);
  for (const rule of rules)
    for (const pattern of patternsOf(rule)) for (const name of namesIn(pattern)) of(name).rules.add(rule.id);
  for (const [name, words] of Object.entries(vocabulary))
    for (const word of words) for (const inner of namesIn(word)) of(inner).vocabularies.add(name);
  return new Map(
    [...found].map(([name, { rules, vocabularies }]) => [name, { rules: [...rules], vocabularies: [...vocabularies] }]),
  );
}

/** Vocabularies that patterns speak of and nobody wrote. */
export const unknownNames = (policy: Pick<Policy, 'rules' | 'vocabulary'>): readonly string[] =>
  [...usesOf(policy).keys()].filter((name) => !Object.hasOwn(policy.vocabulary, name));

/** Of `names`, the vocabularies no pattern reaches, by whatever way. */
export function unusedNames(policy: Pick<Policy, 'rules' | 'vocabulary'>, names: readonly string[]): readonly string[] {
  const uses = usesOf(policy);
  const reached = new Set(OF_THE_LANGUAGE);
  const reach = (name: string): boolean => {
    if (reached.has(name)) return true;
    const use = uses.get(name);
    const isReached =
      use !== undefined && (use.rules.length > 0 || use.vocabularies.some((v) => v !== name && reach(v)));
    if (isReached) reached.add(name);
    return isReached;
  };
  return names.filter((name) => !reach(name));
}
