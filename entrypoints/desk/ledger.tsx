import { effect } from '@preact/signals';
import '../../components/desk/ledger/ledger.css';
import type { LedgerActions } from '../../components/desk/ledger/ledger-actions';
import { LedgerPane } from '../../components/desk/ledger/ledger-pane';
import { t } from '../../components/words';
import { addProgress, closeEntry, editEntry, reopenEntry } from '../../lib/memo/ledger';
import type { Pasted } from '../../lib/memo/ledger-paste';
import { after, say, takeBack } from './acts';
import { address } from './address';
import { minute, owner } from './follow-ups';
import { exportLedger } from './ledger-file';
import { keeping } from './ledger-keep';
import { changeCase, changeCases, keep, ledger, ledgerAside, openLedger, reading } from './ledger-state';
import { registerCase } from './register';

effect(() => {
  if (owner.value !== '') void openLedger();
});

/** Pasted cells, in one write and with one way back; what did not fit is said. */
async function pasteAndSay({ changes, cells, unfit }: Pasted): Promise<void> {
  const done = await changeCases([...changes.keys()], (entry, now) =>
    editEntry(entry, changes.get(entry.id) ?? {}, now),
  );
  if (!done.ok) return say(t('saveFailed', done.problem));
  const left = unfit + done.left;
  say(left > 0 ? t('ledgerPastedSome', cells, left) : t('ledgerPasted', cells), { undo: takeBack });
}

const actions: LedgerActions = {
  onNew: async () => {
    const done = await registerCase({});
    if (!done.ok) say(t('saveFailed', done.problem));
    return done.ok ? done.entry.id : undefined;
  },
  onChange: (entry, change, what) =>
    void after(() => changeCase(entry.id, (each, now) => editEntry(each, change, now)), t('ledgerDidEdit', what)),
  onPaste: (pasted) => void pasteAndSay(pasted),
  onClose: (entry) => void after(() => changeCase(entry.id, closeEntry), t('ledgerDidClose')),
  onReopen: (entry) =>
    void after(
      () => changeCase(entry.id, (each, now) => ({ ok: true, entry: reopenEntry(each, now) })),
      t('ledgerDidReopen'),
    ),
  onNote: (entry, said) =>
    void after(
      () => changeCase(entry.id, (each, now) => ({ ok: true, entry: addProgress(each, said, now) })),
      t('ledgerDidNote'),
    ),
  onExport: (wanted) =>
    exportLedger(wanted).then(
      () => say(t('exportDid', wanted.entries.length)),
      (error: unknown) => say(t('exportFailed', error instanceof Error ? error.message : String(error))),
    ),
  onKeep: (days) => void keep(days),
  onSay: (text) => say(text),
  onUndo: takeBack,
};

/** The after-sales register. */
export function LedgerTab() {
  const wanted = address.value.rest;
  return (
    <LedgerPane
      key={wanted}
      index={ledger.value}
      reading={reading.value}
      setAside={ledgerAside.value}
      keeping={keeping.value}
      now={minute.value}
      wanted={wanted}
      actions={actions}
    />
  );
}
