/*
 * Rows of bytes added up, four bytes of a row to a number: the first in its lowest byte, as every machine that browsers run on
 * reads bytes.
 */

/** Bytes to a number. */
export const PACKED = 4;
/** Four numbers of a row are added up at once: rows are a multiple of so many numbers wide. */
export const BLOCK = 4;

/** Two of the four bytes are added up in the halves of a number, and this many of 255 at most fit into one. */
const HALVES = 0x00ff00ff;
const FITS = 256;

/** Adds the first `count` of the rows that `which` names to `sums`, which has a place for each byte of a row. */
export function addRows(rows: Int32Array, which: Int32Array, count: number, sums: Int32Array): void {
  for (let block = 0; block * BLOCK * PACKED < sums.length; block++)
    for (let first = 0; first < count; first += FITS)
      addBlock(rows, block, which, first, Math.min(first + FITS, count), sums);
}

function addBlock(rows: Int32Array, block: number, which: Int32Array, first: number, last: number, sums: Int32Array) {
  const width = sums.length / PACKED;
  const from = block * BLOCK;
  let even0 = 0;
  let odd0 = 0;
  let even1 = 0;
  let odd1 = 0;
  let even2 = 0;
  let odd2 = 0;
  let even3 = 0;
  let odd3 = 0;
  for (let n = first; n < last; n++) {
    const at = (which[n] as number) * width + from;
    const a = rows[at] as number;
    const b = rows[at + 1] as number;
    const c = rows[at + 2] as number;
    const d = rows[at + 3] as number;
    even0 = (even0 + (a & HALVES)) | 0;
    odd0 = (odd0 + ((a >>> 8) & HALVES)) | 0;
    even1 = (even1 + (b & HALVES)) | 0;
    odd1 = (odd1 + ((b >>> 8) & HALVES)) | 0;
    even2 = (even2 + (c & HALVES)) | 0;
    odd2 = (odd2 + ((c >>> 8) & HALVES)) | 0;
    even3 = (even3 + (d & HALVES)) | 0;
    odd3 = (odd3 + ((d >>> 8) & HALVES)) | 0;
  }
  const k = block * BLOCK * PACKED;
  putHalves(sums, k, even0, odd0);
  putHalves(sums, k + 4, even1, odd1);
  putHalves(sums, k + 8, even2, odd2);
  putHalves(sums, k + 12, even3, odd3);
}

function putHalves(sums: Int32Array, k: number, even: number, odd: number): void {
  sums[k] = (sums[k] as number) + (even & 0xffff);
  sums[k + 1] = (sums[k + 1] as number) + (odd & 0xffff);
  sums[k + 2] = (sums[k + 2] as number) + (even >>> 16);
  sums[k + 3] = (sums[k + 3] as number) + (odd >>> 16);
}

/** One byte of a row of `width` numbers. */
export const byteOf = (rows: Int32Array, width: number, row: number, at: number): number =>
  ((rows[row * width + (at >> 2)] as number) >>> ((at & 3) * 8)) & 0xff;

/** What each row of so many counts for. Long texts hold more pieces; without this they would always look surer than short ones. */
export const scaleOf = (rows: number): number => 4 / Math.sqrt(Math.max(36, rows));
