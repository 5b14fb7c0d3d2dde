import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../components/words';

/* The pages of the desk, in the order of their tabs. One more page is one file here and one line below. */

export interface DeskPane {
  /** also the address: desk.html#round */
  id: string;
  label: MessageKey;
  /** fetched when the tab is first opened: what one page needs weighs on no other */
  load: () => Promise<FunctionComponent>;
}

export const PANES: readonly DeskPane[] = [
  { id: 'round', label: 'deskRound', load: async () => (await import('./round')).RoundTab },
  { id: 'memos', label: 'deskMemos', load: async () => (await import('./memos')).MemosTab },
  { id: 'calls', label: 'deskCalls', load: async () => (await import('./calls')).CallsTab },
  { id: 'ledger', label: 'deskLedger', load: async () => (await import('./ledger')).LedgerTab },
  { id: 'handover', label: 'deskHandover', load: async () => (await import('./handover')).HandoverTab },
  { id: 'figures', label: 'deskFigures', load: async () => (await import('./figures')).FiguresTab },
];
