import { readXlsx } from 'hucre/xlsx';
import { Talk } from '../../lib/case/talk';
import { type LogReading, type Sheet, sheetOf, sheetOfCells } from '../../lib/policy/chat-log';
import { textIn } from '../../lib/policy/log-text';
import { platformIn } from '../../lib/policy/log-words';

/* A chat log from a file: text in the encodings exports come in, or a workbook. Read in a worker: it has no words to say. */

const MOST_BYTES = 200 * 1024 * 1024;

export type LogRead = { ok: true; sheet: Sheet } | { ok: false; problem: 'polLogBig' | 'polLogBad' };

/** Talks of a log are read as the console reads the one that is open. */
export const READING: LogReading = { begin: (about) => new Talk(about) };

export async function readLog(file: File): Promise<LogRead> {
  if (file.size > MOST_BYTES) return { ok: false, problem: 'polLogBig' };
  const reading = { ...READING, platform: platformIn(file.name) };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // A workbook is a zip file, whatever its name says.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      const book = await readXlsx(bytes, { sheets: [0] });
      return { ok: true, sheet: sheetOfCells(book.sheets[0]?.rows ?? [], reading) };
    }
    const text = textIn(bytes);
    return text === undefined ? { ok: false, problem: 'polLogBad' } : { ok: true, sheet: sheetOf(text, reading) };
  } catch {
    return { ok: false, problem: 'polLogBad' };
  }
}
