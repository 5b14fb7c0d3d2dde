import type { Reply } from '../model/reply';
import { saying } from '../model/saying';
import type { CompiledPolicy } from '../wording/check';
import type { Policy } from '../wording/rule';
import { mergePacks } from './merge';
import { type Pack, type PackRule, parsePack } from './pack';
import { builtInPack } from './packs';
import type { PackProblem } from './problem';
import { selfTest } from './self-test';
import { builtInWhole, compileWhole } from './whole';

/* Changes to a shop's pack. Each gives a new pack: the studio's undo is a list of them. */

export type ExampleKind = 'flags' | 'passes';
export type PackExample = NonNullable<PackRule['flags']>[number];

/** Sets fields of a rule; a rule that only the packs below have is changed in this one, and `undefined` takes a field back. */
export function putRule(pack: Pack, id: string, changes: Partial<PackRule>): Pack {
  const rules = pack.rules ?? [];
  const known = rules.find((rule) => rule.id === id) ?? { id };
  const entries = Object.entries({ ...known, ...changes }).filter(([, value]) => value !== undefined);
  const next = Object.fromEntries(entries) as unknown as PackRule;
  if (entries.length === 1) return removeRule(pack, id);
  return { ...pack, rules: rules.includes(known) ? rules.map((r) => (r === known ? next : r)) : [...rules, next] };
}

/** Takes a rule out of the pack; one of the packs below is then as it was there. */
export const removeRule = (pack: Pack, id: string): Pack => ({
  ...pack,
  rules: (pack.rules ?? []).filter((rule) => rule.id !== id),
});

/** The rule as it is written in the pack, over what the built-in one says. */
export function ruleIn(pack: Pack, id: string): PackRule | undefined {
  const own = pack.rules?.find((rule) => rule.id === id);
  const below = builtInPack().rules?.find((rule) => rule.id === id);
  return own || below ? { ...below, ...own, id } : undefined;
}

/** Adds an example sentence, once. */
export function addExample(pack: Pack, id: string, kind: ExampleKind, example: PackExample): Pack {
  const known = ruleIn(pack, id)?.[kind] ?? [];
  const text = JSON.stringify(example);
  return known.some((each) => JSON.stringify(each) === text)
    ? pack
    : putRule(pack, id, { [kind]: [...known, example] });
}

/** The parts of a pack that are set or left out as a whole. */
type Part = Exclude<keyof Pack, 'format' | 'id' | 'version' | 'rules' | 'vocabulary' | 'name'>;

/** Sets a part of a pack; `undefined`, an empty list and an empty text leave it out. */
export function putPart<K extends Part>(pack: Pack, part: K, value: Pack[K]): Pack {
  const next = { ...pack };
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) delete next[part];
  else next[part] = value;
  return next;
}

/** Sets the words the pack adds to a vocabulary; none at all takes the vocabulary out of the pack. */
export function putWords(pack: Pack, name: string, words: readonly string[] | undefined): Pack {
  const { [name]: _, ...others } = pack.vocabulary ?? {};
  const all = words === undefined ? others : { ...pack.vocabulary, [name]: [...new Set(words)] };
  const { vocabulary: __, ...rest } = pack;
  return Object.keys(all).length === 0 ? rest : { ...rest, vocabulary: all };
}

export const addWord = (pack: Pack, name: string, word: string): Pack =>
  putWords(pack, name, [...(pack.vocabulary?.[name] ?? []), word]);

/** Gives a vocabulary of the pack another name, in every pattern and word of the pack that speaks of it too. */
export function renameWords(pack: Pack, from: string, to: string): Pack {
  const words = pack.vocabulary?.[from];
  if (!words || from === to || pack.vocabulary?.[to]) return pack;
  const renamed = (text: string) => text.replaceAll(`<${from}>`, `<${to}>`);
  const deep = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'string' ? renamed(inner) : inner));
  const vocabulary = Object.entries(pack.vocabulary ?? {}).map(([name, list]) => [
    name === from ? to : name,
    list.map(renamed),
  ]);
  const rules = pack.rules?.map((rule) => ({
    ...rule,
    ...(rule.find ? { find: deep(rule.find) } : {}),
    ...(rule.unless ? { unless: deep(rule.unless) } : {}),
    ...(rule.when ? { when: deep(rule.when) } : {}),
  }));
  return { ...pack, vocabulary: Object.fromEntries(vocabulary), ...(rules ? { rules } : {}) };
}

/** Puts a reply in the pack, in the place of the one of its id. */
export function putReply(pack: Pack, reply: Reply): Pack {
  const replies = pack.replies ?? [];
  const isThere = replies.some(({ id }) => id === reply.id);
  return { ...pack, replies: isThere ? replies.map((r) => (r.id === reply.id ? reply : r)) : [...replies, reply] };
}

export const removeReply = (pack: Pack, id: string): Pack =>
  putPart(
    pack,
    'replies',
    (pack.replies ?? []).filter((reply) => reply.id !== id),
  );

/** A name nobody has yet: `shop-freight-1`. */
export function freeName(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

export interface Tried {
  /** the pack that was tried */
  of: Pack;
  policy: Policy;
  compiled: CompiledPolicy;
  problems: readonly PackProblem[];
}

/** A pack nothing is known of yet: judged by what is built in until it is tried. */
export function untried(pack: Pack): Tried {
  const compiled = builtInWhole();
  return { of: pack, policy: compiled.policy, compiled, problems: [] };
}

/** Tries a pack as it is being written: the policy it makes and all that stands against publishing it. */
export function tryPack(pack: Pack): Tried {
  const parsed = parsePack(JSON.parse(JSON.stringify(pack)));
  const { policy, problems } = mergePacks(parsed.ok ? [builtInPack(), parsed.value] : [builtInPack()]);
  const mine = new Set((pack.rules ?? []).map((rule) => rule.id));
  const compiled = compileWhole(policy);
  return {
    of: pack,
    policy,
    compiled,
    problems: parsed.ok ? [...problems, ...selfTest(policy, mine, compiled), ...bare(pack, policy)] : parsed.problems,
  };
}

/** A rule without a sentence of each kind is nobody's: what it is for could not be seen, and what it breaks not told. */
function bare(pack: Pack, policy: Policy): PackProblem[] {
  return (pack.rules ?? []).flatMap(({ id }) => {
    const rule = policy.rules.find((each) => each.id === id);
    if (!rule) return [];
    return [
      ...(rule.flags.length === 0 ? [{ rule: id, field: 'flags', message: saying('say_needsFlag') }] : []),
      ...(rule.passes.length === 0 ? [{ rule: id, field: 'passes', message: saying('say_needsPass') }] : []),
    ];
  });
}
