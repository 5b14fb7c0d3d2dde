import { useState } from 'preact/hooks';
import type { NewMemo } from '../lib/model/memo';

/**
 * The form of a new follow-up, opened and closed by its owner: what could not be kept stands in it again, so that nobody
 * types it twice.
 */
export function useAdding(onAdd: (memo: NewMemo) => Promise<boolean>, form: { open: () => void; close: () => void }) {
  const [again, setAgain] = useState<NewMemo>();
  const close = () => {
    setAgain(undefined);
    form.close();
  };
  const add = async (memo: NewMemo) => {
    close();
    if ((await onAdd(memo)) !== false) return;
    setAgain(memo);
    form.open();
  };
  return { again, onSave: (memo: NewMemo) => void add(memo), onCancel: close };
}
