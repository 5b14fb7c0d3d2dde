import { scenarioName } from '../../components/words';
import type { Scenario } from '../../lib/model/case';
import type { OwnReplies, Reply, ShelfReply } from '../../lib/model/reply';
import { limitFor, repliesOver } from '../../lib/policy/shop';
import { orderReplies, usedOnce } from '../../lib/reply/order';
import { libraryOf, searchReplies } from '../../lib/reply/search';
import { builtInShelf, onShelf, shelvesTogether } from '../../lib/reply/shelf';
import { tell } from '../../lib/request';
import type { Store } from '../../lib/store/db';
import { packsInForce } from '../../lib/store/packs';
import { readSettings } from '../../lib/store/settings';
import { repliesOnShelves } from '../../lib/store/shelf';
import { changeUse, usesOfReplies } from '../../lib/store/uses';
import { fixedHere } from './in-force';
import { relay } from './sites';
import { backgroundStore } from './store';

/* Replies for the scripts in the consoles' pages: they hold neither the shelves nor the index. */

/** More than are shown: which of them fit the open case is known in its page alone. */
const HANDED = 24;
/** A shop's sheet of 10,000 says of few replies when they fit; more would only weigh on the page. */
const MOST_OWN = 500;

/** Read on the first "/" and kept while this worker lives; read again once a shelf changed. */
let shelves: Promise<Awaited<ReturnType<typeof readShelves>>> | undefined;

export function forgetLibrary(): void {
  shelves = undefined;
}

/** The replies beside the packs; those of the agent's own only where the shop lets them. */
async function shelvesHere(store: Store): Promise<readonly ShelfReply[]> {
  const [all, { ownReplies: may }] = await Promise.all([repliesOnShelves(store), fixedHere()]);
  return may ? all : all.filter(({ shelf }) => shelf !== 'own');
}

async function readShelves() {
  const store = await backgroundStore();
  const now = Date.now();
  const [own, uses, { packs }] = await Promise.all([
    shelvesHere(store),
    usesOfReplies(store),
    packsInForce(store, now),
  ]);
  const shop = onShelf(repliesOver([], packs), 'shop');
  const all = orderReplies(shelvesTogether(builtInShelf(), shop, own), { uses, now });
  return libraryOf(all, scenarioName);
}

/** The replies found by words, by sound or by first letters; those for what the buyer wants first. */
export async function findReplies(words: string, scenario: Scenario | undefined): Promise<readonly Reply[]> {
  shelves ??= readShelves().catch((error: unknown) => {
    shelves = undefined;
    throw error;
  });
  const found = searchReplies(await shelves, words).map(({ reply }) => reply);
  const here = found.filter(({ scenarios }) => scenario !== undefined && scenarios.includes(scenario));
  return [...new Set([...here, ...found])].slice(0, HANDED);
}

export async function countUse(reply: string, scenario: Scenario | undefined): Promise<void> {
  await changeUse(await backgroundStore(), reply, (before) => usedOnce(before, reply, scenario, Date.now()));
  forgetLibrary();
  tell('stored', { table: 'uses' });
  await relay('stored', { table: 'uses' });
}

/** The replies of one's own that say when they fit, and how every reply was used. */
export async function ownReplies(): Promise<OwnReplies> {
  const store = await backgroundStore();
  const [own, uses, settings, { packs }] = await Promise.all([
    shelvesHere(store),
    usesOfReplies(store),
    readSettings(store),
    packsInForce(store, Date.now()),
  ]);
  return {
    replies: own.flatMap(({ reply }) => (reply.scenarios.length > 0 ? [reply] : [])).slice(0, MOST_OWN),
    uses: [...uses.values()],
    shop: { ...settings.shopWords, limit: limitFor(settings.limitYuan, packs)?.toString() },
  };
}
