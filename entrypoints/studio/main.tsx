import { type RefObject, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
import { place } from './place';
import { PublishDialog } from './publish-dialog';
import { openReports, Side } from './side';
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

/** Leads to the field an address names, once it is drawn; without one to the head of what is shown, as a new page would. */
function useField(main: RefObject<HTMLElement | null>): void {
  const { field } = place.value;
  const isFirst = useRef(true);
  useEffect(() => {
    const came = !isFirst.current;
    isFirst.current = false;
    if (field === undefined) {
      if (came && !main.current?.contains(document.activeElement)) main.current?.focus();
      return;
    }
    const found = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(
      (each) => each.dataset['field'] === field,
    );
    for (let around = found?.closest('details'); around; around = around.parentElement?.closest('details'))
      around.open = true;
    found?.scrollIntoView({ block: 'center' });
    found?.focus();
  }, [place.value]);
}

function Studio() {
  const main = useRef<HTMLElement>(null);
  useField(main);
  return (
    <div class="studio">
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
