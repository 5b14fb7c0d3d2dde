import type { Written } from '../../components/replies/form-values';
import { replyOf } from '../../components/replies/form-values';
import type { ReplyActions } from '../../components/replies/reply-pane';
import { t } from '../../components/words';
import { boundTo } from '../../lib/memo/bound';
import type { Reply, ShelfReply } from '../../lib/model/reply';
import { favoured, usedOnce } from '../../lib/reply/order';
import { wordsOf } from '../../lib/reply/words';
import { tell } from '../../lib/request';
import type { Store } from '../../lib/store/db';
import { keepPicture, pictureById, removePicture } from '../../lib/store/pictures';
import { keepReply, removeReply } from '../../lib/store/shelf';
import { changeUse } from '../../lib/store/uses';
import { say } from '../desk/acts';
import { keepMemo, store } from '../desk/follow-ups';
import { insert, shownBuyer } from './box';
import { readShelves, readUses } from './library';
import { openCase } from './open-case';
import { tabUrl } from './tab';

/* What the agent does with replies: puts one in the box, stars it, writes it, takes it away. */

/** Counts a use, for the order and the ranking. */
export async function countUse(reply: string): Promise<void> {
  const db = await store();
  const scenario = openCase.value?.scenario;
  if (!db) return;
  await changeUse(db, reply, (before) => usedOnce(before, reply, scenario, Date.now()));
  tell('stored', { table: 'uses' });
  await readUses();
}

async function favourite(reply: string, on: boolean): Promise<void> {
  const db = await store();
  if (!db) return;
  const saved = await changeUse(db, reply, (before) => favoured(before, reply, on));
  if (!saved.ok) return say(t('saveFailed', saved.problem));
  say(t(on ? 'replyStarred' : 'replyUnstarred'));
  tell('stored', { table: 'uses' });
  await readUses();
}

/** Puts a reply in the box; its picture goes to the clipboard, for no console lets itself be given one. */
async function insertReply(text: string, { reply }: ShelfReply, how: 'at-caret' | 'replace'): Promise<void> {
  // The clipboard takes its time: whom it is meant for is settled first.
  const meant = shownBuyer();
  // Asked for before the box takes the focus: the clipboard is the focused page's alone.
  const copied = reply.picture === undefined ? undefined : await copyPicture(reply.picture);
  if (!(await insert(text, how, undefined, meant))) return;
  if (copied !== undefined) say(t(copied ? 'replyPictureCopied' : 'replyPictureFailed'));
  await countUse(reply.id);
}

async function copyPicture(id: string): Promise<boolean> {
  const db = await store();
  const picture = db && (await pictureById(db, id));
  if (!picture) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(picture.blob) })]);
    return true;
  } catch {
    return false;
  }
}

/** Clipboards take PNG only. */
async function asPng(blob: Blob): Promise<Blob> {
  if (blob.type === 'image/png') return blob;
  const picture = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

async function keepWritten(written: Written, before: ShelfReply | undefined): Promise<void> {
  const db = await store();
  if (!db) return;
  // The agent's own wording of a built-in reply stands beside it, under a name of its own.
  const isNew = !before || before.shelf === 'built-in';
  const picture = await keepChosen(db, written);
  if (picture === false) return;
  const id = isNew ? crypto.randomUUID() : before.reply.id;
  const reply: Reply = replyOf({ ...written, picture }, id, before?.reply);
  const { spell } = await import('../../lib/reply/spell');
  const saved = await keepReply(db, { reply, shelf: written.shelf, spelled: spell(wordsOf(reply)) }, Date.now());
  if (!saved.ok) return say(t('saveFailed', saved.problem));
  const old = before?.reply.picture;
  if (!isNew && old && old !== reply.picture) await removePicture(db, old);
  say(t('replySaved', reply.title ?? reply.text.slice(0, 12)));
  tell('stored', { table: 'shelf' });
  await readShelves();
}

/** Keeps a picture that was just chosen; `false` where it could not be. */
async function keepChosen(db: Store, { picture }: Written): Promise<{ id: string; alt: string } | undefined | false> {
  if (!picture || 'id' in picture) return picture;
  const id = crypto.randomUUID();
  const saved = await keepPicture(db, { id, blob: picture.file, alt: picture.alt });
  if (saved.ok) return { id, alt: picture.alt };
  say(t('saveFailed', saved.problem));
  return false;
}

async function remove(reply: ShelfReply): Promise<void> {
  const db = await store();
  const removed = db && (await removeReply(db, reply.reply.id));
  if (!removed) return;
  if (!removed.ok) return say(t('saveFailed', removed.problem));
  const back = async () => {
    await keepReply(db, reply, Date.now());
    tell('stored', { table: 'shelf' });
    await readShelves();
    say(t('undone'));
  };
  say(t('replyRemoved', reply.reply.title ?? reply.reply.text.slice(0, 12)), { undo: () => void back() });
  tell('stored', { table: 'shelf' });
  await readShelves();
}

/** Half an hour for the supervisor to answer, in milliseconds. */
const ASK_WITHIN = 30 * 60_000;

/** An amount above the limit: the request is a follow-up of its own. */
export function askSupervisor(yuan: number): void {
  const conversation = openCase.value?.conversation;
  if (!conversation) return;
  void keepMemo({
    ...boundTo(conversation, tabUrl.value),
    what: t('replyAskMemo', yuan),
    source: 'hand',
    kind: 'reply',
    dueAt: Date.now() + ASK_WITHIN,
  }).then((kept) => say(kept.ok ? t('replyAskKept') : t('saveFailed', kept.problem)));
}

export const replyActions: ReplyActions = {
  onInsert: (text, reply, how) => void insertReply(text, reply, how),
  onFavourite: (reply, on) => void favourite(reply, on),
  onSave: (written, before) => void keepWritten(written, before),
  onRemove: (reply) => void remove(reply),
};
