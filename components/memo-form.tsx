import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { kindOf } from '../lib/memo/kind';
import { USUAL_WAIT_MS, usualMemo } from '../lib/memo/usual';
import { readDue } from '../lib/memo/when';
import { MEMO_KINDS, type Memo, type MemoKind, type NewMemo } from '../lib/model/memo';
import { dueLine, dueWords } from './due';
import { MemoExtras } from './memo-extras';
import { SeveralMemos, severalLines } from './several-memos';
import { WhenField } from './when-field';
import { t, word } from './words';

export interface MemoFormProps {
  now: number;
  /** the open conversation's buyer and order, which a new memo is bound to */
  bound?: Pick<NewMemo, 'buyer' | 'order' | 'platform' | 'link' | 'scenario'>;
  /** the memo that is changed, where it is not a new one */
  memo?: Memo;
  /** words a new one begins with */
  words?: string | undefined;
  /** what was written already and could not be kept: nobody types it twice */
  again?: NewMemo | undefined;
  onSave: (memo: NewMemo) => void;
  onCancel: () => void;
}

/**
 * A follow-up written by hand. A time in its words ("明早10点 打电话确认地址") is taken for its due time until the agent
 * writes another; it is shown back before anything is kept.
 */
export function MemoForm({ now, bound, memo, words: begun, again, onSave, onCancel }: MemoFormProps) {
  const written: Partial<NewMemo> | undefined = memo ?? again;
  const [what, setWhat] = useState(written?.what ?? begun ?? '');
  const [several, setSeveral] = useState(severalLines(begun ?? ''));
  const [own, setOwn] = useState(written ? '' : undefined);
  const [chosen, setKind] = useState<MemoKind | undefined>(written?.kind);
  const [urgent, setUrgent] = useState(written?.priority === 'high');
  const [draft, setDraft] = useState(written?.draft ?? '');
  const [steps, setSteps] = useState(written?.checklist?.map((item) => item.text).join('\n') ?? '');
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  const usualAt = written ? undefined : now + USUAL_WAIT_MS;
  const { words, when, dueAt } = readWritten({ what, own, now, unsaid: written?.dueAt ?? usualAt });
  const usual = memo ? undefined : usualMemo(bound?.scenario, now);
  const kind = chosen ?? kindOf(words);
  const save = () => {
    if (words === '' || dueAt === undefined) return;
    const known = new Set(memo?.checklist.flatMap((item) => (item.done ? item.text : [])));
    onSave({
      ...bound,
      what: words,
      kind,
      dueAt,
      priority: urgent ? 'high' : 'normal',
      ...(draft.trim() || memo?.draft ? { draft: draft.trim() || undefined } : {}),
      checklist: linesOf(steps).map((text) => ({ text, done: known.has(text) })),
    });
  };
  if (several)
    return (
      <SeveralMemos lines={several} bound={bound} now={now} onSave={onSave} onCancel={() => setSeveral(undefined)} />
    );
  return (
    <form
      class="memo-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      {usual && what === '' && <UsualMemo usual={usual} now={now} onUse={() => onSave({ ...bound, ...usual })} />}
      <label>
        {t('memoWhat')}
        <input
          ref={first}
          required
          maxLength={200}
          placeholder={t('memoWhatPlaceholder')}
          value={what}
          onInput={(event) => setWhat(event.currentTarget.value)}
          onPaste={(event) => {
            const lines = memo ? undefined : severalLines(event.clipboardData?.getData('text/plain') ?? '');
            if (!lines) return;
            event.preventDefault();
            setSeveral(lines);
          }}
        />
      </label>
      <WhenField value={when} now={now} usual={usualAt} onInput={setOwn} />
      <div class="memo-form-row">
        <label>
          {t('memoKind')}
          <select value={kind} onChange={(event) => setKind(MEMO_KINDS[event.currentTarget.selectedIndex])}>
            {MEMO_KINDS.map((each) => (
              <option key={each} value={each}>
                {word('kind', each)}
              </option>
            ))}
          </select>
        </label>
        <label class="memo-urgent">
          <input type="checkbox" checked={urgent} onChange={(event) => setUrgent(event.currentTarget.checked)} />
          {t('memoUrgent')}
        </label>
      </div>
      <MemoExtras draft={draft} steps={steps} onDraft={setDraft} onSteps={setSteps} />
      {bound?.buyer && <p class="secondary page-text">{t('memoForBuyer', bound.buyer.name)}</p>}
      <div class="actions">
        <button type="submit" class="primary" disabled={words === '' || dueAt === undefined}>
          {t('memoSave')} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

interface WrittenMemo {
  what: string;
  /** what was written for the time itself */
  own: string | undefined;
  now: number;
  /** the time where none is written: the one it had, or the usual one */
  unsaid: number | undefined;
}

/** The words of a follow-up and its time; a time that stands in its words is taken out of them. */
function readWritten({ what, own, now, unsaid }: WrittenMemo) {
  const inWhat = readDue(what, now);
  const found = own === undefined && inWhat.state === 'read' ? inWhat : undefined;
  const when = own ?? found?.words ?? '';
  const due = readDue(when, now);
  const dueAt = due.state === 'read' ? due.dueAt : when.trim() === '' ? unsaid : undefined;
  return { words: found?.rest || what.trim(), when, dueAt };
}

/** The follow-up this scenario usually needs, made by one click. */
function UsualMemo({ usual, now, onUse }: { usual: NewMemo; now: number; onUse: () => void }) {
  return (
    <p class="memo-usual">
      <span class="page-text">{t('memoUsual', usual.what)}</span>
      <button type="button" title={dueWords(usual.dueAt, now)} onClick={onUse}>
        {t('memoUseUsual')} <span class="secondary">{dueLine(usual.dueAt, now).text}</span>
      </button>
    </p>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 50);
