import browser from 'webextension-polyfill';
import type { AidChosen } from '../../components/aid-setting';
import { t } from '../../components/words';
import { tell } from '../../lib/request';
import type { Store } from '../../lib/store/db';
import { type AidChoice, writeSettings } from '../../lib/store/settings';
import { askBuiltInModel } from '../../lib/team/built-in-model';
import { askChatModel, isModelAddress, UNREACHABLE, type Written } from '../../lib/team/chat-model';

/* The choice of who writes: kept, and tried once so that a wrong address or key is told here and not beside a buyer. */

const NONE = { address: '', model: '', key: '' };

/** What the form shows of the setting. */
export const chosenAid = (aid: AidChoice | undefined): AidChosen =>
  aid?.from === 'address' ? { ...NONE, ...aid, key: aid.key ?? '' } : { ...NONE, from: aid?.from ?? 'off' };

const settingOf = ({ from, address, model, key }: AidChosen): AidChoice | undefined => {
  if (from === 'off') return undefined;
  return from === 'browser' ? { from } : { from, address, model, ...(key && { key }) };
};

/** Keeps the choice and tries it. Gives one line of what came of it. */
export async function saveAid(store: Store, chosen: AidChosen): Promise<string> {
  // Asked for before anything is awaited: the browser grants it only on the agent's own click. A server that allows
  // other origins needs no leave, so a refusal is no error.
  const leave =
    chosen.from === 'address' && isModelAddress(chosen.address)
      ? browser.permissions.request({ origins: [`${new URL(chosen.address).origin}/*`] }).catch(() => false)
      : undefined;
  const aid = settingOf(chosen);
  const saved = await writeSettings(store, { aid });
  if (!saved.ok) return t('saveFailed', saved.problem);
  tell('stored', { table: 'settings' });
  if (!aid) return t('aidSaved');
  let tried = await tryOnce(aid);
  if (!tried.ok && tried.problem.key === UNREACHABLE.key && (await leave)) tried = await tryOnce(aid);
  return tried.ok ? t('aidTried') : t('aidTriedNot', tried.problem);
}

function tryOnce(aid: AidChoice): Promise<Written> {
  const hello = [{ role: 'user' as const, content: '回复两个字：在的' }];
  return aid.from === 'address' ? askChatModel(aid, hello) : askBuiltInModel(hello);
}
