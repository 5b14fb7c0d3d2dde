import { saveFile, XLSX } from '../../components/save-file';
import { t, word } from '../../components/words';
import type { ShelfReply } from '../../lib/model/reply';
import { plainCell } from '../../lib/reply/sheet';
import { repliesOnShelves } from '../../lib/store/shelf';
import { store } from '../desk/follow-ups';

/** The replies as a workbook that the import reads back. */
export async function workbookOf(replies: readonly ShelfReply[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const header = ['title', 'text', 'category', 'keywords'] as const;
  const rows = replies.map(({ reply, shelf }) =>
    [
      reply.title ?? '',
      reply.text,
      reply.scenarios[0] ? word('scenario', reply.scenarios[0]) : '',
      (reply.keywords ?? []).join('、'),
      word('shelf', shelf),
    ].map(plainCell),
  );
  const names = [...header.map((column) => t(`importColumn_${column}`)), t('replyKeepOn')];
  return new Uint8Array(await writeXlsx({ sheets: [{ name: t('importTitle'), rows: [names, ...rows] }] }));
}

/** Writes the agent's and the shop's own replies to a sheet. Gives how many, or `undefined` where there is no store. */
export async function exportReplies(): Promise<number | undefined> {
  const db = await store();
  if (!db) return undefined;
  const replies = await repliesOnShelves(db);
  if (replies.length === 0) return 0;
  saveFile(`${t('importTitle')}.xlsx`, await workbookOf(replies), XLSX);
  return replies.length;
}
