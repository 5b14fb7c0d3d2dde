import { t } from '../words';

export interface PassphraseFieldProps {
  /** typed a second time, or one that was chosen before */
  again?: boolean;
  known?: boolean;
  value: string;
  onChange: (passphrase: string) => void;
}

/** The passphrase of a key's backup. */
export function PassphraseField({ again = false, known = false, value, onChange }: PassphraseFieldProps) {
  return (
    <label class="studio-short studio-secret">
      <span>{t(again ? 'polPassphraseAgain' : 'polPassphrase')}</span>
      <input
        type="password"
        autocomplete={known ? 'off' : 'new-password'}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
