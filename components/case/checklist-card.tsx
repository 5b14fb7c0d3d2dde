import type { Checklist, HandSet } from '../../lib/model/view';
import { t } from '../words';

export interface ChecklistCardProps {
  checklist: Checklist;
  hand: HandSet;
  onSet: (hand: HandSet) => void;
}

/** What to collect and do in this scenario: ticked by what the chat shows, or by hand. Folded until it is wanted. */
export function ChecklistCard({ checklist, hand, onSet }: ChecklistCardProps) {
  const { title, items } = checklist;
  const done = items.filter(({ state }) => state !== 'open').length;
  const next = items.find(({ state }) => state === 'open');
  const tick = (id: string, on: boolean) => {
    const others = (hand.ticked ?? []).filter((each) => each !== id);
    onSet({ ...hand, ticked: on ? [...others, id] : others });
  };
  return (
    <details class="checklist">
      <summary>
        <span class="checklist-title">{title}</span>{' '}
        <span class="figure">
          {done}/{items.length}
        </span>
        {next && <span class="checklist-next">{t('checklistNext', next.text)}</span>}
      </summary>
      <ul>
        {items.map(({ id, text, state }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={state !== 'open'}
                disabled={state === 'seen'}
                onChange={(event) => tick(id, event.currentTarget.checked)}
              />
              <span>{text}</span>
              {state === 'seen' && <span class="checklist-seen">{t('checklistSeen')}</span>}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
