import { computed, effect, signal } from '@preact/signals';
import { type CallActions, CallsPane } from '../../components/desk/calls-pane';
import { monthDay } from '../../components/moments';
import { inWords, t, word } from '../../components/words';
import { afterCall, type Call, type CallLimits, USUAL_CALL_LIMITS } from '../../lib/memo/call';
import { edit, move, undo } from '../../lib/memo/memo';
import { roundOrder } from '../../lib/memo/round';
import type { Memo, MemoId } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { callHoursIn } from '../../lib/policy/desk';
import type { Pack } from '../../lib/policy/pack';
import { limitFor } from '../../lib/policy/shop';
import { hear, tell } from '../../lib/request';
import { callsTo, keepCall, takeBackCall } from '../../lib/store/calls';
import { packsInForce } from '../../lib/store/packs';
import { after, takeBack } from './acts';
import { address } from './address';
import {
  change,
  down,
  inTurn,
  memos,
  minute,
  type Outcome,
  owner,
  second,
  settings,
  settled,
  store,
} from './follow-ups';
import { newest } from './newest';
import { markLooked } from './round-state';

/* Calls: for whom, whether they may be made, and what came of them. */

const made = signal<ReadonlyMap<MemoId, readonly Call[]>>(new Map());
/** the memos that stood here when the page was opened stay until it is left, whatever the clock says */
const wanted = computed(() => address.value.rest as MemoId | undefined);
const toCall = computed(() =>
  roundOrder(
    memos.value.filter((memo) => memo.kind === 'call' || memo.id === wanted.value),
    minute.value,
  ),
);

/** Whom a call counts for; a memo that names no buyer counts on its own. */
const buyerOf = (memo: Memo): string => memo.buyer?.id ?? `memo:${memo.id}`;

/** what the policy allows; without a word of it, what is usual */
const limits = signal<CallLimits | undefined>(undefined);
const packs = signal<readonly Pack[]>([]);

async function readLimits(): Promise<void> {
  const db = await store();
  if (!db) return;
  packs.value = (await packsInForce(db, Date.now())).packs;
  limits.value = callHoursIn(packs.value);
}

const turn = newest();

async function readCalls(): Promise<void> {
  const db = await store();
  if (!db) return;
  const isNewest = turn();
  const found = await Promise.all(
    toCall.value.map(async (memo) => [memo.id, await callsTo(db, owner.value, buyerOf(memo))] as const),
  );
  if (isNewest()) made.value = new Map(found);
}

hear('policy', () => void readLimits());
void readLimits();
hear('stored', ({ table }) => {
  if (table === 'calls') void readCalls();
});
effect(() => {
  void toCall.value;
  void readCalls();
});

/** Keeps a call with what it does to its memo; undo takes both back. */
function keep(call: Call): Promise<Outcome> {
  return inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const saved = await keepCall(db, call, (each) => afterCall(each, call, Date.now(), inWords));
    const before = saved.ok ? saved.value.before : undefined;
    const done = await settled(saved, async () => {
      const back = await takeBackCall(db, call.id, call.memoId, (each) =>
        before ? undo(each, before, Date.now(), inWords) : each,
      );
      return told(await settled(back));
    });
    if (done.ok && call.memoId !== undefined && call.outcome !== 'consented') await markLooked(call.memoId, 'called');
    return told(done);
  });
}

async function told(done: Outcome): Promise<Outcome> {
  tell('stored', { table: 'calls' });
  await readCalls();
  return done;
}

const actions: CallActions = {
  onOutcome: (memo, outcome, said, callBackAt) => {
    // Made once: kept at a second try, it is still the call of now.
    const call = {
      id: crypto.randomUUID(),
      owner: owner.value,
      buyerId: buyerOf(memo),
      buyerName: memo.buyer?.name ?? '',
      memoId: memo.id,
      at: Date.now(),
      outcome,
      ...(said === '' ? {} : { said }),
      ...(callBackAt === undefined ? {} : { callBackAt }),
    };
    void after(() => keep(call), t('didCall', word('call', outcome)));
  },
  onPrep: (memo, prep, scenario) =>
    void after(() => change(memo.id, (each, now) => ({ ...edit(each, { scenario }, now), prep })), t('didPrep')),
  onMove: (memo, dueAt) =>
    void after(
      () => change(memo.id, (each, now) => move(each, dueAt, now)),
      t('didMove', `${monthDay(dueAt)} ${clockAt(dueAt)}`),
    ),
  onUndo: takeBack,
  onLeave: () => wanted.value !== undefined && history.back(),
};

export function CallsTab() {
  return (
    <CallsPane
      key={wanted.value}
      memos={toCall.value}
      made={made.value}
      wanted={wanted.value}
      limits={limits.value ?? USUAL_CALL_LIMITS}
      usual={limits.value === undefined}
      limitYuan={limitFor(settings.value?.limitYuan, packs.value)}
      now={second.value}
      actions={actions}
    />
  );
}
