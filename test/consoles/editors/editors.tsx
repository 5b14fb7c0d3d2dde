/** @jsxImportSource react */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { Editor as DraftEditor, EditorState as DraftState } from 'draft-js';
import { $getRoot, COMMAND_PRIORITY_HIGH, createEditor, KEY_ENTER_COMMAND } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill from 'quill';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor as createSlate, type Descendant, Editor as SlateText } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import { createApp, h, ref } from 'vue';

/* The kinds of box a console may have, each driven by the framework or library itself; Enter sends in all of them. */

export interface Editor {
  box: HTMLElement;
  model(): string;
}
type Make = (root: HTMLElement, send: () => void) => Promise<Editor> | Editor;

const found = async (root: HTMLElement, selector: string): Promise<HTMLElement> => {
  for (;;) {
    const box = root.querySelector<HTMLElement>(selector);
    if (box) return box;
    await new Promise(requestAnimationFrame);
  }
};
const isSend = (event: { key: string; shiftKey: boolean; isComposing?: boolean }) =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing;

const reactTextarea: Make = async (root, send) => {
  let model = '';
  function Box() {
    const [value, setValue] = useState('');
    model = value;
    return (
      <textarea
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          if (!isSend(event.nativeEvent)) return;
          event.preventDefault();
          send();
        }}
      />
    );
  }
  createRoot(root).render(<Box />);
  return { box: await found(root, 'textarea'), model: () => model };
};

const vueTextarea: Make = async (root, send) => {
  const value = ref('');
  createApp({
    setup: () => () =>
      h('textarea', {
        value: value.value,
        onInput: (event: Event) => (value.value = (event.target as HTMLTextAreaElement).value),
        onKeydown: (event: KeyboardEvent) => {
          if (!isSend(event)) return;
          event.preventDefault();
          send();
        },
      }),
  }).mount(root);
  return { box: await found(root, 'textarea'), model: () => value.value };
};

const plain: Make = (root, send) => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.addEventListener('keydown', (event) => {
    if (!isSend(event)) return;
    event.preventDefault();
    send();
  });
  root.append(box);
  return { box, model: () => box.innerText.replace(/\n$/, '') };
};

const prosemirror: Make = (root, send) => {
  const enter = () => {
    send();
    return true;
  };
  const view = new EditorView(root, {
    state: EditorState.create({
      schema,
      plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo, Enter: enter }), keymap(baseKeymap)],
    }),
  });
  return { box: view.dom, model: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n') };
};

const lexical: Make = (root, send) => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  root.append(box);
  const editor = createEditor({ namespace: 'lab', onError: console.error });
  editor.setRootElement(box);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      event?.preventDefault();
      send();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  return { box, model: () => editor.getEditorState().read(() => $getRoot().getTextContent()) };
};

const slate: Make = async (root, send) => {
  const editor = withHistory(withReact(createSlate()));
  const empty: Descendant[] = [{ type: 'paragraph', children: [{ text: '' }] } as Descendant];
  function Box() {
    return (
      <Slate editor={editor} initialValue={empty}>
        <Editable
          onKeyDown={(event) => {
            if (!isSend(event.nativeEvent)) return;
            event.preventDefault();
            send();
          }}
        />
      </Slate>
    );
  }
  createRoot(root).render(<Box />);
  return { box: await found(root, '[data-slate-editor]'), model: () => SlateText.string(editor, []) };
};

const quill: Make = async (root, send) => {
  const holder = document.createElement('div');
  root.append(holder);
  const editor = new Quill(holder, {
    modules: { keyboard: { bindings: { send: { key: 'Enter', handler: () => void send() } } }, toolbar: false },
  });
  return { box: await found(root, '.ql-editor'), model: () => editor.getText().replace(/\n$/, '') };
};

const draft: Make = async (root, send) => {
  let model = '';
  function Box() {
    const [state, setState] = useState(() => DraftState.createEmpty());
    model = state.getCurrentContent().getPlainText('\n');
    const handleReturn = ({ shiftKey }: { shiftKey: boolean }) => {
      if (shiftKey) return 'not-handled';
      send();
      return 'handled';
    };
    return <DraftEditor editorState={state} onChange={setState} handleReturn={handleReturn} />;
  }
  createRoot(root).render(<Box />);
  return { box: await found(root, '[contenteditable=true]'), model: () => model };
};

export const EDITORS: Readonly<Record<string, Make>> = {
  'react-textarea': reactTextarea,
  'vue-textarea': vueTextarea,
  contenteditable: plain,
  prosemirror,
  lexical,
  slate,
  quill,
  draft,
};
