import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../words';

/* The studio's fields: a name above, the control, and under it in words what is wrong. */

interface Named {
  label: string;
  /** the field's name in the pack: a link from elsewhere leads to it */
  field?: string | undefined;
  help?: string | undefined;
  problem?: string | undefined;
}

export function Problem({ children }: { children: ComponentChildren }) {
  return children ? <p class="studio-problem">{children}</p> : null;
}

/** One control with its name above it. */
function Field({ label, help, problem, control }: Named & { control: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="studio-field">
      <label class="studio-label" for={id}>
        {label}
      </label>
      {control(id)}
      {help && <p class="secondary">{help}</p>}
      <Problem>{problem}</Problem>
    </div>
  );
}

export interface TextFieldProps extends Named {
  value: string;
  rows?: number;
  onChange: (text: string) => void;
}

export function TextField(props: TextFieldProps) {
  const { value, rows = 1, field, problem, onChange } = props;
  return (
    <Field
      {...props}
      control={(id) => (
        <textarea
          id={id}
          rows={rows}
          data-field={field}
          aria-invalid={problem !== undefined}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}

export interface ValueFieldProps extends Named {
  type: 'number' | 'time' | 'date' | 'text';
  value: string | number | undefined;
  min?: number;
  max?: number;
  step?: number;
  onChange: (value: string) => void;
}

/** A short value: a number, a time, a day, a name. Taken when it is complete, not letter by letter. */
export function ValueField(props: ValueFieldProps) {
  const { type, value, min, max, step, field, problem, onChange } = props;
  return (
    <Field
      {...props}
      control={(id) => (
        <input
          id={id}
          // Which attributes an input takes is typed by its kind; these four take them all.
          type={type as 'number'}
          data-field={field}
          aria-invalid={problem !== undefined}
          {...{ min, max, step }}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}

export interface ChoiceFieldProps<T extends string> extends Named {
  value: T | undefined;
  options: readonly T[];
  /** what no choice is called; left out: one must be chosen */
  none?: string;
  nameOf: (option: T) => string;
  onChange: (option: T | undefined) => void;
}

export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { value, options, none, field, nameOf, onChange } = props;
  return (
    <Field
      {...props}
      control={(id) => (
        <select
          id={id}
          data-field={field}
          value={value ?? ''}
          onChange={(event) => onChange(options.find((option) => option === event.currentTarget.value))}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {nameOf(option)}
            </option>
          ))}
        </select>
      )}
    />
  );
}

export interface ChecksProps<T extends string> extends Named {
  chosen: readonly T[] | undefined;
  options: readonly T[];
  nameOf: (option: T) => string;
  /** the chosen ones in the options' order; `undefined` for none */
  onChange: (chosen: [T, ...T[]] | undefined) => void;
}

/** Several of a few. */
export function Checks<T extends string>({
  label,
  help,
  problem,
  chosen,
  options,
  nameOf,
  field,
  onChange,
}: ChecksProps<T>) {
  return (
    <fieldset class="studio-field studio-checks">
      <legend class="studio-label">{label}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input
            type="checkbox"
            data-field={index === 0 ? field : undefined}
            checked={chosen?.includes(option) ?? false}
            onChange={(event) => {
              const isOn = event.currentTarget.checked;
              const [first, ...rest] = options.filter((each) => (each === option ? isOn : chosen?.includes(each)));
              onChange(first === undefined ? undefined : [first, ...rest]);
            }}
          />
          {nameOf(option)}
        </label>
      ))}
      {help && <p class="secondary">{help}</p>}
      <Problem>{problem}</Problem>
    </fieldset>
  );
}

export interface WordChipsProps extends Named {
  words: readonly string[];
  /** words that are there from below and cannot be taken out here */
  fixed?: readonly string[];
  placeholder: string;
  removeLabel: (word: string) => string;
  onChange: (words: readonly string[]) => void;
}

const SHOWN = 60;

/** Words as chips: type and Enter, paste many at once (by line, comma or 、), Backspace takes the last one back. */
export function WordChips(props: WordChipsProps) {
  const { label, help, problem, field, words, fixed = [], placeholder, removeLabel, onChange } = props;
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const add = (typed: string) => {
    const known = new Set([...fixed, ...words]);
    const more = typed
      .split(/[\n,，、]/)
      .map((word) => word.trim())
      .filter((word) => word !== '' && !known.has(word));
    if (more.length > 0) onChange([...words, ...new Set(more)]);
    setText('');
  };
  return (
    <section class="studio-field" aria-label={label}>
      <h3 class="studio-label">{label}</h3>
      <div class="studio-words" data-local>
        {words.map((word) => (
          <span key={word} class="word own">
            {word}
            <button
              type="button"
              class="quiet"
              aria-label={removeLabel(word)}
              onClick={() => onChange(words.filter((each) => each !== word))}
            >
              ✕
            </button>
          </span>
        ))}
        <input
          data-field={field}
          aria-label={t('say_because', placeholder, label)}
          aria-invalid={problem !== undefined}
          placeholder={placeholder}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text') ?? '';
            if (!/[\n,，、]/.test(pasted)) return;
            event.preventDefault();
            add(pasted);
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              add(text);
            } else if (event.key === 'Backspace' && text === '' && words.length > 0) onChange(words.slice(0, -1));
          }}
          onBlur={() => add(text)}
        />
        {fixed.slice(0, all ? fixed.length : SHOWN).map((word) => (
          <span key={word} class="word">
            {word}
          </span>
        ))}
        {!all && fixed.length > SHOWN && (
          <button type="button" class="quiet" onClick={() => setAll(true)}>
            ＋{fixed.length - SHOWN}
          </button>
        )}
      </div>
      {help && <p class="secondary">{help}</p>}
      <Problem>{problem}</Problem>
    </section>
  );
}
