import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mode } from './mode-bar';
import { t } from './words';

const KEYS = {
  now: [
    ['1 – 5', 'key_digits'],
    ['Alt 1 – 3', 'key_altDigits'],
    ['Alt K', 'key_keep'],
    ['F S D B', 'key_fact'],
    ['L', 'key_register'],
  ],
  follow: [
    ['↑ ↓ J K', 'key_move'],
    ['Space', 'key_tick'],
    ['M', 'key_later'],
    ['N', 'key_note'],
    ['O', 'key_openChat'],
    ['S', 'key_snooze'],
    ['X', 'key_drop'],
    ['G', 'memoMerge'],
    ['L', 'key_register'],
    ['Z', 'key_undo'],
    ['A', 'key_new'],
  ],
  replies: [
    ['/', 'key_search'],
    ['↑ ↓', 'key_move'],
    ['Enter', 'key_digits'],
    ['1 – 9', 'key_first'],
    ['Shift Enter', 'key_replace'],
    ['Alt S', 'key_star'],
    ['Alt R', 'key_editReply'],
    ['Alt N', 'replyNew'],
  ],
} as const;

const EVERYWHERE = [
  ['Alt Q W E', 'key_modes'],
  ['Alt Shift K', 'key_anywhere'],
  ['Esc', 'key_esc'],
] as const;

/** The keys of this mode. A real dialog: Esc closes it, focus comes back. */
export function KeysHelp({ mode, onClose }: { mode: Mode; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal?.(), []);
  return (
    <dialog ref={dialog} class="keys" aria-label={t('keysTitle')} onClose={onClose}>
      <h2>{t('keysTitle')}</h2>
      <dl>
        {[...KEYS[mode], ...EVERYWHERE].map(([keys, does]) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        {t('keysClose')}
      </button>
    </dialog>
  );
}
