import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SCENARIOS, type Scenario } from '../lib/model/case';
import type { Suggestion } from '../lib/model/view';
import { digitOf, isPlain, isTyping } from './keys';
import { Notice } from './notice';
import { SuggestionRow } from './suggestion-row';
import { t, word } from './words';

/** A reply of the library, with its gaps, for the scenarios it was written for. */
export type LibraryReply = Suggestion & { scenarios: readonly Scenario[]; caution?: string };

export interface ReplyPaneProps {
  replies: readonly LibraryReply[];
  /** what the open buyer wants: its replies stand first */
  scenario?: Scenario;
  onInsert: (text: string) => void;
}

const DIGITS = 9;

/** The whole library, by text and by scenario. */
export function ReplyPane({ replies, scenario, onInsert }: ReplyPaneProps) {
  const [words, setWords] = useState('');
  const [only, setOnly] = useState<Scenario | ''>('');
  const [asking, setAsking] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const found = findReplies(replies, words, only || undefined, scenario);
  const choose = (reply: LibraryReply) => (reply.complete ? onInsert(reply.text) : setAsking(reply.reply));
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || !isPlain(event)) return;
      const reply = found[(digitOf(event) ?? 0) - 1];
      if (event.key === '/') field.current?.focus();
      else if (reply) choose(reply);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <>
      <header class="case reply-head">
        <h1 class="unseen">{t('modeReplies')}</h1>
        <input
          ref={field}
          type="search"
          aria-label={t('repliesSearch')}
          placeholder={t('repliesSearchPlaceholder')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = found[0];
            if (event.key === 'Enter' && !event.isComposing && first) choose(first);
          }}
        />
        <select
          aria-label={t('repliesScenario')}
          value={only}
          onChange={(event) => setOnly(SCENARIOS.find((id) => id === event.currentTarget.value) ?? '')}
        >
          <option value="">{t('repliesAll')}</option>
          {SCENARIOS.map((id) => (
            <option key={id} value={id}>
              {word('scenario', id)}
            </option>
          ))}
        </select>
      </header>
      <div class="body">
        <p class="secondary count">{t('repliesCount', found.length)}</p>
        {found.length === 0 && <Notice title={t('repliesNone')} help={t('repliesNoneDo')} />}
        <ul class="suggestions library">
          {found.map((reply, i) => (
            <SuggestionRow
              key={reply.reply}
              suggestion={reply}
              digit={i < DIGITS ? i + 1 : undefined}
              selected={false}
              caution={reply.caution}
              asking={asking === reply.reply}
              onAsk={(on) => setAsking(on ? reply.reply : undefined)}
              onInsert={(text) => {
                setAsking(undefined);
                onInsert(text);
              }}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

/** The replies that hold every word looked for: those for `here` first, those that should not be used here last. */
export function findReplies(
  replies: readonly LibraryReply[],
  words: string,
  only: Scenario | undefined,
  here: Scenario | undefined,
): readonly LibraryReply[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = replies.filter(
    ({ text, scenarios }) =>
      (!only || scenarios.includes(only)) &&
      parts.every(
        (part) => text.toLowerCase().includes(part) || scenarios.some((id) => word('scenario', id).includes(part)),
      ),
  );
  const isHere = (reply: LibraryReply) => here !== undefined && reply.scenarios.includes(here);
  const rank = (reply: LibraryReply) => (reply.caution === undefined ? (isHere(reply) ? 0 : 1) : 2);
  return [...found].sort((a, b) => rank(a) - rank(b));
}
