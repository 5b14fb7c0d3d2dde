import { ownerName, t } from '../words';

export interface OwnerSwitchProps {
  owner: string;
  /** everyone who has a list on this machine */
  owners: readonly string[];
  /** the name was chosen by hand; otherwise it follows the console's account */
  byHand: boolean;
  /** `undefined`: follow the console's account again */
  onOwner: (owner: string | undefined) => void;
}

/** Whose list is shown, and the way to another's. */
export function OwnerSwitch({ owner, owners, byHand, onOwner }: OwnerSwitchProps) {
  const names = [...new Set([owner, ...owners])];
  return (
    <label class="desk-owner">
      <span class="secondary">{t('safeWhose')}</span>
      <select
        aria-label={t('safeWhose')}
        value={byHand ? owner : ''}
        onChange={(event) => onOwner(event.currentTarget.value || undefined)}
      >
        <option value="">{t('safeFollow', byHand ? '' : ownerName(owner))}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {ownerName(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
