import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ShelfReply } from '../../lib/model/reply';
import { digitOf, isEmptySearch, isPlain, isTyping } from '../keys';

export interface ReplyKeys {
  field: RefObject<HTMLInputElement | null>;
  found: readonly ShelfReply[];
  selected: number;
  /** while a reply is written the keys are the form's */
  off: boolean;
  onGo: (to: number) => void;
  onChoose: (reply: ShelfReply | undefined, how?: 'at-caret' | 'replace') => void;
  onStar: (reply: ShelfReply) => void;
  onEdit: (reply: ShelfReply) => void;
  onNew: () => void;
}

/** Hears the keys of the library: some wherever the focus is, some of the list alone, some with Alt. */
export function useReplyKeys({ field, off, ...keys }: ReplyKeys): void {
  useLayoutEffect(() => {
    if (off) return;
    const press = (event: KeyboardEvent) => {
      const inField = event.target === field.current;
      const onButton = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
      const plain = isPlain(event) && (inField ? isEmptySearch(event) && event.key !== '/' : !isTyping(event));
      const browses = inField || (isPlain(event) && !isTyping(event) && !onButton);
      const acts =
        withAlt(event, keys) ||
        (browses && browse(event, keys)) ||
        (plain && !event.isComposing && act(event, field, keys));
      if (acts) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

type Keys = Omit<ReplyKeys, 'field' | 'off'>;

/** Keys that act wherever the focus is, in the search field too; gives whether the key was one. */
function browse(event: KeyboardEvent, { found, selected, onGo, onChoose }: Keys): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey) return false;
  if (event.key === 'ArrowDown') onGo(selected + 1);
  else if (event.key === 'ArrowUp') onGo(selected - 1);
  else if (event.key === 'Enter' && !event.altKey) onChoose(found[selected], event.shiftKey ? 'replace' : 'at-caret');
  else return false;
  return true;
}

/** Keys of the list alone: a letter, or a digit where no words are being written. */
function act(event: KeyboardEvent, field: ReplyKeys['field'], { found, onChoose }: Keys): boolean {
  const digit = digitOf(event);
  if (event.key === '/') field.current?.focus();
  else if (digit !== undefined && found[digit - 1]) onChoose(found[digit - 1]);
  else return false;
  return true;
}

function withAlt(event: KeyboardEvent, { found, selected, onStar, onEdit, onNew }: Keys): boolean {
  const here = found[selected];
  if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  if (event.code === 'KeyN') onNew();
  else if (event.code === 'KeyR' && here) onEdit(here);
  else if (event.code === 'KeyS' && here) onStar(here);
  else return false;
  return true;
}
