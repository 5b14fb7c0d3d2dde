import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { t } from '../../components/words';
import { consoles } from '../../lib/console';
import { admitConsole, type ConsoleDescription } from '../../lib/console/description';
import type { Pack } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { tell } from '../../lib/request';
import type { Saved, Store } from '../../lib/store/db';
import { keepPack, packsInForce, removePack, storedPacks } from '../../lib/store/packs';
import { readSettings, type Settings, writeSettings } from '../../lib/store/settings';
import { exportFeedback, readFeedback, takeAnswers } from './feedback';
import { passing } from './passing';
import { admitSigned, admitUnsigned, forgetPublisher, setSource } from './policy-source';
import { readJsonOrYaml } from './read-file';

/* What the choices on the options page do. Each says in one line what came of it, and shows what is stored now. */

export const settings = signal<Settings | undefined>(undefined);
/** every pack there is, and those that hold now */
export const packs = signal<readonly Pack[]>([]);
export const inForce = signal<readonly Pack[]>([]);
export const problems = signal<readonly PackProblem[]>([]);
export const readingProblem = signal<string | undefined>(undefined);
export const sites = signal<readonly string[]>([]);
export const said = signal('');
passing(said);

const known = consoles.flatMap((each) => each.matches);

/** Says in one line what came of a choice. */
export function say(text: string): void {
  said.value = text;
}

/** The shop's own console descriptions that can still be read. */
export const addedDescriptions = ({ addedConsoles }: Settings): readonly ConsoleDescription[] =>
  addedConsoles.flatMap((input) => {
    const admitted = admitConsole(input);
    return admitted.ok ? [admitted.value] : [];
  });

/** Every choice of the page, over what is stored `now`. */
export function choices(store: Store, now: Settings | undefined) {
  const off = now?.consolesOff ?? [];
  const added = now ? addedDescriptions(now) : [];
  const change = async (to: Partial<Settings>) => {
    await settled(store, await writeSettings(store, to));
    tell('stored', { table: 'settings' });
  };
  return {
    reread: () => reread(store),
    seenWipe: () => void change({ wiped: false }),
    // An empty field takes its setting back to the default: both keys are always there.
    save: (to: Partial<Settings>) => void change({ ownerName: to.ownerName, limitYuan: to.limitYuan }),
    shopWords: (shopWords: Settings['shopWords']) => void change({ shopWords }),
    notifications: (on: boolean) => void change({ notifications: on }),
    switchConsole: (id: string, on: boolean) => {
      const others = off.filter((each) => each !== id);
      void change({ consolesOff: on ? others : [...others, id] });
    },
    addSite: (origin: string) =>
      void browser.permissions.request({ origins: [origin] }).then((granted) => {
        say(granted ? t('enableSiteDone') : t('enableSiteRefused'));
        return reread(store);
      }),
    removeSite: (origin: string) => void browser.permissions.remove({ origins: [origin] }).then(() => reread(store)),
    importReading: (file: File) => void importReading(file, added, change),
    removeReading: (id: string) => void change({ addedConsoles: added.filter((each) => each.id !== id) }),
    importPack: (file: File) => void importPack(store, file),
    setSource: (to: Parameters<typeof setSource>[1]) =>
      void setSource(store, to).then((saved) => settled(store, saved)),
    forgetPublisher: () => void forgetPublisher(store).then((saved) => settled(store, saved)),
    removePack: (id: string) => void removePack(store, id).then((saved) => newPolicy(store, saved)),
    hints: (on: boolean) => void change({ hints: on }),
    keepSent: (on: boolean) => void change({ keepSent: on }),
    exportFeedback: () => void exportFeedback(store).then(say),
    takeAnswers: (file: File) => void takeAnswers(store, file).then(say),
  };
}

async function reread(store: Store): Promise<void> {
  settings.value = await readSettings(store);
  const now = Date.now();
  const [stored, holding] = await Promise.all([storedPacks(store, now), packsInForce(store, now)]);
  packs.value = stored.packs;
  inForce.value = holding.packs;
  await readFeedback(store);
  const { origins = [] } = await browser.permissions.getAll();
  sites.value = origins.filter((origin) => !known.some((each) => each.startsWith(origin.replace(/\*$/, ''))));
}

/** After a write: says what came of it and shows what is stored now. */
export async function settled(store: Store, saved: Saved<unknown>, text = t('optSaved')): Promise<void> {
  say(saved.ok ? text : t('saveFailed', saved.problem));
  await reread(store);
}

async function importReading(
  file: File,
  added: readonly ConsoleDescription[],
  change: (to: Partial<Settings>) => Promise<void>,
): Promise<void> {
  const read = await readJsonOrYaml(file);
  const admitted = read.ok ? admitConsole(read.value) : read;
  readingProblem.value = admitted.ok ? undefined : t('optFileBad', file.name, admitted.problem);
  if (!admitted.ok) return;
  const { value } = admitted;
  const origins = value.matches.map((each) => `${new URL(each).origin}/*`);
  // The choice of the file is the gesture; without leave the description waits until the site is added by hand.
  await browser.permissions.request({ origins }).catch(() => false);
  await change({ addedConsoles: [...added.filter((each) => each.id !== value.id), value] });
}

async function importPack(store: Store, file: File): Promise<void> {
  const read = await readJsonOrYaml(file);
  const signed = read.ok && typeof read.value === 'object' && read.value !== null && 'signature' in read.value;
  const admitted = read.ok
    ? signed
      ? await admitSigned(store, await file.text())
      : await admitUnsigned(store, read.value)
    : { ok: false as const, problems: [{ field: file.name, message: read.problem }] };
  problems.value = admitted.ok ? [] : admitted.problems;
  if (admitted.ok) await newPolicy(store, await keepPack(store, admitted.value, Date.now()));
}

async function newPolicy(store: Store, saved: Saved<unknown>): Promise<void> {
  await settled(store, saved);
  tell('policy', { version: (await packsInForce(store, Date.now())).version });
}
