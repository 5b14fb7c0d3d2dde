import { useId, useState } from 'preact/hooks';
import type { HandoverItem } from '../../../lib/memo/handover';
import { maskedItem } from '../../../lib/memo/handover-file';
import type { MemoId } from '../../../lib/model/memo';
import { Notice } from '../../notice';
import { t } from '../../words';
import { ItemCard } from './item-card';
import { ItemList, inOrder } from './item-list';

export interface SheetFormProps {
  items: readonly HandoverItem[];
  owners: readonly string[];
  now: number;
  onGive: (to: string, note: string, items: readonly HandoverItem[]) => void;
}

/** A sheet being written: for whom, a word, and every unfinished follow-up, ticked unless it is left out. */
export function SheetForm({ items, owners, now, onGive }: SheetFormProps) {
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<ReadonlySet<MemoId>>(new Set());
  const [changed, setChanged] = useState<ReadonlyMap<MemoId, HandoverItem>>(new Map());
  const [editing, setEditing] = useState<MemoId>();
  const list = useId();
  const all = inOrder(items, now).map((item) => {
    const mine = changed.get(item.memo.id);
    return mine ? { ...item, told: mine.told, known: mine.known } : item;
  });
  const chosen = all.filter((item) => !left.has(item.memo.id));
  if (items.length === 0) return <Notice title={t('handoverNothing')} help={t('handoverNothingDo')} />;
  const choose = (id: MemoId, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <form
      class="paper"
      onSubmit={(event) => {
        event.preventDefault();
        onGive(to.trim(), note.trim(), chosen);
      }}
    >
      <header class="paper-form">
        <label>
          {t('handoverTo')}
          <input
            maxLength={60}
            autocomplete="off"
            list={list}
            value={to}
            onInput={(event) => setTo(event.currentTarget.value)}
          />
          <datalist id={list}>
            {owners.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <span class="secondary">{t('handoverToHelp')}</span>
        </label>
        <label>
          {t('handoverNote')}
          <textarea
            rows={3}
            maxLength={2000}
            placeholder={t('handoverNotePlaceholder')}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" disabled={chosen.length === 0}>
          {t('handoverGive')} <span class="figure">{t('handoverItems', chosen.length)}</span>
        </button>
      </header>
      <ItemList
        items={all}
        now={now}
        draw={(item) => {
          const { id, what } = item.memo;
          return (
            <ItemCard
              key={id}
              item={maskedItem(item)}
              now={now}
              current={editing === id}
              onSelect={() => {}}
              lead={
                <input
                  type="checkbox"
                  aria-label={t('handoverInclude', what)}
                  checked={!left.has(id)}
                  onChange={(event) => choose(id, event.currentTarget.checked)}
                />
              }
            >
              {editing === id ? (
                <LinesForm
                  item={item}
                  onChange={(to) => setChanged(new Map([...changed, [id, to]]))}
                  onDone={() => setEditing(undefined)}
                />
              ) : (
                <button type="button" class="quiet item-edit" onClick={() => setEditing(id)}>
                  {t('handoverEdit')}
                </button>
              )}
            </ItemCard>
          );
        }}
      />
    </form>
  );
}

interface LinesFormProps {
  item: HandoverItem;
  onChange: (item: HandoverItem) => void;
  onDone: () => void;
}

/** What the buyer was told and what is known, a line each, in the words of the one who hands over. */
function LinesForm({ item, onChange, onDone }: LinesFormProps) {
  const area = (label: string, lines: readonly string[], to: (lines: readonly string[]) => void) => (
    <label>
      {t('aside', label, t('handoverOneLine'))}
      <textarea rows={3} maxLength={4000} onInput={(event) => to(linesOf(event.currentTarget.value))}>
        {lines.join('\n')}
      </textarea>
    </label>
  );
  return (
    <div class="act-form">
      {area(t('handoverTold'), item.told, (told) => onChange({ ...item, told }))}
      {area(t('handoverKnown'), item.known, (known) => onChange({ ...item, known }))}
      <div class="actions">
        <button type="button" onClick={onDone}>
          {t('memoSave')}
        </button>
      </div>
    </div>
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 2000))
    .filter(Boolean)
    .slice(0, 100);
