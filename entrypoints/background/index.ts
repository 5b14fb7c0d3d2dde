import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { setMessages } from '../../components/words';
import { answerConsoles, hear } from '../../lib/request';
import { answers } from './answers';
import { keepBackingUp, onBackupAlarm, onBackupNotice } from './daily-backup';
import { forgetFixed } from './in-force';
import { keepLettingGo, onKeepAlarm } from './keep';
import { onManaged } from './managed';
import { offerMenu, onMenu } from './menu';
import { heedManaged, keepWatching, lookAnew, onPolicyAlarm, prune } from './policy-watch';
import { onCommand } from './quick-memo';
import { keepLooking, onAlarm, onNotificationClick, remind } from './reminders';
import { forgetLibrary } from './replies';
import { forgetWritten, noteClocks } from './seen-clocks';
import { followSites, injectIntoOpenConsoles, relay } from './sites';
import { sweepOnce } from './sweep';

/* The background, as a table of contents. It may stop at any time: truth is in the store, waking is by alarms. */
export default defineBackground({
  type: 'module',
  main() {
    setMessages((key, subs) => browser.i18n.getMessage(key, subs));
    answerConsoles(answers);
    hear('stored', ({ table }) => {
      if (table === 'memos') void remind();
      if (table === 'settings') forgetWritten();
      if (table === 'shelf' || table === 'uses') forgetLibrary();
      if (table === 'settings' || table === 'hand' || table === 'shelf' || table === 'uses')
        void relay('stored', { table });
    });
    hear('policy', (news) => {
      forgetLibrary();
      forgetFixed();
      void relay('policy', news);
      void remind();
    });
    hear('view', ({ view }, tabId) => void noteClocks(view, tabId));
    hear('watch', () => void lookAnew());
    // What the administrator sets holds at once, without a click.
    onManaged(() => void heedManaged());
    browser.alarms.onAlarm.addListener(onAlarm);
    browser.alarms.onAlarm.addListener(onPolicyAlarm);
    browser.alarms.onAlarm.addListener(onBackupAlarm);
    browser.alarms.onAlarm.addListener(onKeepAlarm);
    browser.notifications.onClicked.addListener((id) => void onNotificationClick(id));
    browser.notifications.onClicked.addListener((id) => void onBackupNotice(id));
    browser.contextMenus.onClicked.addListener(onMenu);
    browser.commands.onCommand.addListener((command) => void onCommand(command));
    browser.runtime.onInstalled.addListener(() => {
      offerMenu();
      void sweepOnce();
      void followSites().then(injectIntoOpenConsoles);
    });
    browser.runtime.onStartup.addListener(() => {
      offerMenu();
      void sweepOnce();
      void followSites();
    });
    browser.permissions.onAdded.addListener(() => void followSites().then(injectIntoOpenConsoles));
    browser.permissions.onRemoved.addListener(() => void followSites());
    if (import.meta.env.CHROME) void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    else browser.action.onClicked.addListener(() => void browser.sidebarAction.open());
    // Alarms can be lost by an update: whatever woke the worker, what is due is looked at again.
    void remind();
    void keepLooking();
    void keepWatching();
    void prune().catch(() => {});
    void keepBackingUp();
    void keepLettingGo();
  },
});
