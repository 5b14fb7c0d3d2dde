import { mapText, rangeOf, selectionIn } from './text-map';

/* Reads and writes the console's reply box. It never sends, and never touches an editor's own DOM. */

export const isTextarea = (box: HTMLElement): box is HTMLTextAreaElement => box instanceof HTMLTextAreaElement;

/** What the agent is writing. */
export const draftOf = (box: HTMLElement): string => (isTextarea(box) ? box.value : mapText(box).text);

/** Selects characters `start` to `end` of the draft. */
function select(box: HTMLElement, start: number, end: number): void {
  if (isTextarea(box)) {
    box.setSelectionRange(start, end);
    return;
  }
  const range = rangeOf(box, start, end);
  const selection = box.ownerDocument.getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Puts text in as the agent's own typing would, so that caret, undo and the framework's model stay whole. */
function type(box: HTMLElement, text: string): void {
  if (!import.meta.env.FIREFOX && !isTextarea(box)) {
    // Rich editors take a paste into their own model; plain ones leave it to us.
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
    if (!box.dispatchEvent(paste)) return;
  }
  // Deprecated, and the only way that keeps the undo history of every editor tried.
  box.ownerDocument.execCommand('insertText', false, text);
}

export type Inserted = { ok: true } | { ok: false; copied: boolean };

const settled = (milliseconds = 60) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Rich editors read the selection a moment late. Slate reads it once in 100 ms at most: what was composed just before ours
 * puts ours off by as much.
 */
const readsSelectionIn = (box: HTMLElement): number => (box.closest('[data-slate-editor]') ? 150 : 60);

/** Replaces characters `start` to `end`; the box is read back and compared, and the text copied where it did not take. */
export async function replaceIn(box: HTMLElement, start: number, end: number, text: string): Promise<Inserted> {
  const before = draftOf(box);
  const wanted = before.slice(0, start) + text + before.slice(end);
  box.focus();
  if (isTextarea(box)) keepCaretOnUndo(box, before);
  select(box, start, end);
  if (!isTextarea(box)) await settled(readsSelectionIn(box));
  type(box, text);
  if (!isTextarea(box)) await settled();
  const same = (a: string, b: string) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');
  if (same(draftOf(box), wanted)) return { ok: true };
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return { ok: false, copied };
}

/**
 * Taking our change back, the browser selects what we had selected: the agent's next key would delete it all. The caret
 * goes back to where the agent had it.
 */
function keepCaretOnUndo(box: HTMLTextAreaElement, before: string): void {
  const caret = box.selectionEnd;
  const listen = (event: Event) => {
    const undone = event instanceof InputEvent && event.inputType === 'historyUndo';
    if (!undone && box.value !== '') return;
    if (undone && box.value !== before) return;
    box.removeEventListener('input', listen);
    // The browser sets the selection once more after this event.
    if (undone) setTimeout(() => box.value === before && box.setSelectionRange(caret, caret));
  };
  box.addEventListener('input', listen);
}

/** Puts a message in at the caret; one that would run into the words before it begins on a line of its own. */
export function insertAtCaret(box: HTMLElement, text: string): Promise<Inserted> {
  const draft = draftOf(box);
  const [start, end] = isTextarea(box)
    ? [box.selectionStart, box.selectionEnd]
    : (selectionIn(box) ?? [draft.length, draft.length]);
  const runsOn = /[\p{L}\p{N}]$/u.test(draft.slice(0, start)) && /^[\p{L}\p{N}]/u.test(text);
  const apart = runsOn ? (isTextarea(box) ? '\n' : ' ') : '';
  return replaceIn(box, start, end, apart + text);
}
