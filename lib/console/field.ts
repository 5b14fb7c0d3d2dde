import type { Reading } from '../model/conversation';
import type { Field } from './description';

/*
 * Reads one field of a page by a description: by selector first, by its label where there is none. What is not plain is
 * said to be ambiguous or malformed, never guessed. Page text is only ever read as text.
 */

const SHAPES = {
  text: /^[\s\S]+$/,
  amount: /^[¥￥]?\d{1,9}(?:\.\d{1,2})?$/,
  'order-pdd': /^\d{6}-\d{12,18}$/,
  'order-19': /^\d{16,20}$/,
  uid: /^\d{3,20}$/,
} as const;

const LONGEST = 2000;

/** First selector of the ranked list that finds something inside `root`. */
export function firstOf(root: ParentNode, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    const found = [...root.querySelectorAll(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

/** An element's text, its text nodes joined by spaces, the pieces of a price closed up ("¥ 299 .00" → "¥299.00"). */
export function textOf(element: Element): string {
  let text = '';
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  for (let node = walker.nextNode(); node && text.length < LONGEST; node = walker.nextNode()) {
    const piece = (node.nodeValue ?? '').trim();
    if (piece === '') continue;
    // "¥", "299" and ".00" are three nodes of one price; a date and its time in one node keep their gap.
    const oneNumber = /[¥￥]$/.test(text) || (/\d$/.test(text) && /^\.(?:\d|$)/.test(piece)) || /\d\.$/.test(text);
    text += text === '' || oneNumber ? piece : ` ${piece}`;
  }
  return text;
}

/** Reads a field inside `root`. */
export function readField(root: ParentNode, field: Field): Reading<string> {
  const values = rawValues(root, field)
    .map((raw) => clean(raw, field))
    .filter((value) => value !== '');
  const different = [...new Set(values)];
  if (different.length === 0) return { state: 'absent' };
  if (different.length > 1) return { state: 'ambiguous', count: different.length };
  const [value = ''] = different;
  if (!SHAPES[field.shape ?? 'text'].test(value)) return { state: 'malformed', raw: value.slice(0, 80) };
  return { state: 'found', value };
}

function rawValues(root: ParentNode, field: Field): string[] {
  if (field.wholeText) return wholeTexts(root, field.wholeText);
  if (field.selectors) {
    const found = firstOf(root, field.selectors);
    const values = field.attribute
      ? found.map((e) => e.getAttribute(field.attribute ?? '') ?? '')
      : found.map((e) => (field.not ? firstLeaf(e, field.not) : textOf(e)));
    if (values.some((value) => value !== '') || !field.afterLabel) return values;
  }
  return field.afterLabel ? afterLabels(root, field.afterLabel) : [];
}

function clean(raw: string, field: Field): string {
  let value = raw.trim();
  for (const word of field.strip ?? []) if (value.startsWith(word)) value = value.slice(word.length).trim();
  for (const word of field.not ?? []) if (value.endsWith(word)) value = value.slice(0, -word.length).trim();
  // "<uid>-0-<group>": the buyer's id is the first part.
  if (field.shape === 'uid') value = value.split('-')[0] ?? '';
  return value;
}

const isLeaf = (element: Element) => element.children.length === 0;
const leavesOf = (root: ParentNode) => [...root.querySelectorAll('*')].filter(isLeaf);

function firstLeaf(element: Element, not: readonly string[]): string {
  const leaves = isLeaf(element) ? [element] : leavesOf(element);
  return leaves.map(textOf).find((text) => text !== '' && !not.includes(text)) ?? '';
}

function wholeTexts(root: ParentNode, words: readonly string[]): string[] {
  return leavesOf(root)
    .map(textOf)
    .filter((text) => words.some((word) => text === word || (text.startsWith(`${word}(`) && text.endsWith(')'))));
}

/** The value after a label: the rest of its own text, else what follows it, else the parent's text behind it. */
function afterLabels(root: ParentNode, labels: readonly string[]): string[] {
  for (const label of labels) {
    const values = leavesOf(root)
      .filter((leaf) => textOf(leaf).startsWith(label))
      .map((leaf) => valueAfter(leaf, label, root))
      .filter((value) => value !== '');
    if (values.length > 0) return values;
  }
  return [];
}

function valueAfter(leaf: Element, label: string, root: ParentNode): string {
  const tidy = (text: string) => (text.replace(/^[：:\s]+/, '').split(/\s?优惠/)[0] ?? '').trim();
  const own = tidy(textOf(leaf).slice(label.length));
  if (own !== '') return own;
  for (let next = leaf.nextElementSibling; next; next = next.nextElementSibling) {
    const text = tidy(textOf(next));
    if (text !== '') return text;
  }
  const parent = leaf.parentElement;
  if (!parent || parent === root) return '';
  const text = textOf(parent);
  return tidy(text.slice(text.indexOf(label) + label.length));
}
