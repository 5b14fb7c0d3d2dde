import { signal } from '@preact/signals';
import { Dialog } from '../../components/dialog';
import { PublishForm } from '../../components/studio/publish-form';
import { t } from '../../components/words';
import * as draft from './draft';
import { names } from './publisher';
import { note, publish } from './publishing';

export const publishing = signal(false);

const close = () => {
  publishing.value = false;
};

/** The last look before a version goes out. */
export function PublishDialog() {
  if (!publishing.value) return null;
  return (
    <Dialog title={t('stPublishTitle', draft.nextVersion.value)} onClose={close}>
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
