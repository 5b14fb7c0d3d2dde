import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { kindOf } from '../lib/memo/kind';
import { USUAL_WAIT_MS, usualMemo } from '../lib/memo/usual';
import { readDue } from '../lib/memo/when';
import { MEMO_KINDS, type Memo, type MemoKind, type NewMemo } from '../lib/model/memo';
import { dueLine, dueWords } from './due';
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

  const inWhat = readDue(what, now);
  const found = own === undefined && inWhat.state === 'read' ? inWhat : undefined;
  const when = own ?? found?.words ?? '';
  const due = readDue(when, now);
  const usualAt = written ? undefined : now + USUAL_WAIT_MS;
  // What was written before keeps its time until another is written.
  const dueAt = due.state === 'read' ? due.dueAt : when.trim() === '' ? (written?.dueAt ?? usualAt) : undefined;
  const usual = memo ? undefined : usualMemo(bound?.scenario, now);
  const words = found?.rest || what.trim();
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
      {usual && what === '' && (
        <p class="memo-usual">
          <span class="page-text">{t('memoUsual', usual.what)}</span>
          <button type="button" title={dueWords(usual.dueAt, now)} onClick={() => onSave({ ...bound, ...usual })}>
            {t('memoUseUsual')} <span class="secondary">{dueLine(usual.dueAt, now).text}</span>
          </button>
        </p>
      )}
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
      <details>
        <summary>{t('memoMore')}</summary>
        <label>
          {t('memoDraft')}
          <textarea rows={2} maxLength={500} value={draft} onInput={(event) => setDraft(event.currentTarget.value)} />
        </label>
        <label>
          {t('memoSteps')}
          <textarea rows={3} maxLength={2000} value={steps} onInput={(event) => setSteps(event.currentTarget.value)} />
        </label>
      </details>
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

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 50);
