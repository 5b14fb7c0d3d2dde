import { signal } from '@preact/signals';
import { type FunctionComponent, render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/desk/desk.css';
import { DeskFrame } from '../../components/desk/desk-frame';
import { Notice } from '../../components/notice';
import { setMessages, t } from '../../components/words';
import { said } from './acts';
import { openFollowUps, owner, storeProblem } from './follow-ups';
import { PANES } from './panes';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('deskTitle');

const wanted = () => PANES.find(({ id }) => id === location.hash.slice(1)) ?? PANES[0];
const shown = signal(wanted()?.id ?? '');
const loaded = signal<ReadonlyMap<string, FunctionComponent | 'down'>>(new Map());

async function show(id: string): Promise<void> {
  shown.value = id;
  history.replaceState(null, '', `#${id}`);
  const pane = PANES.find((each) => each.id === id);
  const known = loaded.value.get(id);
  if (!pane || (known && known !== 'down')) return;
  const part = await pane.load().catch(() => 'down' as const);
  loaded.value = new Map([...loaded.value, [id, part]]);
}

function Shown() {
  const Part = loaded.value.get(shown.value);
  if (Part === 'down') return <Notice title={t('deskPaneDown')} help={t('deskPaneDownDo')} />;
  if (storeProblem.value !== undefined)
    return (
      <Notice title={t('stateStoreDown')} help={t('stateStoreDownDo')}>
        <p class="secondary">{storeProblem.value}</p>
      </Notice>
    );
  return Part ? <Part /> : null;
}

function Desk() {
  return (
    <DeskFrame
      tabs={PANES.map(({ id, label }) => ({ id, label: t(label) }))}
      shown={shown.value}
      owner={owner.value}
      said={said.value}
      onTab={(id) => void show(id)}
    >
      <Shown />
    </DeskFrame>
  );
}

window.addEventListener('hashchange', () => void show(wanted()?.id ?? ''));
const root = document.getElementById('desk');
if (root) render(<Desk />, root);
void openFollowUps().then(() => show(shown.value));
