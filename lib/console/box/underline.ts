import type { Finding } from '../../model/finding';
import { isTextarea } from './draft';
import { rangeOf } from './text-map';

/*
 * Underlines that never touch the editor's DOM: a mirror over a textarea, CSS highlights in a contenteditable.
 */

const COPIED = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'fontVariant',
  'fontStretch',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'textIndent',
  'textAlign',
  'textTransform',
  'tabSize',
  'direction',
] as const;

export interface Underlines {
  draw(box: HTMLElement, text: string, findings: readonly Finding[]): void;
  /** follows the box when only its place, size or scroll changed */
  follow(): void;
  clear(): void;
}

/** Draws into `layer`, an element of our own shadow root. */
export function underlines(layer: HTMLElement): Underlines {
  const mirror = layer.ownerDocument.createElement('div');
  mirror.className = 'mirror';
  mirror.setAttribute('aria-hidden', 'true');
  const inner = layer.ownerDocument.createElement('div');
  mirror.append(inner);
  let box: HTMLElement | undefined;
  let drawn = '';

  const follow = () => {
    if (!box || !isTextarea(box) || !mirror.isConnected) return;
    const place = box.getBoundingClientRect();
    const style = getComputedStyle(box);
    for (const property of COPIED) inner.style[property] = style[property];
    Object.assign(mirror.style, {
      transform: `translate(${place.left}px, ${place.top}px)`,
      width: `${place.width}px`,
      height: `${place.height}px`,
    });
    // A scrollbar takes its width from the text: wrap where the textarea wraps.
    const borders = parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
    inner.style.width = `${box.clientWidth + borders}px`;
    inner.style.transform = `translateY(${-box.scrollTop}px)`;
  };

  const clear = () => {
    drawn = '';
    mirror.remove();
    for (const severity of ['block', 'warn', 'hint']) globalThis.CSS?.highlights?.delete(`wenda-${severity}`);
  };

  return {
    follow,
    clear,
    draw(at, text, findings) {
      box = at;
      const key = `${text}\u0000${findings.map((f) => `${f.start}-${f.end}-${f.severity}`).join()}`;
      if (findings.length === 0) {
        clear();
        return;
      }
      if (!isTextarea(at)) {
        highlight(at, findings);
        return;
      }
      if (key !== drawn) {
        drawn = key;
        inner.replaceChildren(...marked(text, findings, layer.ownerDocument));
      }
      if (!mirror.isConnected) layer.append(mirror);
      follow();
    },
  };
}

function marked(text: string, findings: readonly Finding[], page: Document): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    if (finding.start < at) continue;
    nodes.push(page.createTextNode(text.slice(at, finding.start)));
    const mark = page.createElement('span');
    mark.className = `under under-${finding.severity}`;
    mark.textContent = text.slice(finding.start, finding.end);
    nodes.push(mark);
    at = finding.end;
  }
  nodes.push(page.createTextNode(`${text.slice(at)}\u200b`));
  return nodes;
}

function highlight(box: HTMLElement, findings: readonly Finding[]): void {
  const { highlights } = globalThis.CSS ?? {};
  if (!highlights) return;
  for (const severity of ['block', 'warn', 'hint'] as const) {
    const ranges = findings.filter((f) => f.severity === severity).flatMap((f) => rangeOf(box, f.start, f.end) ?? []);
    if (ranges.length > 0) highlights.set(`wenda-${severity}`, new Highlight(...ranges));
    else highlights.delete(`wenda-${severity}`);
  }
}
