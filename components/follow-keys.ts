import { isPlain, isTyping } from './keys';

export type FollowKey =
  | 'next'
  | 'previous'
  | 'tick'
  | 'move'
  | 'note'
  | 'open'
  | 'snooze'
  | 'drop'
  | 'merge'
  | 'register'
  | 'undo'
  | 'new';

const KEYS: Record<string, FollowKey> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  ' ': 'tick',
  m: 'move',
  n: 'note',
  o: 'open',
  s: 'snooze',
  x: 'drop',
  g: 'merge',
  l: 'register',
  z: 'undo',
  a: 'new',
};

/** What a key asks of the follow-ups; nothing while a field has it. Space on another button presses that button. */
export function followKey(event: KeyboardEvent): FollowKey | undefined {
  if (!isPlain(event) || isTyping(event)) return undefined;
  const target = event.target;
  const onOtherButton =
    target instanceof Element && target.closest('button:not(.memo-body), .memo-more input') !== null;
  if (event.key === ' ' && onOtherButton) return undefined;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
