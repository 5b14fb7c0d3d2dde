/** As much of Draft.js as one box needs; the package comes without types. */
declare module 'draft-js' {
  import type { ComponentType } from 'react';

  export interface Content {
    getPlainText(between?: string): string;
  }
  export class EditorState {
    static createEmpty(): EditorState;
    getCurrentContent(): Content;
  }
  export const Editor: ComponentType<{
    editorState: EditorState;
    onChange: (state: EditorState) => void;
    handleReturn?: (event: { shiftKey: boolean }) => 'handled' | 'not-handled';
  }>;
}
