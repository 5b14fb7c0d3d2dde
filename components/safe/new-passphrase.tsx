import { useState } from 'preact/hooks';
import { SHORTEST_PASSPHRASE } from '../../lib/model/passphrase';
import { t } from '../words';

/** A new passphrase, written twice. Tells it once it may be used, `undefined` until then. */
export function NewPassphrase({ onChange }: { onChange: (passphrase: string | undefined) => void }) {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const change = (one: string, two: string) => {
    setFirst(one);
    setAgain(two);
    onChange(one.length >= SHORTEST_PASSPHRASE && one === two ? one : undefined);
  };
  const short = first !== '' && first.length < SHORTEST_PASSPHRASE;
  const differs = again !== '' && !first.startsWith(again);
  return (
    <div class="fields">
      <label>
        {t('safePass')}
        <input
          type="password"
          autocomplete="new-password"
          aria-invalid={short}
          value={first}
          onInput={(event) => change(event.currentTarget.value, again)}
        />
        <span class={short ? 'severity-block' : 'secondary'}>{t('safePassHelp', SHORTEST_PASSPHRASE)}</span>
      </label>
      <label>
        {t('safePassAgain')}
        <input
          type="password"
          autocomplete="new-password"
          aria-invalid={differs}
          value={again}
          onInput={(event) => change(first, event.currentTarget.value)}
        />
        {differs && (
          <span class="severity-block" role="alert">
            {t('safePassDiffers')}
          </span>
        )}
      </label>
    </div>
  );
}
