import { signal } from '@preact/signals';
import { OwnerSwitch } from '../../components/safe/owner-switch';
import { t } from '../../components/words';
import { hear, tell } from '../../lib/request';
import { listOwners } from '../../lib/store/memos';
import { writeSettings } from '../../lib/store/settings';
import { say } from './acts';
import { owner, readMemos, settings, store } from './follow-ups';

/* Several agents on one machine: whose list is shown, by the console's account or by hand. */

const everyone = signal<readonly string[]>([]);

async function readEveryone(): Promise<void> {
  const db = await store();
  if (db) everyone.value = await listOwners(db);
}

async function turnTo(name: string | undefined): Promise<void> {
  const db = await store();
  if (!db) return;
  const saved = await writeSettings(db, { ownerName: name });
  if (!saved.ok) return say(t('saveFailed', saved.problem));
  tell('stored', { table: 'settings' });
  await readMemos();
}

hear('stored', ({ table }) => {
  if (table === 'memos') void readEveryone();
});
void readEveryone();

export function Whose() {
  if (owner.value === '') return null;
  return (
    <OwnerSwitch
      owner={owner.value}
      owners={everyone.value}
      byHand={settings.value?.ownerName !== undefined}
      onOwner={(name) => void turnTo(name)}
    />
  );
}
