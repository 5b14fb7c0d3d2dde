import type { PromiseStanding } from '../../lib/model/view';
import { t, word } from '../words';
import { momentWords } from './clock-lines';

const MOST = 3;

/** What was promised this buyer in the chat: what is still owed or was missed, line by line; what was kept, counted. */
export function PromiseLines({ promises, now }: { promises: readonly PromiseStanding[]; now: number }) {
  const standing = promises.map((each) =>
    each.state === 'open' && each.dueAt !== null && now > each.dueAt ? { ...each, state: 'broken' as const } : each,
  );
  const kept = standing.filter(({ state }) => state === 'kept').length;
  const lines = standing.filter(({ state }) => state !== 'kept').slice(-MOST);
  if (standing.length === 0) return null;
  return (
    <ul class="promises" aria-label={t('promises')}>
      {lines.map(({ messageId, what, dueAt, state }) => (
        <li key={messageId} class={`promise promise-${state}`}>
          <span class="promise-state">{word('promise', state)}</span>{' '}
          <span class="page-text">{what || t('promiseAnswer')}</span>{' '}
          <span class="secondary figure">
            {dueAt === null ? t('promiseAfter') : t('promiseBy', momentWords(dueAt, now))}
          </span>
        </li>
      ))}
      {kept > 0 && <li class="promise promise-kept">{t('promisesKept', kept)}</li>}
    </ul>
  );
}
