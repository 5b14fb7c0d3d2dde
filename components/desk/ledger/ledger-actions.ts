import type { EntryChange, LedgerEntry } from '../../../lib/memo/ledger';
import type { Pasted } from '../../../lib/memo/ledger-paste';
import type { LedgerExport } from './export-dialog';

/** What the register can do; the page that shows it does it. */
export interface LedgerActions {
  /** makes an empty entry and gives its id, once it is kept */
  onNew: () => Promise<string | undefined>;
  onChange: (entry: LedgerEntry, change: EntryChange, what: string) => void;
  /** several cells at once, all of them or none */
  onPaste: (pasted: Pasted) => void;
  onClose: (entry: LedgerEntry) => void;
  onReopen: (entry: LedgerEntry) => void;
  onNote: (entry: LedgerEntry, said: string) => void;
  onExport: (wanted: LedgerExport) => Promise<void>;
  onKeep: (days: number | undefined) => void;
  /** says why something was not done */
  onSay: (text: string) => void;
  onUndo: () => void;
}
