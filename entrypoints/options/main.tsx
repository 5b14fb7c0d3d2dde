import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/panel.css';
import '../../components/options.css';
import { AgentSetting } from '../../components/agent-setting';
import { AidSetting } from '../../components/aid-setting';
import { FeedbackSetting } from '../../components/feedback-setting';
import { Notice } from '../../components/notice';
import { PackSetting } from '../../components/pack-setting';
import { PolicySourceSetting } from '../../components/policy-source-setting';
import { ReadingSetting } from '../../components/reading-setting';
import { ShopWordsSetting } from '../../components/replies/shop-words-setting';
import { RoleSetting } from '../../components/role-setting';
import { Setting } from '../../components/setting';
import { SiteSetting } from '../../components/site-setting';
import { setMessages, t } from '../../components/words';
import { consoles } from '../../lib/console';
import { fixedIn } from '../../lib/policy/agents';
import { aidAllowedIn } from '../../lib/policy/desk';
import { limitIn, overrideReasonsIn } from '../../lib/policy/shop';
import { hear } from '../../lib/request';
import { openStore, type Store } from '../../lib/store/db';
import { builtInModel } from '../../lib/team/built-in-model';
import { isModelAddress } from '../../lib/team/chat-model';
import type { Rule } from '../../lib/wording/rule';
import { managedPolicy } from '../background/managed';
import { second } from '../desk/follow-ups';
import { Gate, openGate } from '../desk/gate';
import { chosenAid, saveAid } from './aid-choice';
import { addedDescriptions, choices, packs, problems, readingProblem, said, settings, sites } from './choices';
import { reports, sentCount } from './feedback';
import { followAddress, readSafe } from './safe';
import { RemindSettings, SafeSettings } from './safe-settings';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();

/** How many rules in force let nobody past. Counted beside the page: the built-in rules are much to fetch. */
const unyielding = signal(0);
effect(() => {
  const inForce = packs.value;
  void import('../../lib/policy/admit').then(({ policyOf }) => {
    if (packs.value === inForce) unyielding.value = policyOf(inForce).rules.filter(letsNobodyPast).length;
  });
});
const letsNobodyPast = ({ overridable, severity, mode }: Rule): boolean =>
  !overridable && severity === 'block' && mode === 'enforce';

/** whether the browser has a language model of its own */
const builtIn = signal<Awaited<ReturnType<typeof builtInModel>>>('absent');

function Options({ store }: { store: Store }) {
  const now = settings.value;
  if (!now) return null;
  const choose = choices(store, now);
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
      <AgentSetting
        ownerName={managed.agent ?? now.ownerName}
        fixedName={managed.agent !== undefined}
        limitYuan={now.limitYuan}
        notifications={now.notifications}
        onSave={choose.save}
        onNotifications={choose.notifications}
      />
      <ShopWordsSetting words={now.shopWords} onSave={choose.shopWords} />
      <RemindSettings store={store} now={now} fixed={fixedIn(packs.value).quiet !== undefined} />
      <SiteSetting
        consoles={consoles}
        off={now.consolesOff}
        sites={sites.value}
        onSwitch={choose.switchConsole}
        onAdd={choose.addSite}
        onRemove={choose.removeSite}
      />
      <ReadingSetting
        added={addedDescriptions(now)}
        problem={readingProblem.value}
        onImport={choose.importReading}
        onRemove={choose.removeReading}
      />
      <PolicySourceSetting
        address={managed.address ?? now.policySource?.address}
        group={managed.group ?? now.group}
        publisherKey={now.policySource?.key}
        checkedAt={now.policySource?.checkedAt}
        problem={now.policySource?.problem}
        locked={locked}
        onSave={choose.setSource}
        onForget={choose.forgetPublisher}
      />
      <RoleSetting
        reasons={overrideReasonsIn(packs.value)}
        unyielding={unyielding.value}
        limitYuan={limitIn(packs.value)}
        who={[managed.agent, managed.group].filter(Boolean).join(' · ') || undefined}
        locked={locked}
        fixed={fixedIn(packs.value)}
        hints={now.hints}
        onHints={choose.hints}
      />
      <FeedbackSetting
        reports={reports.value}
        sent={{ ...sentCount.value, keep: now.keepSent }}
        onExport={choose.exportFeedback}
        onAnswers={choose.takeAnswers}
        onKeepSent={choose.keepSent}
      />
      <PackSetting
        locked={locked}
        packs={packs.value}
        problems={problems.value}
        onImport={choose.importPack}
        onRemove={choose.removePack}
      />
      <Setting title={t('deskTitle')} help={t('deskOpenHelp')}>
        <a href="desk.html" target="_blank" rel="noreferrer">
          {t('deskOpen')}
        </a>
      </Setting>
      <Setting title={t('stTitle')}>
        <a href="studio.html" target="_blank" rel="noreferrer">
          {t('optStudio')}
        </a>
      </Setting>
      <AidSetting
        chosen={chosenAid(now.aid)}
        builtIn={builtIn.value}
        forbidden={!aidAllowedIn(packs.value)}
        isAddress={isModelAddress}
        onSave={(chosen) => saveAid(store, chosen)}
      />
      <SafeSettings store={store} now={now} />
      <Setting title={t('optStores')}>
        <ul class="stores">
          <li>{t('optStores1')}</li>
          <li>{t('optStores2')}</li>
          <li>{t('optStores3')}</li>
          <li>{t('optStores4')}</li>
        </ul>
      </Setting>
      <p class="said" role="status">
        {said.value}
      </p>
    </main>
  );
}

const managed = await managedPolicy();
const { locked } = managed;
// Asked beside the page, never before it: a browser may take its time to tell whether it has a model.
void builtInModel().then((state) => {
  builtIn.value = state;
});
const root = document.getElementById('options');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={opened.problem} />, root);
if (root && opened.ok) {
  await openGate();
  setInterval(() => {
    if (!document.hidden) second.value = Date.now();
  }, 1000);
  await choices(opened.store, undefined).reread();
  void readSafe(opened.store).then(() => followAddress(opened.store));
  window.addEventListener('hashchange', () => void followAddress(opened.store));
  hear('stored', ({ table }) => {
    if (table === 'settings' || table === 'sent' || table === 'events') void choices(opened.store, undefined).reread();
  });
  render(<Gate>{() => <Options store={opened.store} />}</Gate>, root);
}
