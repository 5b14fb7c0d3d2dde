import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapText, rangeOf } from './text-map';

function box(html: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(`<div>${html}</div>`, 'text/html').body.firstElementChild;
  if (!(parsed instanceof HTMLElement)) throw new Error('no box');
  document.body.replaceChildren(parsed);
  return parsed;
}

describe('the text of an editor', () => {
  test.each([
    ['one paragraph', '<p>好的亲</p>', '好的亲'],
    ['two paragraphs', '<p>好的</p><p>亲</p>', '好的\n亲'],
    ['an empty one between', '<p>好的</p><p><br></p><p>亲</p>', '好的\n\n亲'],
    ['a break in a line', '<div>好的<br>亲</div>', '好的\n亲'],
    ['the break that holds a line open', '<p>好的<br></p>', '好的'],
    ['styled pieces', '<p><b>好</b><span>的</span></p>', '好的'],
    ['a placeholder that is not the agent’s', '<p><span contenteditable="false">请输入</span>好的</p>', '好的'],
    ['nothing', '<p><br></p>', ''],
  ])('%s', (_, html, text) => {
    expect(mapText(box(html)).text).toBe(text);
  });

  test('every place in it leads to the characters that stand there', () => {
    const line = fc.string({ unit: fc.constantFrom('好', '的', '亲', 'a', ' ', '😀'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (lines, a, b) => {
        const editor = box('');
        for (const text of lines) {
          const p = editor.ownerDocument.createElement('p');
          p.append(text);
          editor.append(p);
        }
        const { text } = mapText(editor);
        expect(text).toBe(lines.join('\n'));
        const start = a % (text.length + 1);
        const end = start + (b % (text.length + 1 - start));
        const range = rangeOf(editor, start, end);
        expect(range?.toString()).toBe(text.slice(start, end).replaceAll('\n', ''));
      }),
    );
  });
});
