import type { ComponentChildren } from 'preact';
import type { HandoverItem } from '../../../lib/memo/handover';
import type { Memo } from '../../../lib/model/memo';
import { clockAt } from '../../../lib/model/time-of-day';
import { dueLine, dueWords } from '../../due';
import { monthDay } from '../../moments';
import { ownerName, t, word } from '../../words';

export interface ItemCardProps {
  item: HandoverItem;
  now: number;
  current: boolean;
  onSelect: () => void;
  /** what stands before the words: a box to tick, where the item is chosen or accepted */
  lead?: ComponentChildren;
  children?: ComponentChildren;
}

/** One thing handed over: what, for whom, until when, what the buyer was told, what nobody asks again. */
export function ItemCard({ item, now, current, onSelect, lead, children }: ItemCardProps) {
  const { memo, told, known, answer } = item;
  const due = dueLine(memo.dueAt, now);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page hears the keys for all items
    <li
      class={`item${current ? ' item-current' : ''}${answer ? ' item-answered' : ''}`}
      data-item={memo.id}
      aria-current={current ? 'true' : undefined}
      onClick={onSelect}
    >
      <div class="item-top">
        {lead}
        <h3 class="page-text">
          {memo.priority === 'high' && <span class="urgent">{word('priority', 'high')}</span>}
          {memo.what}
        </h3>
        <span class={due.late && !answer ? 'item-due late' : 'item-due'} title={dueWords(memo.dueAt, now)}>
          {due.text}
        </span>
        {/* On paper "in two hours" means nothing. */}
        <span class="item-due-printed">
          {monthDay(memo.dueAt)} {clockAt(memo.dueAt)}
        </span>
      </div>
      <p class="secondary page-text">
        {[
          memo.buyer?.name,
          memo.platform && word('platform', memo.platform),
          memo.state !== 'open' && word('state', memo.state),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        {memo.order && (
          <>
            <span class="mono">{memo.order.number}</span> {memo.order.goods}
          </>
        )}
      </p>
      <dl class="item-facts">
        <Lines name={t('handoverLast')} lines={lastOf(memo)} />
        <Lines name={t('handoverTold')} lines={told} />
        <Lines name={t('handoverKnown')} lines={known} />
      </dl>
      {answer && (
        <p class={`item-answer item-${answer.did}`}>
          {answer.did === 'accepted'
            ? `✓ ${t('handoverAccepted', ownerName(answer.by), `${monthDay(answer.at)} ${clockAt(answer.at)}`)}`
            : t('handoverReturned', ownerName(answer.by), answer.why)}
        </p>
      )}
      {children}
    </li>
  );
}

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {lines.map((line) => (
        <dd key={line} class="page-text">
          {line}
        </dd>
      ))}
    </div>
  );
}

/** The last word on how it went, which is what the next one reads first. */
function lastOf(memo: Memo): readonly string[] {
  const last = memo.log.findLast((line) => (line.did === 'noted' || line.did === 'called') && line.note);
  return last?.note ? [`${monthDay(last.at)} ${clockAt(last.at)} ${last.note}`] : [];
}
