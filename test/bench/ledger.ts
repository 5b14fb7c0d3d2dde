import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { LedgerEntry } from '../../lib/memo/ledger';
import { admitEntry } from '../../lib/memo/ledger-admit';
import { costOf, EVERYTHING, findEntries, indexEntries, type LedgerQuery, withEntry } from '../../lib/memo/ledger-find';
import { entryOf } from './register';

/* The speed of the register at 100,000 cases: what a key press in the search field costs, and what a change does. */

interface Row {
  work: string;
  /** milliseconds of the processor, the 95th of a hundred */
  p95: number;
  /** milliseconds it may take */
  limit: number;
}

const COUNT = 100_000;
const TRIES = 100;
const NOW = Date.UTC(2026, 10, 24, 7);

function p95(work: (i: number) => unknown): number {
  for (let i = 0; i < 5; i++) work(i);
  // Time of the processor, not of the wall: what else the machine does is not counted.
  const times = Array.from({ length: TRIES }, (_, i) => {
    const began = process.cpuUsage();
    work(i);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(TRIES * 0.95)] ?? Number.NaN;
}

/** `bench ledger [--json FILE]`. Fails where a limit is passed. */
export function main(args: readonly string[]): number {
  const entries = Array.from({ length: COUNT }, (_, i) => entryOf(i, '小李', NOW));
  const index = indexEntries(entries);
  const query = (over: Partial<LedgerQuery>): LedgerQuery => ({ ...EVERYTHING, ...over });
  const find = (over: (i: number) => Partial<LedgerQuery>) => p95((i) => findEntries(index, query(over(i)), NOW));
  const rows: Row[] = [];
  const put = (work: string, time: number, limit: number) => {
    const row = { work, p95: Number(time.toPrecision(3)), limit };
    rows.push(row);
    console.log(`${work.padEnd(44)} p95 ${String(row.p95).padStart(7)} ms   limit ${limit} ms`);
  };
  put(
    'a word that stands everywhere',
    find(() => ({ search: '玻璃杯' })),
    50,
  );
  put(
    'the end of an order number',
    find((i) => ({ search: String(433_670 + i * 7919) })),
    50,
  );
  put(
    'two words, one nowhere',
    find((i) => ({ search: `网点 没有这个词${i}` })),
    50,
  );
  put(
    'open, by cause, party and courier',
    find(() => ({ state: 'open', cause: 'lost', party: 'courier', courier: '顺丰速运' })),
    50,
  );
  put(
    'last month, those without a cause',
    find(() => ({ period: 'last-month', cause: 'none' })),
    50,
  );
  put(
    'what they cost together',
    p95(() => costOf(entries)),
    50,
  );
  const changed = (i: number): LedgerEntry => ({
    ...(entries[i * 997] ?? (entries[0] as LedgerEntry)),
    done: `改${i}`,
  });
  put(
    'one case changed',
    p95((i) => withEntry(index, changed(i).id, changed(i))),
    50,
  );
  const raw: unknown[] = entries.slice(0, 5000).map((entry) => JSON.parse(JSON.stringify(entry)));
  put(
    '5,000 read back and admitted',
    p95(() => raw.map(admitEntry)),
    200,
  );
  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return rows.every((row) => row.p95 <= row.limit) ? 0 : 1;
}
