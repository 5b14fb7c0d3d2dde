import { computed, effect, signal } from '@preact/signals';
import type { Judging } from '../../components/replies/reply-check';
import type { FilledReply, PictureOf } from '../../components/replies/reply-row';
import { scenarioName, t } from '../../components/words';
import type { ReplyUse, ShelfReply, ShopWords } from '../../lib/model/reply';
import { fixedIn } from '../../lib/policy/agents';
import type { Pack } from '../../lib/policy/pack';
import { readyPolicy } from '../../lib/policy/ready';
import { repliesOver } from '../../lib/policy/shop';
import { cleanVersion } from '../../lib/reply/clean';
import { replyJudge } from '../../lib/reply/failing';
import { filledReply } from '../../lib/reply/filled';
import { orderReplies } from '../../lib/reply/order';
import { builtInReplies } from '../../lib/reply/reply';
import { libraryOf } from '../../lib/reply/search';
import { builtInShelf, onShelf, shelvesTogether } from '../../lib/reply/shelf';
import { wordsOf } from '../../lib/reply/words';
import { hear } from '../../lib/request';
import { pictureById } from '../../lib/store/pictures';
import { repliesOnShelves } from '../../lib/store/shelf';
import { usesOfReplies } from '../../lib/store/uses';
import { minute, settings, store } from '../desk/follow-ups';
import { packs } from './desk';
import { limitYuan, openCase } from './open-case';

/* The library as the panel shows it: every shelf, ordered for the open case, filled where it is looked at. */

export const uses = signal<ReadonlyMap<string, ReplyUse>>(new Map());
const stored = signal<readonly ShelfReply[]>([]);
/** the order is made anew when the mode is opened: nothing moves under the agent's hands while it is shown */
const orderedAt = signal({ now: Date.now(), uses: new Map() as ReadonlyMap<string, ReplyUse> });

export const policy = computed(() => readyPolicy(packs.value));
/** the shop's own, as its packs bring them */
const fromPacks = signal<readonly ShelfReply[]>([]);
/** what stands beside the packs; replies of the agent's own only where the shop lets them */
const beside = computed(() =>
  fixedIn(packs.value).ownReplies ? stored.value : stored.value.filter(({ shelf }) => shelf !== 'own'),
);
const all = computed(() => shelvesTogether(builtInShelf(), fromPacks.value, beside.value));
const ordered = computed(() => {
  const { facts, scenario } = openCase.value ?? {};
  return orderReplies(all.value, { ...orderedAt.value, facts, scenario });
});
export const library = computed(() => libraryOf(ordered.value, scenarioName));

/** Reads the shelves, and again whenever they changed. */
export async function openLibrary(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'shelf') void readShelves();
    if (table === 'uses') void readUses();
  });
  effect(() => void readPacksReplies(packs.value));
  await Promise.all([readShelves(), readUses()]);
  orderAgain();
}

/** The dictionary is fetched only where a pack brings replies. */
async function readPacksReplies(inForce: readonly Pack[]): Promise<void> {
  const replies = repliesOver([], inForce);
  const spelled = replies.length === 0 ? undefined : (await import('../../lib/reply/spell')).spell;
  fromPacks.value = onShelf(replies, 'shop', (reply) => spelled?.(wordsOf(reply)));
}

export async function readShelves(): Promise<void> {
  const db = await store();
  if (db) stored.value = await repliesOnShelves(db);
}

export async function readUses(): Promise<void> {
  const db = await store();
  if (db) uses.value = await usesOfReplies(db);
}

/** Puts favourites and the recent first, as they are now. */
export function orderAgain(): void {
  orderedAt.value = { now: Date.now(), uses: uses.value };
}

const shopWords = computed<ShopWords>(() => ({
  ...settings.value?.shopWords,
  limit: limitYuan.value?.toString(),
}));

/** Fills a reply for the open case; what does not fit it, or would be held in it, says so. */
export const fill = computed(() => {
  const open = openCase.value;
  const where = {
    conversation: open?.conversation,
    facts: open?.facts,
    policy: policy.value,
    shop: shopWords.value,
    now: minute.value,
  };
  return ({ reply }: ShelfReply): FilledReply => {
    const { caution, ...filled } = filledReply(reply, where);
    const because = reply.scenarios.slice(0, 2).map(scenarioName).join(' · ');
    return { ...filled, because, caution: caution && t(caution) };
  };
});

/** What a reply comes to under the policy in force, over every case. */
export const judging = computed<Judging>(() => {
  const compiled = policy.value;
  const failuresOf = replyJudge(compiled);
  return { failuresOf, cleanOf: (reply) => cleanVersion(compiled, reply, failuresOf) };
});

/** The words that ask the supervisor for an amount above the limit. */
export const request = builtInReplies().find(({ skeleton }) => skeleton === 'over-limit')?.text;

const pictures = new Map<string, { url: string; alt: string }>();

/** A picture as an address to draw; made once. */
export const pictureOf: PictureOf = async (id) => {
  const known = pictures.get(id);
  if (known) return known;
  const db = await store();
  const found = db && (await pictureById(db, id));
  if (!found) return undefined;
  const made = { url: URL.createObjectURL(found.blob), alt: found.alt };
  pictures.set(id, made);
  return made;
};
