import { FAULTS, SCENARIOS, STAGES, type Stage } from '../lib/model/case';
import { BUYER_TYPES, type CaseReading, type HandSet } from '../lib/model/view';
import { FactChip } from './fact-chip';
import { t, word } from './words';

export interface FactChipsProps {
  reading: CaseReading;
  /** without one nothing is said of where it stands, unless the talk or the agent says so */
  hasOrder: boolean;
  onSet: (hand: HandSet) => void;
}

/** The three facts an agent can correct. A change tells the whole of what is set by hand, a reset leaves its fact out. */
export function FactChips({ reading, hasOrder, onSet }: FactChipsProps) {
  const { facts, hand, scenarios } = reading;
  const isKnown = hasOrder || facts.stage !== NOTHING_SENT;
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
        value={hand.stage ?? (isKnown ? facts.stage : undefined)}
        byHand={hand.stage !== undefined}
        choices={STAGES}
        nameOf={(stage) => word('stage', stage)}
        shortcut="S"
        optional={!isKnown}
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

/** What is judged by where no order is seen: a question before buying is under it too. */
const NOTHING_SENT: Stage = 'awaiting-shipment';

/** How the agent chose to speak to this buyer; nothing is read from the page here. */
export function BuyerTypeChip({ reading, now, onSet }: Pick<FactChipsProps, 'reading' | 'onSet'> & { now: number }) {
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
