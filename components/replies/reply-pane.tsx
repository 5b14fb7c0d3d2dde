import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Scenario } from '../../lib/model/case';
import type { ReplyUse, ShelfReply } from '../../lib/model/reply';
import { type Library, type Narrowed, searchReplies } from '../../lib/reply/search';
import type { GapLimits } from '../gap-form';
import { digitOf, isEmptySearch, isPlain, isTyping } from '../keys';
import { Notice } from '../notice';
import { t } from '../words';
import type { Written } from './form-values';
import type { Judging } from './reply-check';
import { ReplyForm } from './reply-form';
import { ReplyHead } from './reply-head';
import { ReplyList, type ReplyListHandle } from './reply-list';
import type { FilledReply, PictureOf } from './reply-row';

export interface ReplyActions {
  onInsert: (text: string, reply: ShelfReply, how: 'at-caret' | 'replace') => void;
  onFavourite: (reply: string, favourite: boolean) => void;
  onSave: (written: Written, before: ShelfReply | undefined) => void;
  onRemove: (reply: ShelfReply) => void;
}

export interface ReplyPaneProps {
  library: Library;
  uses: ReadonlyMap<string, ReplyUse>;
  /** what the open buyer wants */
  scenario?: Scenario | undefined;
  /** what the agent is writing in the console's box */
  draft: string;
  limits?: GapLimits | undefined;
  /** the reply filled for the open case; asked for the rows that are drawn only */
  fill: (reply: ShelfReply) => FilledReply;
  pictureOf: PictureOf;
  judging: Judging;
  actions: ReplyActions;
}

type Writing = { before: ShelfReply | undefined; text: string };

/** The whole library: searched, browsed, written. */
export function ReplyPane(props: ReplyPaneProps) {
  const { library, uses, draft, limits, fill, pictureOf, actions } = props;
  const [words, setWords] = useState('');
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<string>();
  const [writing, setWriting] = useState<Writing>();
  const list = useRef<ReplyListHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => searchReplies(library, words, narrowed), [library, words, narrowed]);
  const selected = Math.min(at, Math.max(0, found.length - 1));

  const choose = (reply: ShelfReply | undefined, how: 'at-caret' | 'replace' = 'at-caret') => {
    if (!reply) return;
    const filled = fill(reply);
    if (filled.complete) actions.onInsert(filled.text, reply, how);
    else setAsking(reply.reply.id);
  };
  const go = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    list.current?.show(next);
  };
  const star = (reply: ShelfReply) => actions.onFavourite(reply.reply.id, !uses.get(reply.reply.id)?.favourite);
  const edit = (reply: ShelfReply) => setWriting({ before: reply, text: reply.reply.text });
  /** Keys that act wherever the focus is, in the search field too; gives whether the key was one. */
  const browse = (event: KeyboardEvent): boolean => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') go(selected + 1);
    else if (event.key === 'ArrowUp') go(selected - 1);
    else if (event.key === 'Enter' && !event.altKey) choose(found[selected], event.shiftKey ? 'replace' : 'at-caret');
    else return false;
    return true;
  };
  /** Keys of the list alone: a letter, or a digit where no words are being written. */
  const act = (event: KeyboardEvent): boolean => {
    const digit = digitOf(event);
    if (event.key === '/') field.current?.focus();
    else if (digit !== undefined && found[digit - 1]) choose(found[digit - 1]);
    else return false;
    return true;
  };
  const withAlt = (event: KeyboardEvent): boolean => {
    const here = found[selected];
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
    if (event.code === 'KeyN') setWriting({ before: undefined, text: draft.trim() });
    else if (event.code === 'KeyR' && here) edit(here);
    else if (event.code === 'KeyS' && here) star(here);
    else return false;
    return true;
  };
  useLayoutEffect(() => {
    if (writing) return;
    const press = (event: KeyboardEvent) => {
      const inField = event.target === field.current;
      const onButton = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
      const plain = isPlain(event) && (inField ? isEmptySearch(event) && event.key !== '/' : !isTyping(event));
      const browses = inField || (isPlain(event) && !isTyping(event) && !onButton);
      const acts = withAlt(event) || (browses && browse(event)) || (plain && !event.isComposing && act(event));
      if (acts) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  useLayoutEffect(() => {
    if (!writing) field.current?.focus({ preventScroll: true });
  }, [writing === undefined]);

  if (writing)
    return (
      <ReplyForm
        before={writing.before}
        text={writing.text}
        pictureOf={pictureOf}
        judging={props.judging}
        onSave={(written, before) => {
          setWriting(undefined);
          actions.onSave(written, before);
        }}
        onRemove={(reply) => {
          setWriting(undefined);
          actions.onRemove(reply);
        }}
        onCancel={() => setWriting(undefined)}
      />
    );
  return (
    <div class="replies">
      <ReplyHead
        field={field}
        words={words}
        narrowed={narrowed}
        count={found.length}
        draft={draft}
        onWords={(next) => {
          setWords(next);
          setAt(0);
          list.current?.show(0);
        }}
        onNarrow={(next) => {
          setNarrowed(next);
          setAt(0);
        }}
        onWrite={(text) => setWriting({ before: undefined, text })}
      />
      {found.length === 0 && <Notice title={t('repliesNone')} help={t('repliesNoneDo')} />}
      <ReplyList
        handle={list}
        replies={found}
        uses={uses}
        selected={selected}
        asking={asking}
        limits={limits}
        fill={fill}
        pictureOf={pictureOf}
        onAsk={setAsking}
        onChoose={choose}
        onInsert={actions.onInsert}
        onStar={star}
        onEdit={edit}
      />
    </div>
  );
}
