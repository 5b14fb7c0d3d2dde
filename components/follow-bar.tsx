import type { FollowKey } from './follow-keys';
import { t } from './words';

const ACTS = [
  ['tick', 'Space', 'key_tick'],
  ['move', 'M', 'key_later'],
  ['note', 'N', 'key_note'],
  ['snooze', 'S', 'key_snooze'],
  ['drop', 'X', 'key_drop'],
  // Last, for not every row has it: the others keep their places from row to row.
  ['open', 'O', 'key_openChat'],
] as const;

export interface FollowBarProps {
  act: Record<FollowKey, () => void>;
  /** the row in hand leads back to a chat */
  hasLink: boolean;
}

/** What can be done with the row in hand: each key where it acts, and a button for the mouse; in a narrow panel on two lines. */
export function FollowBar({ act, hasLink }: FollowBarProps) {
  return (
    <div class="follow-bar" role="toolbar" aria-label={t('keysTitle')}>
      {ACTS.filter(([name]) => name !== 'open' || hasLink).map(([name, key, does]) => (
        <button key={name} type="button" class="quiet" aria-keyshortcuts={key} onClick={act[name]}>
          <kbd>{key}</kbd> {t(does)}
        </button>
      ))}
    </div>
  );
}
