import { CLOCK_WHO, PLATFORMS, STAGES } from '../../lib/model/case';
import { CLOCK_STARTS, CLOCK_STOPS, type PackClock } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { listed, t, word } from '../words';
import { Checks, ChoiceField, TextField, ValueField } from './fields';
import { firstOf } from './problem-list';

export interface ClocksFormProps {
  /** the pack's own, in its order */
  clocks: readonly PackClock[];
  /** those of the packs below that the pack does not replace */
  below: readonly PackClock[];
  problems: readonly PackProblem[];
  onChange: (clocks: PackClock[]) => void;
}

/** Deadlines: what sets one running, how long, whose turn it is, what ends it. A usual one is changed by taking it over. */
export function ClocksForm({ clocks, below, problems, onChange }: ClocksFormProps) {
  const put = (index: number, changes: Partial<PackClock>) =>
    onChange(clocks.map((clock, i) => (i === index ? { ...clock, ...changes } : clock)));
  return (
    <section class="studio-field" aria-label={word('field', 'clocks')}>
      <h3 class="studio-label">{word('field', 'clocks')}</h3>
      {clocks.map((clock, index) => (
        <Clock
          key={index}
          clock={clock}
          field={`clocks.${index}`}
          problemOf={(field) => firstOf(problems, (p) => p.field === `clocks.${index}.${field}`)}
          onChange={(changes) => put(index, changes)}
          onRemove={() => onChange(clocks.filter((_, i) => i !== index))}
        />
      ))}
      <ul class="studio-list">
        {below.map((clock, index) => (
          <li key={index} class="studio-row-line">
            <span>{clock.name}</span>
            <span class="secondary page-text">
              {t('stuClockLine', word('clock', clock.starts), clock.hours, word('turn', clock.who))}
              {clock.platform && ` · ${listed(clock.platform.map((each) => word('platform', each)))}`}
              {clock.law && ` · ${word('field', 'law')}`}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={t('say_because', t('stuTakeOverClock'), clock.name)}
              onClick={() => onChange([...clocks, { ...clock }])}
            >
              {t('stuTakeOverClock')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => onChange([...clocks, newClock(clocks.length + 1)])}>
        ＋ {t('stuNewClock')}
      </button>
    </section>
  );
}

const newClock = (number: number): PackClock => ({
  id: `shop-clock-${number}`,
  name: t('stuNewClock'),
  starts: 'paid',
  hours: 24,
  who: 'seller',
  stages: ['awaiting-shipment'],
  stops: ['shipped'],
  source: t('stOwnRule'),
});

interface ClockProps {
  clock: PackClock;
  field: string;
  problemOf: (field: string) => string | undefined;
  onChange: (changes: Partial<PackClock>) => void;
  onRemove: () => void;
}

function Clock({ clock, field, problemOf, onChange, onRemove }: ClockProps) {
  return (
    <details class="studio-card studio-item">
      <summary>
        {clock.name}{' '}
        <span class="secondary">
          {t('stuClockLine', word('clock', clock.starts), clock.hours, word('turn', clock.who))}
        </span>
      </summary>
      <div class="studio-pair">
        <TextField
          label={word('field', 'name')}
          field={`${field}.name`}
          value={clock.name}
          problem={problemOf('name')}
          onChange={(name) => onChange({ name })}
        />
        <ValueField
          label={word('field', 'hours')}
          field={`${field}.hours`}
          type="number"
          min={0.1}
          step={0.1}
          value={clock.hours}
          problem={problemOf('hours')}
          onChange={(value) => onChange({ hours: Number(value) })}
        />
        <ChoiceField
          label={word('field', 'starts')}
          value={clock.starts}
          options={CLOCK_STARTS}
          nameOf={(each) => word('clock', each)}
          onChange={(starts) => starts && onChange({ starts })}
        />
        <ChoiceField
          label={word('field', 'who')}
          value={clock.who}
          options={CLOCK_WHO}
          nameOf={(each) => word('turn', each)}
          onChange={(who) => who && onChange({ who })}
        />
      </div>
      <Checks
        label={word('field', 'stops')}
        chosen={clock.stops}
        options={CLOCK_STOPS}
        nameOf={(each) => word('clock', each)}
        onChange={(stops) => onChange({ stops: stops ?? [] })}
      />
      <Checks
        label={word('field', 'stages')}
        chosen={clock.stages}
        options={STAGES}
        nameOf={(each) => word('stage', each)}
        problem={problemOf('stages')}
        onChange={(stages) => stages && onChange({ stages })}
      />
      <Checks
        label={word('field', 'platform')}
        help={t('stuNoneIsEvery')}
        chosen={clock.platform}
        options={PLATFORMS}
        nameOf={(each) => word('platform', each)}
        onChange={(platform) => onChange({ platform })}
      />
      <TextField
        label={word('field', 'source')}
        field={`${field}.source`}
        value={clock.source}
        problem={problemOf('source')}
        onChange={(source) => onChange({ source })}
      />
      <button type="button" class="quiet danger" onClick={onRemove}>
        {t('stRemoveLine', clock.name)}
      </button>
    </details>
  );
}
