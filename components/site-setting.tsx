import { useState } from 'preact/hooks';
import { Setting } from './setting';
import { consoleName, t } from './words';

export interface SiteSettingProps {
  consoles: readonly { id: string; name: string }[];
  off: readonly string[];
  sites: readonly string[];
  onSwitch: (id: string, on: boolean) => void;
  onAdd: (origin: string) => void;
  onRemove: (origin: string) => void;
}

/** Where it works: the known consoles, and the sites the agent adds. */
export function SiteSetting({ consoles, off, sites, onSwitch, onAdd, onRemove }: SiteSettingProps) {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const url = URL.canParse(address.trim()) ? new URL(address.trim()) : undefined;
    setWrong(url?.protocol !== 'https:');
    if (url?.protocol !== 'https:') return;
    onAdd(`${url.origin}/*`);
    setAddress('');
  };
  return (
    <>
      <Setting title={t('optConsoles')}>
        {consoles.map(({ id, name }) => (
          <label key={id} class="setting-row">
            {consoleName({ id, name })}
            <input
              type="checkbox"
              checked={!off.includes(id)}
              onChange={(event) => onSwitch(id, event.currentTarget.checked)}
            />
          </label>
        ))}
      </Setting>
      <Setting title={t('optSites')} help={t('optSitesHelp')}>
        {sites.length === 0 && <p>{t('optSitesNone')}</p>}
        <ul>
          {sites.map((site) => (
            <li key={site} class="setting-row">
              <span class="page-text">{site}</span>
              <button type="button" onClick={() => onRemove(site)}>
                {t('optSiteRemove')}
              </button>
            </li>
          ))}
        </ul>
        <form class="setting-row" onSubmit={add}>
          <input
            aria-label={t('optSiteAdd')}
            aria-invalid={wrong}
            placeholder={t('optSitePlaceholder')}
            value={address}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
          <button type="submit">{t('optSiteAdd')}</button>
        </form>
        {wrong && <p class="severity-block">{t('optSiteBad')}</p>}
      </Setting>
    </>
  );
}
