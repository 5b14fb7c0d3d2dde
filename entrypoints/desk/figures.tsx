import { computed, effect, signal } from '@preact/signals';
import '../../components/desk/figures/figures.css';
import '../../components/rule-counts.css';
import { FiguresPane } from '../../components/desk/figures/figures-pane';
import { FiguresViews } from '../../components/desk/figures/figures-views';
import { RulesPane } from '../../components/desk/figures/rules-pane';
import { TroublePane } from '../../components/desk/figures/trouble-pane';
import { t } from '../../components/words';
import type { Trouble } from '../../lib/insight/trouble';
import { dayOf, weekStart } from '../../lib/memo/groups';
import type { Round } from '../../lib/memo/round';
import type { Memo } from '../../lib/model/memo';
import { finishedSince } from '../../lib/store/memos';
import { roundsSince } from '../../lib/store/rounds';
import { say } from './acts';
import { address } from './address';
import { memos, minute, owner, store } from './follow-ups';
import { keeping } from './ledger-keep';
import { ledger, openLedger, reading } from './ledger-state';
import { newest } from './newest';
import { ruleCounts, sayOf } from './rules-state';
import { exportTrouble } from './trouble-file';

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

const exportAndSay = (trouble: Trouble, format: 'xlsx' | 'csv') =>
  exportTrouble(trouble, format).then(
    (lines) => say(t('exportDid', lines)),
    (error: unknown) => say(t('exportFailed', error instanceof Error ? error.message : String(error))),
  );

/** The figures there are, the agent's own first. */
const VIEWS = [
  {
    id: 'own',
    label: 'figuresOwn',
    draw: () => <FiguresPane memos={[...memos.value, ...finished.value]} rounds={rounds.value} now={minute.value} />,
  },
  {
    id: 'trouble',
    label: 'troubleTitle',
    draw: () => (
      <TroublePane
        entries={ledger.value.entries}
        reading={reading.value}
        keptDays={keeping.value.days}
        now={minute.value}
        onExport={exportAndSay}
      />
    ),
  },
  { id: 'rules', label: 'rulesTitle', draw: () => <RulesPane counts={ruleCounts.value} sayOf={sayOf} /> },
] as const;

const shown = computed(() => VIEWS.find(({ id }) => id === address.value.rest) ?? VIEWS[0]);

/** The register is long: it is read once its figures are asked for. */
effect(() => {
  if (owner.value !== '' && shown.value.id === 'trouble') void openLedger();
});

/** What happened, in numbers: the agent's own, where the shop's cases come from, how the rules fare. */
export function FiguresTab() {
  return (
    <>
      <FiguresViews views={VIEWS.map(({ id, label }) => ({ id, label: t(label) }))} shown={shown.value.id} />
      {shown.value.draw()}
    </>
  );
}
