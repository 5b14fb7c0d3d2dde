import { useState } from 'preact/hooks';
import { type Choice, countHandover, type Handover, type HandoverItem } from '../../../lib/memo/handover';
import { masked } from '../../../lib/memo/handover-file';
import { maskPersonal } from '../../../lib/model/mask';
import type { Memo, MemoId } from '../../../lib/model/memo';
import { clockAt } from '../../../lib/model/time-of-day';
import { dueWords } from '../../due';
import { monthDay } from '../../moments';
import { ownerName, t, word } from '../../words';
import { DropForm } from '../act-forms';
import { useDeskKeys } from '../desk-keys';
import { ItemCard } from './item-card';
import { ItemList, inOrder } from './item-list';

export interface SheetViewProps {
  sheet: Handover;
  /** the reader takes it over, item by item; else it is only read */
  taking: boolean;
  /** the follow-up here, of an item where both sides went on */
  conflictOf: (item: HandoverItem) => Memo | undefined;
  now: number;
  onAccept: (item: HandoverItem, choice?: Choice) => void;
  onReturn: (item: HandoverItem, why: string) => void;
  onFile: (sheet: Handover, unmasked: boolean) => void;
  onPrint: () => void;
}

/** A sheet to read, print, carry, and answer item by item: Space accepts, X sends back. */
export function SheetView({ sheet, taking, conflictOf, now, onAccept, onReturn, onFile, onPrint }: SheetViewProps) {
  const [unmasked, setUnmasked] = useState(false);
  const [chosen, setChosen] = useState<MemoId>();
  const [returning, setReturning] = useState(false);
  const shown = unmasked ? sheet : masked(sheet);
  const items = inOrder(shown.items, now);
  const open = items.filter((item) => !item.answer);
  const current = items.find((item) => item.memo.id === chosen) ?? open[0] ?? items[0];
  const conflict = current && !current.answer ? conflictOf(current) : undefined;
  const counts = countHandover(sheet);
  const go = (by: number) => {
    const at = current ? items.indexOf(current) : 0;
    select(items[Math.min(items.length - 1, Math.max(0, at + by))]);
  };
  const select = (item: HandoverItem | undefined) => {
    setChosen(item?.memo.id);
    setReturning(false);
    document.querySelector(`[data-item="${CSS.escape(item?.memo.id ?? '')}"]`)?.scrollIntoView?.({ block: 'nearest' });
  };
  // The hand goes on to the next that waits, as in the round.
  const answerWith = (act: (whole: HandoverItem) => void) => {
    const whole = sheet.items.find((item) => item.memo.id === current?.memo.id);
    if (!whole || whole.answer || !taking || !current) return;
    act(whole);
    const at = items.indexOf(current);
    select(open.find((item) => items.indexOf(item) > at) ?? open.find((item) => item !== current) ?? current);
  };
  // Where both sides went on, a key of its own chooses: Space alone takes neither.
  const accept = (choice?: Choice) => (!conflict || choice) && answerWith((item) => onAccept(item, choice));
  useDeskKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    ' ': () => accept(),
    x: () => taking && setReturning(true),
    p: onPrint,
    ...(conflict ? { '1': () => accept('here'), '2': () => accept('coming') } : {}),
  });
  return (
    <article class="paper" aria-label={t('handoverTitle')}>
      <header class="paper-head">
        <h1>{t('handoverFromTo', ownerName(sheet.from), ownerName(sheet.to) || t('handoverAnyone'))}</h1>
        <p class="secondary figure">
          {monthDay(sheet.at)} {clockAt(sheet.at)} · {t('handoverItems', counts.items)} ·{' '}
          {t('handoverCounts', counts.accepted, counts.returned, counts.open)}
        </p>
        <div class="paper-acts">
          <button type="button" onClick={() => onFile(sheet, unmasked)}>
            {t('handoverFile')}
          </button>
          <button type="button" onClick={onPrint}>
            {t('handoverPrint')} <kbd>P</kbd>
          </button>
          <label class="secondary">
            <input type="checkbox" checked={unmasked} onChange={(event) => setUnmasked(event.currentTarget.checked)} />
            {t('handoverUnmasked')}
          </label>
        </div>
      </header>
      {shown.note !== '' && <p class="paper-note page-text">{shown.note}</p>}
      <ItemList
        items={items}
        now={now}
        draw={(item) => (
          <ItemCard
            key={item.memo.id}
            item={item}
            now={now}
            current={taking && item.memo.id === current?.memo.id}
            onSelect={() => item.memo.id !== current?.memo.id && select(item)}
            lead={<span class={`item-box${item.answer?.did === 'accepted' ? ' item-boxed' : ''}`} aria-hidden="true" />}
          >
            {taking &&
              !item.answer &&
              item.memo.id === current?.memo.id &&
              (returning ? (
                <DropForm
                  label={t('handoverReturnWhy')}
                  placeholder={t('handoverReturnWhyPlaceholder')}
                  onCancel={() => setReturning(false)}
                  onSave={(why) => answerWith((whole) => onReturn(whole, why))}
                />
              ) : conflict ? (
                <Both here={conflict} coming={item.memo} now={now} onChoose={accept} />
              ) : (
                <div class="actions">
                  <button type="button" class="primary" onClick={() => accept()}>
                    {t('handoverAccept')} <kbd>Space</kbd>
                  </button>
                  <button type="button" onClick={() => setReturning(true)}>
                    {t('handoverReturn')} <kbd>X</kbd>
                  </button>
                </div>
              ))}
          </ItemCard>
        )}
      />
      <p class="paper-sign">{t('handoverSigned')}</p>
    </article>
  );
}

interface BothProps {
  here: Memo;
  coming: Memo;
  now: number;
  onChoose: (choice: Choice) => void;
}

/** Both sides of a conflict, and a key for each. */
function Both({ here, coming, now, onChoose }: BothProps) {
  const side = (title: string, memo: Memo, choice: Choice, key: string) => (
    <section>
      <h4>{title}</h4>
      <p class="page-text">{maskPersonal(memo.what)}</p>
      <p class="secondary">{dueWords(memo.dueAt, now)}</p>
      <ol>
        {memo.log.slice(-3).map((line, i) => (
          <li key={`${line.at}-${i}`} class="secondary page-text">
            {monthDay(line.at)} {clockAt(line.at)} {word('log', line.did)} {maskPersonal(line.note ?? '')}
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => onChoose(choice)}>
        {t('handoverChoose')} <kbd>{key}</kbd>
      </button>
    </section>
  );
  return (
    <fieldset class="both">
      <legend>{t('handoverConflict')}</legend>
      {side(t('handoverHere'), here, 'here', '1')}
      {side(t('handoverComing'), coming, 'coming', '2')}
    </fieldset>
  );
}
