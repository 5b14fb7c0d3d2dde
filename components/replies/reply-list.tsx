import type { Ref } from 'preact';
import { useImperativeHandle, useMemo, useRef } from 'preact/hooks';
import { Virtualizer } from 'virtua';
import type { ReplyUse, ShelfReply } from '../../lib/model/reply';
import type { GapLimits } from '../gap-form';
import { type FilledReply, type PictureOf, ReplyRow } from './reply-row';
import { type RowsHandle, virtual } from './virtual-rows';

const VirtualRows = virtual<ShelfReply>(Virtualizer);

export interface ReplyListHandle {
  /** scrolls so that the row can be seen */
  show: (at: number) => void;
}

export interface ReplyListProps {
  handle: Ref<ReplyListHandle>;
  replies: readonly ShelfReply[];
  uses: ReadonlyMap<string, ReplyUse>;
  selected: number;
  asking: string | undefined;
  limits?: GapLimits | undefined;
  fill: (reply: ShelfReply) => FilledReply;
  pictureOf: PictureOf;
  onAsk: (reply: string | undefined) => void;
  onChoose: (reply: ShelfReply) => void;
  onInsert: (text: string, reply: ShelfReply, how: 'at-caret' | 'replace') => void;
  onStar: (reply: ShelfReply) => void;
  onEdit: (reply: ShelfReply) => void;
}

/** Rows with a digit of their own. */
const DIGITS = 9;
/** drawn at once, before the browser has told how high a row is */
const FIRST_ROWS = 9;

/** Any number of replies; only those in sight are filled, checked and drawn. */
export function ReplyList(props: ReplyListProps) {
  const { replies, uses, selected, asking, fill } = props;
  const rows = useRef<RowsHandle>(null);
  useImperativeHandle(props.handle, () => ({
    show: (at) => rows.current?.scrollToIndex(at, { align: at === 0 ? 'start' : 'nearest' }),
  }));
  const filled = useMemo(() => new Map<ShelfReply, FilledReply>(), [fill]);
  const fillOnce = (reply: ShelfReply): FilledReply => {
    const made = filled.get(reply) ?? fill(reply);
    filled.set(reply, made);
    return made;
  };
  return (
    <div class="reply-rows" data-rows={replies.length}>
      <VirtualRows ref={rows} as="ul" item="li" data={replies} ssrCount={FIRST_ROWS}>
        {(reply, i) => (
          <ReplyRow
            key={reply.reply.id}
            reply={reply}
            filled={fillOnce(reply)}
            use={uses.get(reply.reply.id)}
            digit={i < DIGITS ? i + 1 : undefined}
            selected={i === selected}
            asking={asking === reply.reply.id}
            limits={props.limits}
            pictureOf={props.pictureOf}
            onAsk={(on) => props.onAsk(on ? reply.reply.id : undefined)}
            onChoose={() => props.onChoose(reply)}
            onInsert={(text) => {
              props.onAsk(undefined);
              props.onInsert(text, reply, 'at-caret');
            }}
            onStar={() => props.onStar(reply)}
            onEdit={() => props.onEdit(reply)}
          />
        )}
      </VirtualRows>
    </div>
  );
}
