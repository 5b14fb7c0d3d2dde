import { render } from 'preact';
import { useRef } from 'preact/hooks';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/studio/studio.css';
import { Notice } from '../../components/notice';
import { inWords, setMessages, t } from '../../components/words';
import { openStore } from '../../lib/store/db';
import { keepSeconds } from '../desk/follow-ups';
import { Gate, gate, openGate } from '../desk/gate';
import * as draft from './draft';
import { Head } from './head';
import { Middle } from './middle';
import { Nav } from './nav';
import { PublishDialog } from './publish-dialog';
import { openReports, Side } from './side';
import { Skips } from './skips';
import { useTop } from './top';
import { followOthers } from './windows';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('stTitle');

/** Undo and redo of the session from anywhere but fields that keep their text to themselves until it is taken. */
function onKey(event: KeyboardEvent): void {
  if (
    gate.peek() !== 'open' ||
    event.defaultPrevented ||
    !(event.ctrlKey || event.metaKey) ||
    event.altKey ||
    event.isComposing
  )
    return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  const { target } = event;
  if (target instanceof Element && target.matches('input, textarea') && target.closest('[data-local]')) return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) draft.redoStep();
  else draft.undoStep();
}

function Studio() {
  const main = useRef<HTMLElement>(null);
  useTop(main);
  return (
    <div class="studio">
      <Skips main={main} />
      <Head />
      <Nav />
      <main class="studio-main" ref={main} tabIndex={-1}>
        <Middle />
      </main>
      <Side />
      <PublishDialog />
      <p class="studio-said" role="status">
        {draft.said.value}
      </p>
    </div>
  );
}

const root = document.getElementById('studio');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={inWords(opened.problem)} />, root);
if (root && opened.ok) {
  await draft.openDraft(opened.store, new URLSearchParams(location.search).get('draft') ?? draft.PACK_ID);
  await openReports(opened.store);
  followOthers();
  addEventListener('keydown', onKey);
  await openGate();
  keepSeconds();
  render(<Gate>{() => <Studio />}</Gate>, root);
}
