import { t } from './words';

export interface FactChipProps<T extends string> {
  name: string;
  value: T | undefined;
  /** what reading gave, offered as the way back from a hand-set value */
  byHand: boolean;
  choices: readonly T[];
  nameOf: (value: T) => string;
  unknown?: T;
  shortcut?: string;
  /** nothing to be settled: not knowing it is no doubt */
  optional?: boolean;
  onChoose: (value: T | undefined) => void;
}

const RESET = '';

/**
 * A fact with its doubt showing. The chip is drawn; a real `select` lies over it, so that menu, keys and screen readers
 * are the browser's own.
 */
export function FactChip<T extends string>(props: FactChipProps<T>) {
  const { name, value, byHand, choices, nameOf, unknown, shortcut, optional, onChoose } = props;
  const open = value === undefined || value === unknown;
  const shown = value === undefined ? t(optional ? 'factUnset' : 'factUnknown') : nameOf(value);
  const look = byHand ? 'chip-hand' : open && !optional ? 'chip-unknown' : 'chip-read';
  const choose = (event: { currentTarget: HTMLSelectElement }) => {
    const chosen = event.currentTarget.value;
    onChoose(choices.find((choice) => choice === chosen));
  };
  return (
    <span class={`chip ${look}`} title={byHand ? t('factByHand') : undefined}>
      <span aria-hidden="true">
        <span class="chip-name">{name}</span> {shown}
        {byHand && <span class="chip-mark"> ✎</span>}
        <span class="chip-arrow"> ▾</span>
      </span>
      <select
        aria-label={t('factChange', name, byHand ? t('aside', shown, t('factByHand')) : shown)}
        aria-keyshortcuts={shortcut}
        data-fact={shortcut}
        value={value ?? RESET}
        onChange={choose}
      >
        {value === undefined && <option value={RESET}>{t(optional ? 'factUnset' : 'factUnknown')}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
        {byHand && <option value={RESET}>{t('factResetPlain')}</option>}
      </select>
    </span>
  );
}
