import { signal } from '@preact/signals';
import { Dialog } from '../../components/dialog';
import { PublishForm } from '../../components/studio/publish-form';
import { t } from '../../components/words';
import * as draft from './draft';
import { names, publisher, stranger } from './publisher';
import { note, publish } from './publishing';

export const publishing = signal(false);

/** the supervisor knows that agents have to accept another publisher */
const knowingly = signal(false);

const close = () => {
  publishing.value = false;
  knowingly.value = false;
};

const toTrust = () => {
  close();
  location.hash = '#trust';
};

/** Before a key that no agent knows signs: taken over from its backup it would be the one they know. */
function Stranger({ version }: { version: number }) {
  return (
    <div class="studio-publish">
      <p class="unchecked" role="alert">
        {t('stStranger', version)}
      </p>
      <p class="studio-row">
        <button type="button" class="primary" onClick={toTrust}>
          {t('stStrangerTake')}
        </button>
        <button
          type="button"
          onClick={() => {
            knowingly.value = true;
          }}
        >
          {t('stStrangerNew')}
        </button>
      </p>
    </div>
  );
}

/** The last look before a version goes out. */
export function PublishDialog() {
  if (!publishing.value) return null;
  const title = t('stPublishTitle', draft.nextVersion.value);
  const { value: strange } = stranger;
  if (strange !== undefined && !knowingly.value)
    return (
      <Dialog title={title} onClose={close}>
        <Stranger version={strange} />
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={close}>
      {publisher.value && !publisher.value.sealed && (
        <p class="secondary">
          {t('stKeyNoBackup')}{' '}
          <button type="button" class="quiet" onClick={toTrust}>
            {t('stKeyBackupDo')}
          </button>
        </p>
      )}
      <PublishForm
        version={draft.nextVersion.value}
        note={note.value}
        publicKey={names.value.now}
        changes={draft.changes.value}
        problems={draft.tried.value.problems}
        onNote={(text) => {
          note.value = text;
        }}
        onPublish={() => void publish().then((out) => out && close())}
      />
    </Dialog>
  );
}
