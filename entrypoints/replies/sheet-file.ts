import { t } from '../../components/words';

/* A file as rows of text. What cannot be read is refused whole, with the row and the reason. */

export const MOST_ROWS = 10_000;
const MOST_BYTES = 20 * 1024 * 1024;

export type SheetRead =
  | { ok: true; name: string; rows: readonly (readonly string[])[] }
  | { ok: false; problem: string };

/** Reads an xlsx or csv file. The readers are fetched only now: nobody else needs them. */
export async function readSheetFile(file: File): Promise<SheetRead> {
  if (file.size > MOST_BYTES) return refused(t('importFileBig', Math.ceil(file.size / 1024 / 1024)));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = isZip(bytes) ? await readXlsxSheet(bytes) : await readCsvSheet(bytes);
  if (!read.ok) return read;
  const rows = trimmed(read.rows);
  if (rows.length === 0) return refused(t('importFileEmpty'));
  // One more for the names of the columns.
  if (rows.length > MOST_ROWS + 1) return refused(t('importFileRows', rows.length));
  return { ok: true, name: file.name, rows };
}

const refused = (problem: string) => ({ ok: false, problem }) as const;
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

type Rows = { ok: true; rows: readonly (readonly string[])[] } | { ok: false; problem: string };

async function readXlsxSheet(bytes: Uint8Array): Promise<Rows> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(bytes, { sheets: (about) => !about.hidden && !about.veryHidden });
    const fullest = [...sheets].sort((a, b) => b.rows.length - a.rows.length)[0];
    return { ok: true, rows: (fullest?.rows ?? []).map((row) => row.map(cellText)) };
  } catch (error) {
    return refused(t('importFileBroken', error instanceof Error ? error.name : 'xlsx'));
  }
}

const cellText = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString() : String(cell);

async function readCsvSheet(bytes: Uint8Array): Promise<Rows> {
  const text = decoded(bytes);
  // No text file holds a NUL.
  if (text === undefined || text.includes('\0')) return refused(t('importFileOther'));
  const { default: Papa } = await import('papaparse');
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return refused(t('importFileRow', (broken.row ?? 0) + 1, t('importQuote')));
  return { ok: true, rows: data };
}

/** The text of a file in any of the encodings spreadsheets here write: UTF-8, UTF-16 with its mark, GB18030. */
export function decoded(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

/** Without the empty rows at the end; rows in between keep their numbers. */
function trimmed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}
