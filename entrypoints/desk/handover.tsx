import { effect, signal } from '@preact/signals';
import '../../components/desk/handover/handover.css';
import { type HandoverActions, HandoverPane } from '../../components/desk/handover/handover-pane';
import { saveFile } from '../../components/save-file';
import { t } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import { type HandoverProblem, readHandover, writeHandover } from '../../lib/memo/handover-file';
import { hear } from '../../lib/request';
import { after, kept, say, takeBack } from './acts';
import { memos, minute, owner } from './follow-ups';
import { answer, counts, give, here, items, readCounts, readItems, readSheets, sheets, take } from './handover-state';
import { owners, readRound } from './round-state';

const MOST_BYTES = 50 * 1024 * 1024;
const problem = signal<string | undefined>(undefined);

hear('stored', ({ table }) => {
  if (table === 'handovers' || table === 'memos') void readSheets().then(readCounts);
  if (table === 'handovers' || table === 'clocks') void readItems();
});
effect(() => {
  void [owner.value, memos.value];
  void readItems();
  void readSheets();
  void readCounts();
  void readRound();
});

async function takeFile(file: File): Promise<void> {
  problem.value = undefined;
  const read =
    file.size > MOST_BYTES ? ({ ok: false, problem: { why: 'foreign' } } as const) : readHandover(await file.text());
  if (!read.ok) {
    problem.value = t('say_because', file.name, problemWords(read.problem));
    return;
  }
  const taken = await take(read.handover);
  if (!taken.ok) return say(t('saveFailed', taken.problem));
  const { added, answers } = taken.value;
  if (added === 0 && answers === 0) say(t('handoverDidTakeNothing'));
  else say(answers > 0 ? t('handoverDidTakeAnswers', added, answers) : t('handoverDidTake', added));
}

function problemWords(bad: HandoverProblem): string {
  if (bad.why === 'item') return t('handoverBad_item', bad.at, bad.problem);
  return bad.why === 'field' ? t('handoverBad_field', bad.field) : t(`handoverBad_${bad.why}`);
}

/** Figures for a supervisor: a table of numbers, no texts. */
function exportCounts(): void {
  const head = [t('col_openedAt'), t('countsAgent'), t('countsOpen'), t('countsLate'), t('countsUnaccepted')];
  const rows = counts.value.map(({ agent, open, late, unaccepted }) => [
    dayOf(Date.now()),
    agent,
    open,
    late,
    unaccepted,
  ]);
  void import('./csv').then(({ csvOf }) => {
    saveFile(`${t('countsTitle')}-${dayOf(Date.now())}.csv`, csvOf({ head, rows }), 'text/csv');
    say(t('countsDid'));
  });
}

const actions: HandoverActions = {
  onGive: async (to, note, chosen) => {
    const id = crypto.randomUUID();
    return (await kept(give(id, to, note, chosen), t('handoverDidGive', chosen.length))) ? id : undefined;
  },
  onTake: (file) => void takeFile(file),
  onAccept: (sheet, item, choice) =>
    void after(() => answer(sheet, item, { did: 'accepted', choice }), t('handoverDidAccept', item.memo.what)),
  onReturn: (sheet, item, why) =>
    void after(() => answer(sheet, item, { did: 'returned', why }), t('handoverDidReturn', item.memo.what)),
  onFile: (sheet, unmasked) => {
    const name = `${t('handoverTitle')}-${sheet.from}-${dayOf(sheet.at)}.json`;
    saveFile(name.replace(/[\\/:*?"<>|]/g, '_'), writeHandover(sheet, unmasked));
    say(t('handoverDidFile'));
  },
  onPrint: () => print(),
  onExportCounts: exportCounts,
  onUndo: takeBack,
};

/** The shift's end and its beginning. */
export function HandoverTab() {
  return (
    <HandoverPane
      me={owner.value}
      sheets={sheets.value}
      here={here.value}
      items={items.value}
      owners={owners.value}
      counts={counts.value}
      problem={problem.value}
      now={minute.value}
      actions={actions}
    />
  );
}
