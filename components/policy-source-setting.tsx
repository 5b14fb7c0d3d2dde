import { useState } from 'preact/hooks';
import { Setting } from './setting';
import { t } from './words';

export interface PolicySourceSettingProps {
  address: string | undefined;
  group: string | undefined;
  publisherKey: string | undefined;
  checkedAt: number | undefined;
  /** why the last one that came was not taken */
  problem: string | undefined;
  /** the administrator set it: nothing can be changed here */
  locked: boolean;
  onSave: (to: { address: string | undefined; group: string | undefined }) => void;
  onForget: () => void;
}

/** The address the shop's policy is watched at, and how the last look went. */
export function PolicySourceSetting(props: PolicySourceSettingProps) {
  const { publisherKey, checkedAt, problem, locked, onSave, onForget } = props;
  const [address, setAddress] = useState(props.address ?? '');
  const [group, setGroup] = useState(props.group ?? '');
  const wrong = address.trim() !== '' && !/^https:\/\/[^/\s]+/.test(address.trim());
  return (
    <Setting title={t('optSource')} help={t(locked ? 'optSourceLocked' : 'optSourceHelp')}>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) onSave({ address: address.trim() || undefined, group: group.trim() || undefined });
        }}
      >
        <label>
          {t('optSourceAddress')}
          <input
            inputMode="url"
            disabled={locked}
            aria-invalid={wrong}
            value={address}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
          {wrong && <span class="severity-block">{t('optSourceBad')}</span>}
        </label>
        <label>
          {t('optSourceGroup')}
          <input
            disabled={locked}
            maxLength={80}
            value={group}
            onInput={(event) => setGroup(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={wrong}>
          {t('optSourceNow')}
        </button>
      </form>
      {props.address === undefined && <p class="secondary">{t('optSourceNone')}</p>}
      {checkedAt !== undefined && <p class="secondary">{t('optSourceState', new Date(checkedAt).toLocaleString())}</p>}
      {publisherKey && (
        <p class="secondary page-text">
          {t('optSourceKey', publisherKey)}{' '}
          {!locked && (
            <button type="button" class="quiet" onClick={onForget}>
              {t('optSourceForget')}
            </button>
          )}
        </p>
      )}
      {problem && (
        <div class="unchecked" role="alert">
          <strong>{t('optSourceProblem')}</strong>
          <p class="page-text">{problem}</p>
        </div>
      )}
    </Setting>
  );
}
