import { inWords } from '../../components/words';
import { slipBefore, stepTo } from '../../lib/policy/history';
import { draftsOf, saveBeside } from '../../lib/store/studio';
import * as draft from './draft';
import { keep } from './keeping';

/* Two windows on one draft: the idle one follows, one that has something of its own is asked; nobody's work is lost. */

/** Follows what other windows save, as long as nothing here waits to be saved. */
export function followOthers(): void {
  keep.onOthers(() => {
    if (draft.kept.peek().is === 'kept') void loadTheirs();
    else draft.kept.value = { is: 'taken' };
  });
}

/** Their draft becomes the present one; ours is one undo away. */
export async function loadTheirs(): Promise<void> {
  const theirs = await keep.takeTheirs();
  if (!theirs) return;
  draft.follow(stepTo(draft.doc.peek(), theirs, '', Date.now()));
}

/** Ours becomes the draft; theirs is one undo away. */
export async function takeOver(): Promise<void> {
  const theirs = await keep.takeTheirs();
  if (!theirs) return;
  draft.kept.value = { is: 'waiting' };
  draft.put(slipBefore(draft.doc.peek(), theirs));
  await draft.settle();
}

/** Ours goes on as a draft of its own; theirs stays what it is. */
export async function saveAsOwn(): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const saved = await saveBeside(store, draft.doc.peek().now, Date.now());
  if (!saved.ok) {
    draft.said.value = inWords(saved.problem);
    return;
  }
  keep.open(store, saved.value.key, saved.value.revision);
  draft.key.value = saved.value.key;
  draft.kept.value = { is: 'kept' };
  draft.drafts.value = (await draftsOf(store, draft.PACK_ID)).map(({ key }) => key);
  history.replaceState(null, '', `?draft=${encodeURIComponent(saved.value.key)}${location.hash}`);
}
