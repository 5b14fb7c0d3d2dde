import { inWords } from '../../components/words';
import type { Store } from '../../lib/store/db';
import { contentOf, type DraftContent, draftOf, saveDraft } from '../../lib/store/studio';

/* How the draft gets to disk: one number a draft that rises at every save, and a word to the other windows. */

/** Where the writing stands: on disk, about to be, refused by the disk, or another window has written meanwhile. */
export type Kept = { is: 'kept' } | { is: 'waiting' } | { is: 'failed'; problem: string } | { is: 'taken' };

interface News {
  key: string;
  revision: number;
}

const windows = new BroadcastChannel('wenda studio');

let store: Store | undefined;
let key = '';
let revision = 0;

/** Saves one after another: the next begins where the last ended. */
let turn: Promise<unknown> = Promise.resolve();

async function save(content: DraftContent, now: number): Promise<Kept> {
  if (!store) return { is: 'failed', problem: '' };
  const saved = await saveDraft(store, key, content, revision, now);
  if (saved.ok) {
    revision = saved.value;
    windows.postMessage({ key, revision } satisfies News);
    return { is: 'kept' };
  }
  const stored = await draftOf(store, key);
  return stored && stored.revision !== revision ? { is: 'taken' } : { is: 'failed', problem: inWords(saved.problem) };
}

export const keep = {
  /** From now on saves go to this draft, made from this revision. */
  open(opened: Store, draftKey: string, from: number): void {
    store = opened;
    key = draftKey;
    revision = from;
  },

  save(content: DraftContent, now: number): Promise<Kept> {
    const saved = turn.then(() => save(content, now));
    turn = saved.catch(() => {});
    return saved;
  },

  /** What another window wrote to this draft last, and from now on our own saves count as made from it. */
  async takeTheirs(): Promise<DraftContent | undefined> {
    const theirs = store && (await draftOf(store, key));
    if (!theirs) return undefined;
    revision = theirs.revision;
    return contentOf(theirs);
  },

  /** Calls back when another window has saved this draft. */
  onOthers(call: () => void): void {
    windows.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isNews(data) && data.key === key && data.revision > revision) call();
    };
  },
};

const isNews = (data: unknown): data is News =>
  typeof data === 'object' && data !== null && 'key' in data && 'revision' in data && typeof data.revision === 'number';
