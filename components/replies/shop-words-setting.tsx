import { useState } from 'preact/hooks';
import type { ShopWords } from '../../lib/model/reply';
import { Setting } from '../setting';
import { t } from '../words';

const FIELDS = [
  ['address', 200, 'optShopAddress', 'optShopAddressHelp'],
  ['shipBy', 40, 'optShopShipBy', 'optShopShipByHelp'],
  ['days', 20, 'optShopDays', 'optShopDaysHelp'],
] as const;

/** What replies are filled with in every chat: set once, so that nobody looks it up with a buyer waiting. */
export function ShopWordsSetting({ words, onSave }: { words: ShopWords; onSave: (words: ShopWords) => void }) {
  const [values, setValues] = useState(words);
  return (
    <Setting title={t('optShopWords')}>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const kept = FIELDS.flatMap(([name]) => {
            const value = values[name]?.trim();
            return value ? [[name, value] as const] : [];
          });
          onSave(Object.fromEntries(kept));
        }}
      >
        {FIELDS.map(([name, most, label, help]) => (
          <label key={name}>
            {t(label)}
            <input
              maxLength={most}
              value={values[name] ?? ''}
              onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
            <span class="secondary">{t(help)}</span>
          </label>
        ))}
        <button type="submit" class="primary">
          {t('memoSave')}
        </button>
      </form>
    </Setting>
  );
}
