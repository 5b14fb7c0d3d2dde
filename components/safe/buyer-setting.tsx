import { useState } from 'preact/hooks';
import { maskPersonal } from '../../lib/model/mask';
import { Setting } from '../setting';
import { t } from '../words';

export interface FoundBuyer {
  id: string;
  name: string;
  orders: readonly string[];
}

export interface BuyerSettingProps {
  /** what the words found; `undefined` before anything was asked */
  found: readonly FoundBuyer[] | undefined;
  onFind: (words: string) => void;
  onShow: (id: string) => void;
}

/** Finds a buyer by nickname, number or order, to show what is stored about them. */
export function BuyerSetting({ found, onFind, onShow }: BuyerSettingProps) {
  const [words, setWords] = useState('');
  return (
    <Setting title={t('safeBuyer')} help={t('safeBuyerHelp')}>
      <form
        class="setting-row"
        onSubmit={(event) => {
          event.preventDefault();
          onFind(words);
        }}
      >
        <input
          type="search"
          aria-label={t('safeBuyerFind')}
          placeholder={t('safeBuyerFind')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit" disabled={words.trim() === ''}>
          {t('safeFind')}
        </button>
      </form>
      {found?.length === 0 && <p class="secondary">{t('safeBuyerNone')}</p>}
      <ul class="buyers">
        {found?.map(({ id, name, orders }) => (
          <li key={id}>
            <button type="button" onClick={() => onShow(id)}>
              <span class="page-text">{maskPersonal(name) || id}</span>
              <span class="secondary page-text">{orders.slice(0, 3).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Setting>
  );
}
