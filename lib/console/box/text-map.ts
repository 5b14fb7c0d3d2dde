/*
 * The text of a rich editor and where each character of it stands in the DOM. Both come from one walk: what the check
 * says of characters 3 to 8 is underlined and replaced at exactly these characters, over any number of paragraphs.
 */

export interface TextMap {
  text: string;
  /** text nodes in order, with the offset of their first character in `text` */
  pieces: readonly { node: Text; start: number }[];
}

const BLOCK = /^(?:P|DIV|LI|UL|OL|PRE|BLOCKQUOTE|H[1-6]|SECTION|ARTICLE)$/;

/** Reads an editor: paragraphs and line breaks are "\n"; what the agent cannot edit (placeholders, tools) is left out. */
export function mapText(box: HTMLElement): TextMap {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  /** a paragraph has ended: its newline is written once something follows */
  let ended = false;
  const walk = (parent: Node) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const value = node.nodeValue ?? '';
        if (value === '') continue;
        if (ended) text += '\n';
        ended = false;
        pieces.push({ node: node as Text, start: text.length });
        text += value;
        continue;
      }
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      if (element.getAttribute('contenteditable') === 'false') continue;
      if (element.tagName === 'BR') {
        // The last break of a paragraph only holds the line open.
        if (element.nextSibling) {
          if (ended) text += '\n';
          ended = true;
        }
        continue;
      }
      const block = BLOCK.test(element.tagName);
      if (block && ended) text += '\n';
      if (block) ended = text !== '' && !text.endsWith('\n');
      walk(element);
      if (block) ended = true;
    }
  };
  walk(box);
  return { text, pieces };
}

/** The DOM range of characters `start` to `end`; the whole editor's end where it holds no text yet. */
export function rangeOf(box: HTMLElement, start: number, end: number): Range | undefined {
  const { pieces } = mapText(box);
  const range = box.ownerDocument.createRange();
  if (pieces.length === 0) {
    range.selectNodeContents(innermost(box));
    range.collapse(false);
    return range;
  }
  const at = (offset: number, forward: boolean) => {
    const after = pieces.findIndex(({ start: s }) => (forward ? s > offset : s >= offset && s > 0));
    const piece = pieces[after < 0 ? pieces.length - 1 : Math.max(0, after - 1)];
    return piece && ([piece.node, Math.min(Math.max(0, offset - piece.start), piece.node.length)] as const);
  };
  const from = at(start, start < end);
  const to = at(end, false);
  if (!from || !to) return undefined;
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** Where the agent's selection stands in the editor's text; `undefined` while it is elsewhere. */
export function selectionIn(box: HTMLElement): [start: number, end: number] | undefined {
  const selection = box.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const { pieces } = mapText(box);
  const offsetOf = (node: Node, offset: number) => {
    const piece = pieces.find((each) => each.node === node);
    return piece && piece.start + offset;
  };
  const start = offsetOf(startContainer, startOffset);
  const end = offsetOf(endContainer, endOffset);
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** An empty editor keeps its caret inside its first paragraph, not beside it. */
function innermost(box: HTMLElement): Element {
  let at: Element = box;
  while (at.firstElementChild && at.firstElementChild.tagName !== 'BR' && BLOCK.test(at.firstElementChild.tagName))
    at = at.firstElementChild;
  return at;
}
