import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/panel.css';
import '../../components/options.css';
import { Notice } from '../../components/notice';
import { OptionsNav } from '../../components/options-parts';
import { inWords, setMessages, t } from '../../components/words';
import { hear } from '../../lib/request';
import { openStore, type Store } from '../../lib/store/db';
import { managedPolicy, onManaged } from '../background/managed';
import { keepSeconds } from '../desk/follow-ups';
import { Gate, openGate } from '../desk/gate';
import { choices, said, settings } from './choices';
import { DataPart, PagesPart, PolicyPart, SitesPart, WordsPart, YouPart } from './parts';
import { followAddress, readSafe } from './safe';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();

function Options({ store }: { store: Store }) {
  const now = settings.value;
  if (!now) return null;
  const choose = choices(store, now);
  const part = { store, now, choose, managed: managed.value };
  return (
    <main class="options">
      <header class="options-head">
        <h1>{t('optionsTitle')}</h1>
        <span class="secondary">{t('optVersion', browser.runtime.getManifest().version)}</span>
      </header>
      {now.wiped && (
        <div class="setting unchecked" role="alert">
          {t('optWiped')}
          <span>
            <button type="button" onClick={choose.seenWipe}>
              {t('optWipedSeen')}
            </button>
          </span>
        </div>
      )}
      <div class="options-parts">
        <OptionsNav />
        {/* What the administrator set can become known after the page: its fields then begin anew. */}
        <div key={JSON.stringify(managed.value)}>
          <YouPart {...part} />
          <WordsPart {...part} />
          <SitesPart {...part} />
          <PolicyPart {...part} />
          <DataPart {...part} />
          <PagesPart />
        </div>
      </div>
      <p class="said" role="status">
        {said.value}
      </p>
    </main>
  );
}

const managed = signal(await managedPolicy());
onManaged(() => void managedPolicy().then((now) => (managed.value = now)));
const root = document.getElementById('options');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={inWords(opened.problem)} />, root);
if (root && opened.ok) {
  await openGate();
  keepSeconds();
  await choices(opened.store, undefined).reread();
  void readSafe(opened.store).then(() => followAddress(opened.store));
  window.addEventListener('hashchange', () => void followAddress(opened.store));
  hear('stored', ({ table }) => {
    if (table === 'settings' || table === 'sent' || table === 'events') void choices(opened.store, undefined).reread();
  });
  render(<Gate>{() => <Options store={opened.store} />}</Gate>, root);
}
