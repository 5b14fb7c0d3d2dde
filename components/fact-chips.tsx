import { FAULTS, SCENARIOS, STAGES } from '../lib/model/case';
import { BUYER_TYPES, type CaseReading, type HandSet } from '../lib/model/view';
import { FactChip } from './fact-chip';
import { t, word } from './words';

export interface FactChipsProps {
  reading: CaseReading;
  onSet: (hand: HandSet) => void;
}

/** The three facts an agent can correct. A change tells the whole of what is set by hand, a reset leaves its fact out. */
export function FactChips({ reading, onSet }: FactChipsProps) {
  const { facts, hand, scenarios } = reading;
  return (
    <div class="chips">
      <FactChip
        name={t('factFault')}
        value={hand.fault ?? facts.fault}
        byHand={hand.fault !== undefined}
        choices={FAULTS}
        unknown="unknown"
        nameOf={(fault) => word('fault', fault)}
        shortcut="F"
        onChoose={(fault) => onSet({ ...hand, fault })}
      />
      <FactChip
        name={t('factStage')}
        value={hand.stage ?? facts.stage}
        byHand={hand.stage !== undefined}
        choices={STAGES}
        nameOf={(stage) => word('stage', stage)}
        shortcut="S"
        onChoose={(stage) => onSet({ ...hand, stage })}
      />
      <FactChip
        name={t('factScenario')}
        value={hand.scenario ?? scenarios[0]}
        byHand={hand.scenario !== undefined}
        choices={SCENARIOS}
        nameOf={(scenario) => word('scenario', scenario)}
        shortcut="D"
        onChoose={(scenario) => onSet({ ...hand, scenario })}
      />
    </div>
  );
}

/** How the agent chose to speak to this buyer; nothing is read from the page here. */
export function BuyerTypeChip({ reading, now, onSet }: FactChipsProps & { now: number }) {
  const { hand } = reading;
  return (
    <FactChip
      name={t('factBuyer')}
      value={reading.buyerType}
      byHand={reading.buyerType !== undefined}
      choices={BUYER_TYPES}
      nameOf={(type) => word('buyerType', type)}
      shortcut="B"
      optional
      onChoose={(buyerType) => onSet({ ...hand, buyerType, buyerTypeAt: buyerType && now })}
    />
  );
}
