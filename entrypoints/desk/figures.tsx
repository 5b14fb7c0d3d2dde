import { effect, signal } from '@preact/signals';
import '../../components/desk/figures/figures.css';
import { FiguresPane } from '../../components/desk/figures/figures-pane';
import { weekStart } from '../../lib/insight/figures';
import { dayOf } from '../../lib/memo/groups';
import type { Round } from '../../lib/memo/round';
import type { Memo } from '../../lib/model/memo';
import { finishedSince } from '../../lib/store/memos';
import { roundsSince } from '../../lib/store/rounds';
import { memos, minute, owner, store } from './follow-ups';
import { newest } from './newest';

/** Two weeks before the eight that are drawn: what was due then may have been finished in them. */
const WEEKS_BACK = 10;

const finished = signal<readonly Memo[]>([]);
const rounds = signal<readonly Round[]>([]);
const turn = newest();

async function read(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  const since = weekStart(now, -WEEKS_BACK);
  const isNewest = turn();
  const [done, all] = await Promise.all([
    finishedSince(db, owner.value, since, now),
    roundsSince(db, owner.value, dayOf(since)),
  ]);
  if (!isNewest()) return;
  finished.value = done.memos;
  rounds.value = all;
}

effect(() => {
  void [owner.value, memos.value];
  void read();
});

/** The agent's own figures. */
export function FiguresTab() {
  return <FiguresPane memos={[...memos.value, ...finished.value]} rounds={rounds.value} now={minute.value} />;
}
