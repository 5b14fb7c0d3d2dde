import type { ComponentChildren, FunctionComponent, Ref } from 'preact';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { ShelfReply } from '../../lib/model/reply';

export type RowsHandle = Pick<VirtualizerHandle, 'scrollToIndex'>;

export interface VirtualRowsProps {
  ref?: Ref<RowsHandle>;
  as: 'ul';
  item: 'li';
  data: readonly ShelfReply[];
  /** rows drawn before the browser has told any height */
  ssrCount: number;
  children: (reply: ShelfReply, at: number) => ComponentChildren;
}

/** Only the rows in sight are drawn. The library is written for React and runs on preact: its types are told so here. */
export const VirtualRows = Virtualizer as unknown as FunctionComponent<VirtualRowsProps>;
