import type { Scenario } from '../lib/model/case';
import { NOBODY } from '../lib/model/memo';
import type { MessageKey, Saying, Sub } from '../lib/model/saying';
import messages from '../public/_locales/zh_CN/messages.json';

export type { MessageKey };

/** In the built extension the browser has the words, and they need not come along. */
const fallback: Readonly<Record<string, { message: string } | undefined>> =
  import.meta.env.BROWSER && import.meta.env.PROD ? {} : messages;

type Messages = (key: MessageKey, subs: string[]) => string;

let source: Messages | undefined;

/**
 * Says where the words come from. Components know no browser, so an entrypoint hands them its `i18n.getMessage`; without
 * one (in a test, in a tool) the default language is read from its file.
 */
export function setMessages(messages: Messages | undefined): void {
  source = messages;
  asked.clear();
}

/** Words without gaps, as they were found: a long list asks for the same few hundreds of times, and a browser takes its time. */
const asked = new Map<string, string>();

/** The words for `key` in the agent's language, `$1`, `$2` … filled with `subs`. */
export function t(key: MessageKey, ...subs: readonly Sub[]): string {
  return find(key, subs);
}

/** Empty where nobody has words for `key`. */
function find(key: string, subs: readonly Sub[] = []): string {
  if (subs.length > 0) return fetchWords(key, subs.map(wordsOf));
  const known = asked.get(key) ?? fetchWords(key, []);
  asked.set(key, known);
  return known;
}

const fetchWords = (key: string, subs: string[]): string =>
  source?.(key as MessageKey, subs) || fillIn(fallback[key]?.message ?? '', subs);

/** What `lib` says, in the agent's language. What only another version of the product can say is told as unknown. */
export const inWords = ({ key, subs }: Saying): string => find(key, subs) || t('say_unknown');

/** Several, put together as the language does it: listed, or by another of its ways to join two. */
export const listed = (all: readonly Sub[], two: 'say_list' | 'listApart' | 'listComma' = 'say_list'): string =>
  all.map(wordsOf).reduce((before, next) => (before === '' ? next : t(two, before, next)), '');

/** What fills a gap, in words. */
export function wordsOf(sub: Sub): string {
  if (typeof sub !== 'object') return String(sub);
  return 'key' in sub ? inWords(sub) : listed(sub);
}

const fillIn = (message: string, subs: readonly string[]): string =>
  message.replace(/\$(\d)/g, (_, n: string) => subs[Number(n) - 1] ?? '');

/** The key of a taxonomy id's name: `word('fault', 'unknown')`. Ids are kebab-case, message keys must not be. */
export function word(family: Family, id: string): string {
  return find(`${family}_${id.replaceAll('-', '_')}`) || id;
}

/** What a vocabulary is called: those that are built in have a name in every language, a shop's own is what it wrote. */
export const wordsName = (vocabulary: string): string => word('words', vocabulary);

/** What a console is called: those built in have a name in every language, a described one what its description says. */
export const consoleName = ({ id, name }: { id: string; name: string }): string => {
  const known = word('console', id);
  return known === id ? name : known;
};

/** An agent's name, or what stands for nobody's. */
export const ownerName = (owner: string): string => (owner === NOBODY ? t('ownerNobody') : owner);

/** What a buyer's wish is called: one function for all, so that what is made ready by its names is known again. */
export const scenarioName = (scenario: Scenario): string => word('scenario', scenario);

export type Family =
  | 'platform'
  | 'console'
  | 'words'
  | 'fault'
  | 'stage'
  | 'scenario'
  | 'step'
  | 'nextStep'
  | 'promise'
  | 'severity'
  | 'cat'
  | 'state'
  | 'log'
  | 'part'
  | 'slot'
  | 'kind'
  | 'priority'
  | 'source'
  | 'look'
  | 'mood'
  | 'buyerType'
  | 'turn'
  | 'call'
  | 'act'
  | 'field'
  | 'tone'
  | 'clock'
  | 'table'
  | 'restore'
  | 'cause'
  | 'party'
  | 'weight'
  | 'result'
  | 'asked'
  | 'col'
  | 'dept'
  | 'period'
  | 'ledgerMissing'
  | 'handoverPart'
  | 'age'
  | 'shelf'
  | 'stored'
  | 'guard';
