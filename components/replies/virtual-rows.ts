import type { ComponentChildren, FunctionComponent, Ref } from 'preact';
import type { Virtualizer, VirtualizerHandle } from 'virtua';

export type RowsHandle = Pick<VirtualizerHandle, 'scrollToIndex'>;

export interface VirtualRowsProps<T> {
  ref?: Ref<RowsHandle>;
  as: 'ul';
  item: 'li';
  data: readonly T[];
  /** rows drawn before the browser has told any height */
  ssrCount: number;
  children: (row: T, at: number) => ComponentChildren;
}

/** Only the rows in sight are drawn. The library is written for React and runs on preact: its types are told so here. */
export const virtual = <T>(rows: typeof Virtualizer) => rows as unknown as FunctionComponent<VirtualRowsProps<T>>;
