import { CAUSES, PARTY_OF } from '../../lib/memo/cause';
import { type LedgerEntry, newEntry } from '../../lib/memo/ledger';

/* A register such as a shop keeps, one case every minute and a half: what the benchmarks of the register read and search. */

const COURIERS = ['圆通速递', '中通快递', '顺丰速运', '韵达快递', '极兔速递'];
const SAID = ['今天18点前给您答复', '补发一件，旧的不用寄回', '收到退件两天内退款', '来回运费由我们出'];

/** The `i`th case, counted back from `now`. */
export function entryOf(i: number, owner: string, now: number): LedgerEntry {
  const cause = i % 7 === 0 ? undefined : CAUSES[i % CAUSES.length];
  const openedAt = now - i * 90_000;
  return {
    ...newEntry(
      {
        orderNumber: `240905-${String(282_748_536_433_670 + i * 7919)}`,
        buyer: { id: `b${i}`, name: `买***${i % 10}` },
        goods: `双层玻璃杯 ${300 + (i % 40) * 10}ml`,
        sku: i % 3 ? '透明 均码' : '',
        courier: COURIERS[i % COURIERS.length] ?? '',
        tracking: `YT${8_812_345_678_901 + i}`,
        promised: SAID[i % SAID.length] ?? '',
        ...(cause ? { cause, party: PARTY_OF[cause] } : {}),
      },
      owner,
      `e${String(i).padStart(6, '0')}`,
      openedAt,
    ),
    ...(i % 3 === 0 && cause ? { closedAt: openedAt + 86_400_000 } : {}),
    progress: i % 2 ? [{ at: openedAt, said: '网点说在找，明天上午回话' }] : [],
  };
}
