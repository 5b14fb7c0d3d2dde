import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/studio/studio.css';
import { Notice } from '../../components/notice';
import { setMessages, t } from '../../components/words';
import { openStore } from '../../lib/store/db';
import * as draft from './draft';
import { Head } from './head';
import { Middle } from './middle';
import { Nav } from './nav';
import { PublishDialog } from './publish-dialog';
import { openReports, Side } from './side';
import { followOthers } from './windows';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('stTitle');

function Studio() {
  return (
    <div class="studio">
      <Head />
      <Nav />
      <main class="studio-main">
        <Middle />
      </main>
      <Side />
      <PublishDialog />
      <p class="unseen" role="status">
        {draft.said.value}
      </p>
    </div>
  );
}

const root = document.getElementById('studio');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={opened.problem} />, root);
if (root && opened.ok) {
  await draft.openDraft(opened.store, new URLSearchParams(location.search).get('draft') ?? draft.PACK_ID);
  await openReports(opened.store);
  followOthers();
  render(<Studio />, root);
}
