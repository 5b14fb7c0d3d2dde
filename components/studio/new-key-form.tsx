import { useState } from 'preact/hooks';
import { SHORTEST_KEY_PASSPHRASE } from '../../lib/model/passphrase';
import { t } from '../words';
import { PassphraseField } from './passphrase-field';

/** Another key, its backup closed by a passphrase that is typed twice. */
export function NewKeyForm({ published, onNew }: { published: boolean; onNew: (passphrase: string) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const short = passphrase.length < SHORTEST_KEY_PASSPHRASE;
  const differ = passphrase !== again;
  return (
    <details class="studio-fold">
      <summary>{t('polNewKey')}</summary>
      <p class="secondary">{t(published ? 'polNewKeyRotates' : 'polNewKeyReplaces')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (short || differ) return;
          onNew(passphrase);
          setPassphrase('');
          setAgain('');
        }}
      >
        <PassphraseField value={passphrase} onChange={setPassphrase} />
        <PassphraseField again value={again} onChange={setAgain} />
        <p class="secondary" role="status">
          {passphrase !== '' && short && t('polPassphraseShort', SHORTEST_KEY_PASSPHRASE)}
          {!short && again !== '' && differ && t('polPassphraseDiffer')}
        </p>
        <button type="submit" disabled={short || differ}>
          {t('polNewKeyMake')}
        </button>
      </form>
    </details>
  );
}
