import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Scenario } from '../../lib/model/case';
import type { ReplyUse, ShelfReply } from '../../lib/model/reply';
import { type Library, type Narrowed, searchReplies } from '../../lib/reply/search';
import type { GapLimits } from '../gap-form';
import { Notice } from '../notice';
import { t } from '../words';
import type { Written } from './form-values';
import type { Judging } from './reply-check';
import { ReplyForm } from './reply-form';
import { ReplyHead } from './reply-head';
import { ReplyList, type ReplyListHandle } from './reply-list';
import type { FilledReply, PictureOf } from './reply-row';
import { useReplyKeys } from './use-reply-keys';

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
  useReplyKeys({
    field,
    found,
    selected,
    off: writing !== undefined,
    onGo: go,
    onChoose: choose,
    onStar: star,
    onEdit: edit,
    onNew: () => setWriting({ before: undefined, text: draft.trim() }),
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
