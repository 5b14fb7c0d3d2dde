import { computed, signal } from '@preact/signals';
import { Dialog } from '../../components/dialog';
import { PublishForm } from '../../components/studio/publish-form';
import { t } from '../../components/words';
import * as draft from './draft';
import { health } from './health';
import { names, publisher, stranger } from './publisher';
import { note, publish } from './publishing';
import { sayOf } from './words';

export const publishing = signal(false);

/** the supervisor knows that agents have to accept another publisher */
const knowingly = signal(false);

/** the supervisor has seen what this version would hold and should not */
const accepted = signal(false);

/** What ought to pass and would be held or flagged: by a rule that acts, not by one that only listens. */
const doubts = computed(() => {
  const { policy } = draft.tried.value;
  const listens = new Set(policy.rules.filter(({ mode }) => mode !== 'enforce').map(({ id }) => id));
  return health.value.flatMap((item) => {
    if (item.is === 'contradiction') return listens.has(item.other) ? [] : [{ rule: item.other, text: item.text }];
    return item.is === 'reply' ? [{ rule: item.rule, text: item.text }] : [];
  });
});

const SHOWN = 3;

const close = () => {
  publishing.value = false;
  knowingly.value = false;
  accepted.value = false;
};

/** Closes the dialog and goes to another page of the studio. */
const leaveFor = (page: 'trust' | 'health') => {
  close();
  location.hash = `#${page}`;
};

/** Asks for a word of its own before a version goes out that stands against sentences which ought to pass. */
function Doubts() {
  const { value: all } = doubts;
  if (all.length === 0) return null;
  return (
    <div class="unchecked" role="alert">
      <strong>{t('stDoubts', all.length)}</strong>
      <ul>
        {all.slice(0, SHOWN).map(({ rule, text }) => (
          <li key={`${rule} ${text}`} class="page-text">
            {t('say_because', text, sayOf(rule))}
          </li>
        ))}
      </ul>
      {all.length > SHOWN && (
        <p>
          <button type="button" class="quiet" onClick={() => leaveFor('health')}>
            {t('stDoubtsAll')}
          </button>
        </p>
      )}
      <label>
        <input
          type="checkbox"
          checked={accepted.value}
          onChange={(event) => {
            accepted.value = event.currentTarget.checked;
          }}
        />{' '}
        {t('stDoubtsTaken')}
      </label>
    </div>
  );
}

/** Before a key that no agent knows signs: taken over from its backup it would be the one they know. */
function Stranger({ version }: { version: number }) {
  return (
    <div class="studio-publish">
      <p class="unchecked" role="alert">
        {t('stStranger', version)}
      </p>
      <p class="studio-row">
        <button type="button" class="primary" onClick={() => leaveFor('trust')}>
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
          <button type="button" class="quiet" onClick={() => leaveFor('trust')}>
            {t('stKeyBackupDo')}
          </button>
        </p>
      )}
      <Doubts />
      <PublishForm
        version={draft.nextVersion.value}
        note={note.value}
        publicKey={names.value.now}
        changes={draft.changes.value}
        problems={draft.tried.value.problems}
        waits={doubts.value.length > 0 && !accepted.value}
        onNote={(text) => {
          note.value = text;
        }}
        onPublish={() => void publish().then((out) => out && close())}
      />
    </Dialog>
  );
}
