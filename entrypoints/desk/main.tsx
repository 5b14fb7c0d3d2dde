import { computed, effect, signal } from '@preact/signals';
import { type FunctionComponent, render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/desk/desk.css';
import { DeskFrame } from '../../components/desk/desk-frame';
import { Notice } from '../../components/notice';
import { OwnMoves } from '../../components/own-moves';
import { ShiftBlock } from '../../components/shift-block';
import { inWords, setMessages, t } from '../../components/words';
import { ownMoves } from '../../lib/memo/moves';
import { said } from './acts';
import { address } from './address';
import { makeRecurring, openFollowUps, settings, storeProblem } from './follow-ups';
import { Gate, openGate } from './gate';
import { waiting } from './handover-state';
import { PANES } from './panes';
import { Safety, watchSafety } from './safe-note';
import { openShift, shift, shiftSeen } from './shift-state';
import { Whose } from './whose';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('deskTitle');

const shown = computed(() => (PANES.find(({ id }) => id === address.value.pane) ?? PANES[0])?.id ?? '');
const loaded = signal<ReadonlyMap<string, FunctionComponent | 'down'>>(new Map());

/** Fetches a page of the desk when it is first shown; one that failed is tried again the next time. */
async function fetchPane(id: string): Promise<void> {
  const known = loaded.peek().get(id);
  const pane = PANES.find((each) => each.id === id);
  if (!pane || (known && known !== 'down')) return;
  const part = await pane.load().catch(() => 'down' as const);
  loaded.value = new Map([...loaded.peek(), [id, part]]);
}

function Shown() {
  const Part = loaded.value.get(shown.value);
  if (Part === 'down') return <Notice title={t('deskPaneDown')} help={t('deskPaneDownDo')} />;
  if (storeProblem.value !== undefined)
    return (
      <Notice title={t('stateStoreDown')} help={inWords(storeProblem.value)}>
        <p class="secondary">{t('stateStoreDownDo')}</p>
      </Notice>
    );
  return Part ? <Part /> : null;
}

const moves = computed(() => ownMoves(settings.value?.snoozes ?? []));

function Desk() {
  return (
    <OwnMoves.Provider value={moves.value}>
      <DeskFrame
        tabs={PANES.map(({ id, label }) => ({ id, label: t(label), count: id === 'handover' ? waiting.value : 0 }))}
        shown={shown.value}
        whose={<Whose />}
        note={<Safety />}
        said={said.value}
        start={shift.value && <ShiftBlock shift={shift.value} onSeen={shiftSeen} />}
        onTab={(id) => {
          location.hash = id;
        }}
      >
        <Shown />
      </DeskFrame>
    </OwnMoves.Provider>
  );
}

const root = document.getElementById('desk');
if (root) render(<Gate>{() => <Desk />}</Gate>, root);
void openGate().then(() => watchSafety({ downloads: true }));

/** What recurs today is made before the first page is drawn: the round lists it in its place. */
async function open(): Promise<void> {
  await openFollowUps();
  await makeRecurring();
  void openShift();
  effect(() => void fetchPane(shown.value));
}
void open();
