import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'preact/hooks';
import { type JsonSchema, offersFor, writingAt } from '../../lib/policy/complete';
import type { TextProblem } from '../../lib/policy/source';
import { inWords } from '../words';

export interface TextEditorProps {
  label: string;
  text: string;
  problems: readonly TextProblem[];
  schema: JsonSchema;
  /** names of the vocabularies, offered after "<" */
  words: readonly string[];
  /** what a key or a value means, in words */
  meaningOf: (label: string) => string | undefined;
  /** a character to show and put the caret at, when it changes */
  goTo?: { at: number } | undefined;
  onChange: (text: string) => void;
  onUndo: () => void;
  onRedo: () => void;
}

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ink-1)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--hint)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', backgroundColor: 'var(--surface)', color: 'var(--ink-1)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ink-1)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--ink-2)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'var(--ground)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink-1)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink-1)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-ground)', color: 'var(--ink-1)' },
  '.cm-completionDetail': { color: 'var(--ink-2)', fontStyle: 'normal' },
  '.cm-diagnostic': { fontFamily: 'var(--face)', borderLeftColor: 'var(--block)' },
});

/** The pack's text, coloured, completed from its schema, its problems marked. Undo is the session's own, not the editor's. */
export function TextEditor(props: TextEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const now = useRef(props);
  now.current = props;

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({ parent: place.current, state: stateOf(now) });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === props.text) return;
    const [from, to, insert] = difference(editor.state.doc.toString(), props.text);
    editor.dispatch({ changes: { from, to, insert }, annotations: Transaction.remote.of(true) });
  }, [props.text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = editor.state.doc;
    editor.dispatch(
      setDiagnostics(
        editor.state,
        props.problems.map(({ from, to, message }) => ({
          from: Math.min(from, length),
          to: Math.min(to, length),
          severity: 'error',
          message: inWords(message),
        })),
      ),
    );
  }, [props.problems, props.text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !props.goTo) return;
    const anchor = Math.min(props.goTo.at, editor.state.doc.length);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    editor.focus();
  }, [props.goTo]);

  return <div class="studio-text" ref={place} />;
}

function stateOf(now: { current: TextEditorProps }): EditorState {
  const run = (act: () => void) => () => {
    act();
    return true;
  };
  return EditorState.create({
    doc: now.current.text,
    extensions: [
      lineNumbers(),
      highlightActiveLine(),
      indentOnInput(),
      lintGutter(),
      yaml(),
      syntaxHighlighting(colours),
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': now.current.label, spellcheck: 'false' }),
      autocompletion({ override: [(context) => complete(context, now.current)], icons: false }),
      keymap.of([
        { key: 'Mod-z', run: run(() => now.current.onUndo()), preventDefault: true },
        { key: 'Mod-y', run: run(() => now.current.onRedo()), preventDefault: true },
        { key: 'Mod-Shift-z', run: run(() => now.current.onRedo()), preventDefault: true },
        ...completionKeymap,
        ...lintKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        const isOurs = update.transactions.some((each) => each.docChanged && !each.annotation(Transaction.remote));
        if (isOurs) now.current.onChange(update.state.doc.toString());
      }),
    ],
  });
}

function complete(context: CompletionContext, { schema, words, meaningOf }: TextEditorProps): CompletionResult | null {
  const text = context.state.doc.toString();
  const writing = writingAt(text, context.pos);
  if (!writing) return null;
  const isBegun = writing.from < context.pos || text[context.pos - 1] === '<';
  if (!context.explicit && !isBegun) return null;
  const options = offersFor(writing, schema, words).map(({ label, apply }) => {
    const meaning = meaningOf(label);
    return { label, apply, ...(meaning === undefined ? {} : { detail: meaning }) };
  });
  return options.length > 0 ? { from: writing.from, options, validFor: /^[\p{L}\p{N}_-]*$/u } : null;
}

/** The stretch that differs, so that the caret stays where nothing changed. */
function difference(was: string, now: string): [from: number, to: number, insert: string] {
  let from = 0;
  while (from < was.length && from < now.length && was[from] === now[from]) from++;
  let tail = 0;
  while (tail < was.length - from && tail < now.length - from && was.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [from, was.length - tail, now.slice(from, now.length - tail)];
}
