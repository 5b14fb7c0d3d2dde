import type { Pack } from '../../lib/policy/pack';
import { t, word } from '../words';
import { ChoiceField, ValueField } from './fields';

type Agents = NonNullable<Pack['agents']>;

export interface AgentsFieldsProps {
  agents: Pack['agents'];
  problemOf: (field: string) => string | undefined;
  onChange: (agents: Pack['agents']) => void;
}

const NIGHT = { from: '22:00', to: '8:00' };
type Quiet = 'none' | 'set';

/** What the shop decides for its agents instead of themselves; what is not chosen here stays theirs. */
export function AgentsFields({ agents = {}, problemOf, onChange }: AgentsFieldsProps) {
  const put = (changes: { [K in keyof Agents]?: Agents[K] | undefined }) => {
    const entries = Object.entries({ ...agents, ...changes }).filter(([, value]) => value !== undefined);
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined);
  };
  const quiet = agents.quietHours;
  const hours = typeof quiet === 'object' ? quiet : undefined;
  const putQuiet = (how: Quiet | undefined) => put({ quietHours: how === 'set' ? (hours ?? NIGHT) : how });
  return (
    <fieldset class="studio-field">
      <legend class="studio-label">{word('field', 'agents')}</legend>
      <p class="secondary">{t('stuAgentsHelp')}</p>
      <div class="studio-pair">
        <ChoiceField
          label={word('field', 'hints')}
          field="agents.hints"
          value={agents.hints}
          options={['show', 'hide']}
          none={t('stuAgentsOwn')}
          nameOf={(hints) => t(hints === 'show' ? 'stuHintsShow' : 'stuHintsHide')}
          onChange={(hints) => put({ hints })}
        />
        <ChoiceField
          label={word('field', 'ownReplies')}
          field="agents.ownReplies"
          value={agents.ownReplies}
          options={['allow', 'forbid']}
          none={t('stuAgentsOwn')}
          nameOf={(may) => t(may === 'allow' ? 'stuRepliesAllow' : 'stuRepliesForbid')}
          onChange={(ownReplies) => put({ ownReplies })}
        />
        <ChoiceField
          label={word('field', 'quietHours')}
          field="agents.quietHours"
          value={hours ? 'set' : (quiet as 'none' | undefined)}
          options={['none', 'set']}
          none={t('stuAgentsOwn')}
          nameOf={(how) => t(how === 'none' ? 'stuQuietNone' : 'stuQuietSet')}
          onChange={putQuiet}
        />
        {hours &&
          (['from', 'to'] as const).map((end) => (
            <ValueField
              key={end}
              label={word('field', end)}
              field={`agents.quietHours.${end}`}
              type="time"
              value={hours[end].padStart(5, '0')}
              problem={problemOf(`agents.quietHours.${end}`)}
              onChange={(time) => put({ quietHours: { ...hours, [end]: time } })}
            />
          ))}
      </div>
    </fieldset>
  );
}
