import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SuggestionPart } from '../lib/model/view';
import { fillSlots, withValues } from '../lib/reply/slots';
import { ReplyText } from './reply-text';
import { t, word } from './words';

/** What the agent may give, and what is done with what they may not. */
export interface GapLimits {
  limitYuan?: number | undefined;
  /** values offered for a gap, by slot */
  usual?: Readonly<Record<string, string | undefined>>;
  /** the words of a request, with their own gaps; the agent chose them in place of an amount above the limit */
  request?: string | undefined;
  onRequest?: (yuan: number) => void;
}

export interface GapFormProps {
  parts: readonly SuggestionPart[];
  limits?: GapLimits | undefined;
  onFilled: (text: string) => void;
  onCancel: () => void;
}

/** Asks for a reply's open gaps before it goes to the box, under the sentence as it will be. Tab goes from gap to gap. */
export function GapForm({ parts: asked, limits = {}, onFilled, onCancel }: GapFormProps) {
  const [values, setValues] = useState<Record<string, string>>(() => usualValues(asked, limits));
  const [requesting, setRequesting] = useState<number>();
  const first = useRef<HTMLInputElement>(null);
  const parts = requesting === undefined ? asked : fillSlots({ text: limits.request ?? '' }, undefined);
  const gaps = [...new Set(parts.filter(isGap).map((gap) => gap.slot))];
  useLayoutEffect(() => first.current?.focus(), [requesting]);
  const yuan = overLimit(gaps, values, limits.limitYuan);
  const request = () => setRequesting(yuan);
  const submit = (event: Event) => {
    event.preventDefault();
    if (yuan !== undefined && limits.request) return request();
    if (gaps.some((slot) => !values[slot]?.trim())) return;
    if (requesting !== undefined) limits.onRequest?.(requesting);
    onFilled(filled(parts, values));
  };
  return (
    <form
      class="gaps"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <p class="gaps-sentence page-text">
        <ReplyText parts={withValues(parts, values)} />
      </p>
      {gaps.map((slot, i) => (
        <label key={slot}>
          <span>{word('slot', slot)}</span>
          <input
            ref={i === 0 ? first : undefined}
            required
            maxLength={60}
            inputMode={slot === 'amount' ? 'decimal' : undefined}
            aria-label={t('gapLabel', word('slot', slot))}
            value={values[slot] ?? ''}
            onInput={(event) => setValues({ ...values, [slot]: event.currentTarget.value })}
          />
        </label>
      ))}
      {yuan !== undefined && (
        <p class="severity-warn" role="status">
          {t('gapOverLimit', limits.limitYuan ?? 0)}
        </p>
      )}
      <button type="submit" class="primary">
        {yuan !== undefined && limits.request ? t('gapAskInstead') : t('insert')} <kbd>Enter</kbd>
      </button>
      <button type="button" class="quiet" onClick={onCancel}>
        {t('gapCancel')}
      </button>
    </form>
  );
}

const isGap = (part: SuggestionPart): part is { slot: string; value: undefined } =>
  typeof part !== 'string' && part.value === undefined;

function usualValues(parts: readonly SuggestionPart[], { usual = {} }: GapLimits): Record<string, string> {
  const offered = parts.filter(isGap).flatMap(({ slot }) => {
    const value = usual[slot];
    return value === undefined ? [] : [[slot, value] as const];
  });
  return Object.fromEntries(offered);
}

/** The amount asked for, where it is above what the agent may give. */
function overLimit(gaps: readonly string[], values: Record<string, string>, limitYuan: number | undefined) {
  if (limitYuan === undefined || !gaps.includes('amount')) return undefined;
  const yuan = Number((values['amount'] ?? '').replace(/[^\d.]/g, ''));
  return yuan > limitYuan ? yuan : undefined;
}

/** The reply's text with its gaps filled in; a gap nobody filled yet shows its name. */
export const filled = (parts: readonly SuggestionPart[], values: Record<string, string>): string =>
  withValues(parts, values)
    .map((part) => (typeof part === 'string' ? part : (part.value ?? `{${word('slot', part.slot)}}`)))
    .join('');
