import { readXlsx } from 'hucre/xlsx';
import { type Sheet, sheetOf, sheetOfCells } from '../../lib/policy/chat-log';

/* A chat log from a file: text in the encodings exports come in, or a workbook. Read in a worker: it has no words to say. */

const MOST_BYTES = 200 * 1024 * 1024;

export type LogRead = { ok: true; sheet: Sheet } | { ok: false; problem: 'polLogBig' | 'polLogBad' };

export async function readLog(file: File): Promise<LogRead> {
  if (file.size > MOST_BYTES) return { ok: false, problem: 'polLogBig' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // A workbook is a zip file, whatever its name says.
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: true, sheet: sheetOf(textOf(bytes)) };
    const book = await readXlsx(bytes, { sheets: [0] });
    return { ok: true, sheet: sheetOfCells(book.sheets[0]?.rows ?? []) };
  } catch {
    return { ok: false, problem: 'polLogBad' };
  }
}

/** Spreadsheets in Chinese write CSV in GB18030 as often as in UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
