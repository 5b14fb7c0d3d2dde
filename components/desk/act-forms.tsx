import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readDue } from '../../lib/memo/when';
import { useMoves } from '../own-moves';
import { WhenField } from '../when-field';
import { t, wordsOf } from '../words';

/* The small forms under the memo in hand. Enter keeps, Escape leaves it as it was. */

interface FrameProps {
  ready: boolean;
  onSave: () => void;
  onCancel: () => void;
  onKey?: (event: KeyboardEvent) => boolean;
  children: ComponentChildren;
}

function Frame({ ready, onSave, onCancel, onKey, children }: FrameProps) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return (
    <form
      ref={form}
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.isComposing) return;
        if (event.key === 'Escape') onCancel();
        else if (onKey?.(event)) event.preventDefault();
      }}
    >
      {children}
      <div class="actions">
        <button type="submit" class="primary" disabled={!ready}>
          {t('memoSave')} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function Line({ label, placeholder, value, list, onInput }: LineProps) {
  const id = useId();
  return (
    <label>
      {label}
      <input
        maxLength={300}
        autocomplete="off"
        placeholder={placeholder}
        value={value}
        list={list ? id : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {list && (
        <datalist id={id}>
          {list.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </label>
  );
}

interface LineProps {
  label: string;
  placeholder?: string;
  value: string;
  list?: readonly string[];
  onInput: (value: string) => void;
}

/** What happened, and when to look again: words of the agent's own, or a ready time by Alt and a digit. */
export function MoveForm({ now, withNote, onSave, onCancel }: MoveFormProps) {
  const [said, setSaid] = useState('');
  const [when, setWhen] = useState('');
  const read = readDue(when, now);
  const dueAt = read.state === 'read' ? read.dueAt : undefined;
  const moves = useMoves(now);
  return (
    <Frame
      ready={dueAt !== undefined}
      onSave={() => dueAt !== undefined && onSave(said.trim(), dueAt)}
      onCancel={onCancel}
      onKey={(event) => {
        const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
        const move = digit === undefined ? undefined : moves[Number(digit) - 1];
        if (!move) return false;
        onSave(said.trim(), move.dueAt);
        return true;
      }}
    >
      {withNote && (
        <Line label={t('noteLabel')} placeholder={t('memoNotePlaceholder')} value={said} onInput={setSaid} />
      )}
      <WhenField value={when} now={now} onInput={setWhen} />
      <div class="move-chips">
        {moves.map(({ move, dueAt: at }, i) => (
          <button key={move.id} type="button" onClick={() => onSave(said.trim(), at)}>
            {wordsOf(move.label)} <kbd>Alt {i + 1}</kbd>
          </button>
        ))}
      </div>
    </Frame>
  );
}

export interface MoveFormProps {
  now: number;
  /** asks what happened as well */
  withNote: boolean;
  onSave: (said: string, dueAt: number) => void;
  onCancel: () => void;
}

/** To another agent's list, with a word. */
export function HandForm({ owners, onSave, onCancel }: HandFormProps) {
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  return (
    <Frame ready={to.trim() !== ''} onSave={() => onSave(to.trim(), why.trim())} onCancel={onCancel}>
      <Line label={t('handTo')} value={to} list={owners} onInput={setTo} />
      <Line label={t('handWhy')} value={why} onInput={setWhy} />
    </Frame>
  );
}

export interface HandFormProps {
  owners: readonly string[];
  onSave: (to: string, why: string) => void;
  onCancel: () => void;
}

export interface DropFormProps {
  label?: string;
  placeholder?: string;
  onSave: (why: string) => void;
  onCancel: () => void;
}

/** Off the list, for a reason that stays. */
export function DropForm({ label, placeholder, onSave, onCancel }: DropFormProps) {
  const [why, setWhy] = useState('');
  return (
    <Frame ready={why.trim() !== ''} onSave={() => onSave(why.trim())} onCancel={onCancel}>
      <Line
        label={label ?? t('dropWhy')}
        placeholder={placeholder ?? t('dropWhyPlaceholder')}
        value={why}
        onInput={setWhy}
      />
    </Frame>
  );
}
