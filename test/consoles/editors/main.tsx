import { draftOf, type Inserted, insertAtCaret, replaceIn } from '../../../lib/console/box/draft';
import { guardSend } from '../../../lib/console/box/send-guard';
import { rangeOf } from '../../../lib/console/box/text-map';
import { underlines } from '../../../lib/console/box/underline';
import type { Finding } from '../../../lib/model/finding';
import { EDITORS, type Editor } from './editors';

/* One real editor at a time (?editor=NAME) with our box on it: what it holds, what it sends, what we do to it. */

export interface Lab {
  box: HTMLElement;
  /** the editor's own document, as its own code knows it */
  model(): string;
  sent: string[];
  held: number;
  draft(): string;
  replace(what: string, by: string): Promise<Inserted>;
  insert(text: string): Promise<Inserted>;
  /** underlines a word; gives the words that are underlined */
  underline(word: string): string[];
}
declare global {
  interface Window {
    lab: Lab;
  }
}

const BAD = '坏话';
const root = document.getElementById('root') ?? document.body;
const name = new URLSearchParams(location.search).get('editor') ?? '';
const sent: string[] = [];
const held = { times: 0 };
let editor: Editor | undefined;

guardSend({
  window,
  box: () => editor?.box,
  sends: () => [...document.querySelectorAll<HTMLElement>('#send')],
  key: 'Enter',
  holds: () => editor !== undefined && draftOf(editor.box).includes(BAD),
  onHeld: () => held.times++,
  onSent: () => {},
  signal: new AbortController().signal,
});

const make = EDITORS[name];
editor = await make?.(root, () => sent.push(editor?.model() ?? ''));
if (!editor) throw new Error(`no editor is called ${name}`);
const { box, model } = editor;
document.getElementById('send')?.addEventListener('click', () => sent.push(model()));
const lines = underlines(document.getElementById('layer') ?? document.body);

window.lab = {
  box,
  model,
  sent,
  get held() {
    return held.times;
  },
  draft: () => draftOf(box),
  replace: (what, by) => {
    const at = draftOf(box).indexOf(what);
    return replaceIn(box, at, at + what.length, by);
  },
  insert: (text) => insertAtCaret(box, text),
  underline: (word) => {
    const start = draftOf(box).indexOf(word);
    const finding = { start, end: start + word.length, severity: 'block' } as Finding;
    lines.draw(box, draftOf(box), [finding]);
    const spans = [...document.querySelectorAll('#layer .under')].map((e) => e.textContent ?? '');
    const ranges = [...(CSS.highlights.get('wenda-block') ?? [])].map((range) => String(range));
    return spans.length > 0
      ? spans
      : start < 0
        ? []
        : ranges.length > 0
          ? ranges
          : [String(rangeOf(box, start, start))];
  },
};
