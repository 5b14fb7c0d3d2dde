import { useState } from 'preact/hooks';
import { Setting } from './setting';
import { t } from './words';

export type AidFrom = 'off' | 'browser' | 'address';

export interface AidChosen {
  from: AidFrom;
  address: string;
  model: string;
  key: string;
}

export interface AidSettingProps {
  chosen: AidChosen;
  /** whether the browser has a model of its own */
  builtIn: 'ready' | 'downloadable' | 'absent';
  forbidden: boolean;
  isAddress: (address: string) => boolean;
  /** keeps the choice and tries it once; gives what to say */
  onSave: (chosen: AidChosen) => Promise<string>;
}

/** The writing aid: off unless the agent or the shop wants it, and from where. */
export function AidSetting({ chosen, builtIn, forbidden, isAddress, onSave }: AidSettingProps) {
  const [now, setNow] = useState(chosen);
  const [said, setSaid] = useState('');
  const [trying, setTrying] = useState(false);
  const wrong = now.from === 'address' && now.address.trim() !== '' && !isAddress(now.address.trim());
  const incomplete = now.from === 'address' && (now.address.trim() === '' || now.model.trim() === '');
  const save = async (event: Event) => {
    event.preventDefault();
    if (wrong || incomplete) return;
    setTrying(true);
    setSaid('');
    setSaid(await onSave({ ...now, address: now.address.trim(), model: now.model.trim(), key: now.key.trim() }));
    setTrying(false);
  };
  const choice = (from: AidFrom, words: string, disabled = false) => (
    <label class="aid-choice">
      <input
        type="radio"
        name="aid-from"
        checked={now.from === from}
        disabled={disabled}
        onChange={() => setNow({ ...now, from })}
      />
      {words}
    </label>
  );
  const bound = (part: 'address' | 'model' | 'key', placeholder: string) => ({
    autocomplete: 'off',
    spellcheck: false,
    placeholder,
    value: now[part],
    onInput: (event: { currentTarget: HTMLInputElement }) => setNow({ ...now, [part]: event.currentTarget.value }),
  });
  return (
    <Setting title={t('aidTitle')} help={t(forbidden ? 'aidForbidden' : 'aidHelp')}>
      {!forbidden && (
        <form class="fields" onSubmit={save}>
          <fieldset class="aid-choices">
            <legend class="secondary">{t('aidFrom')}</legend>
            {choice('off', t('aidOff'))}
            {choice('browser', t(`aidBrowser_${builtIn}`), builtIn === 'absent')}
            {choice('address', t('aidAddress'))}
          </fieldset>
          {now.from === 'address' && (
            <>
              <label>
                {t('aidAddressField')}
                <input
                  inputMode="url"
                  aria-invalid={wrong}
                  {...bound('address', 'https://dashscope.aliyuncs.com/compatible-mode/v1')}
                />
                {wrong && <span class="severity-block">{t('aidAddressBad')}</span>}
              </label>
              <label>
                {t('aidModelField')}
                <input {...bound('model', 'qwen-plus')} />
              </label>
              <label>
                {t('aidKeyField')}
                <input type="password" {...bound('key', 'sk-…')} />
              </label>
              <p class="secondary">{t('aidSends')}</p>
            </>
          )}
          <button type="submit" disabled={wrong || incomplete || trying}>
            {t(trying ? 'aidTrying' : now.from === 'off' ? 'aidSave' : 'aidSaveTry')}
          </button>
        </form>
      )}
      <p role="status" class="secondary page-text">
        {said}
      </p>
    </Setting>
  );
}
