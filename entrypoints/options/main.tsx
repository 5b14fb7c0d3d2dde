import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/panel.css';
import '../../components/options.css';
import { AgentSetting } from '../../components/agent-setting';
import { BackupSetting } from '../../components/backup-setting';
import { Notice } from '../../components/notice';
import { PackSetting } from '../../components/pack-setting';
import { Setting } from '../../components/setting';
import { SiteSetting } from '../../components/site-setting';
import { setMessages, t } from '../../components/words';
import { consoles } from '../../lib/console';
import { admitPack } from '../../lib/policy/admit';
import type { Pack, PackProblem } from '../../lib/policy/pack';
import { tell } from '../../lib/request';
import { exportBackup, importBackup } from '../../lib/store/backup';
import { openStore, type Saved, type Store } from '../../lib/store/db';
import { keepPack, packsInForce, removePack } from '../../lib/store/packs';
import { readSettings, type Settings, writeSettings } from '../../lib/store/settings';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();

const settings = signal<Settings | undefined>(undefined);
const packs = signal<readonly Pack[]>([]);
const problems = signal<readonly PackProblem[]>([]);
const sites = signal<readonly string[]>([]);
const said = signal('');
const MOST_BYTES = 2 * 1024 * 1024;

const known = consoles.flatMap((each) => each.matches);

async function reread(store: Store): Promise<void> {
  settings.value = await readSettings(store);
  packs.value = (await packsInForce(store, Date.now())).packs;
  const { origins = [] } = await browser.permissions.getAll();
  sites.value = origins.filter((origin) => !known.some((each) => each.startsWith(origin.replace(/\*$/, ''))));
}

/** After a write: says what came of it, tells the others, shows what is stored now. */
async function settled(store: Store, saved: Saved<unknown>, text = t('optSaved')): Promise<void> {
  said.value = saved.ok ? text : t('saveFailed', saved.problem);
  await reread(store);
}

async function change(store: Store, to: Partial<Settings>): Promise<void> {
  await settled(store, await writeSettings(store, to));
  tell('stored', { table: 'settings' });
}

async function readJson(file: File): Promise<{ ok: true; value: unknown } | { ok: false; problem: string }> {
  if (file.size > MOST_BYTES) return { ok: false, problem: t('optPackFileBig') };
  try {
    return { ok: true, value: JSON.parse(await file.text()) };
  } catch {
    return { ok: false, problem: t('optPackUnreadable') };
  }
}

async function importPack(store: Store, file: File): Promise<void> {
  const read = await readJson(file);
  const admitted = read.ok ? admitPack(read.value) : { ok: false as const, problems: [wrongFile(file, read.problem)] };
  problems.value = admitted.ok ? [] : admitted.problems;
  if (admitted.ok) await newPolicy(store, await keepPack(store, admitted.value, Date.now()));
}

const wrongFile = (file: File, message: string): PackProblem => ({ field: file.name, message });

async function newPolicy(store: Store, saved: Saved<unknown>): Promise<void> {
  await settled(store, saved);
  tell('policy', { version: (await packsInForce(store, Date.now())).version });
}

async function exportAll(store: Store): Promise<void> {
  const backup = await exportBackup(store, Date.now());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(backup)], { type: 'application/json' }));
  link.download = `wenda-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  said.value = t('optExported', backup.memos.length);
}

async function importAll(store: Store, file: File): Promise<void> {
  const read = await file
    .text()
    .then(
      (text) => JSON.parse(text) as unknown,
      () => undefined,
    )
    .catch(() => undefined);
  const done = await importBackup(store, read);
  await settled(store, done, done.ok ? t('optImportedCounts', done.value.added, done.value.updated) : '');
  tell('stored', { table: 'memos' });
}

function Options({ store }: { store: Store }) {
  const now = settings.value;
  if (!now) return null;
  return (
    <main class="options">
      <h1>{t('optionsTitle')}</h1>
      <AgentSetting ownerName={now.ownerName} limitYuan={now.limitYuan} onSave={(to) => void change(store, to)} />
      <SiteSetting
        consoles={consoles}
        off={now.consolesOff}
        sites={sites.value}
        onSwitch={(id, on) => {
          const others = now.consolesOff.filter((each) => each !== id);
          void change(store, { consolesOff: on ? others : [...others, id] });
        }}
        onAdd={(origin) => {
          void browser.permissions.request({ origins: [origin] }).then((granted) => {
            said.value = granted ? t('enableSiteDone') : t('enableSiteRefused');
            return reread(store);
          });
        }}
        onRemove={(origin) => void browser.permissions.remove({ origins: [origin] }).then(() => reread(store))}
      />
      <PackSetting
        packs={packs.value}
        problems={problems.value}
        onImport={(file) => void importPack(store, file)}
        onRemove={(id) => void removePack(store, id).then((saved) => newPolicy(store, saved))}
      />
      <BackupSetting onExport={() => void exportAll(store)} onImport={(file) => void importAll(store, file)} />
      <Setting title={t('optStores')}>
        <ul class="stores">
          <li>{t('optStores1')}</li>
          <li>{t('optStores2')}</li>
          <li>{t('optStores3')}</li>
          <li>{t('optStores4')}</li>
        </ul>
      </Setting>
      <p class="secondary">{t('optVersion', browser.runtime.getManifest().version)}</p>
      <p class="said" role="status">
        {said.value}
      </p>
    </main>
  );
}

const root = document.getElementById('options');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={opened.problem} />, root);
if (root && opened.ok) {
  await reread(opened.store);
  render(<Options store={opened.store} />, root);
}
