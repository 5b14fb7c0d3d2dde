import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/replies/import.css';
import { ImportPage } from '../../components/replies/import-page';
import { setMessages, t } from '../../components/words';
import { keepSeconds } from '../desk/follow-ups';
import { Gate, openGate } from '../desk/gate';
import { exportReplies } from './export';
import { cancel, check, choices, choose, chosen, keep, map, shelf, state, take } from './import-state';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('importTitle');

async function exportAll(): Promise<void> {
  const count = await exportReplies();
  if (count === undefined) state.value = { step: 'choose', problem: t('stateStoreDown') };
  else state.value = { step: 'choose', said: count === 0 ? t('importNothingToExport') : t('importExported', count) };
}

function App() {
  return (
    <ImportPage
      state={state.value}
      choices={choices.value}
      chosen={chosen.value.length}
      shelf={shelf.value}
      onFile={(file) => void choose(file)}
      onExport={() => void exportAll()}
      onMap={map}
      onCheck={() => void check()}
      onTake={take}
      onShelf={(to) => {
        shelf.value = to;
      }}
      onStore={() => void keep()}
      onCancel={cancel}
    />
  );
}

const root = document.getElementById('replies');
if (root) {
  await openGate();
  keepSeconds();
  render(<Gate>{() => <App />}</Gate>, root);
}
