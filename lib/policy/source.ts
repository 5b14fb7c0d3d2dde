import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import { type MessageKey, type Saying, saying } from '../model/saying';
import { type Pack, parsePack } from './pack';
import type { PackProblem } from './problem';

/*
 * A pack as text for those who rather type. Reading names every problem by its place in the text; what forms change is
 * written into the text where it differs, so that comments and the supervisor's own layout stay.
 */

/** A stretch of the text and what is wrong with it. Offsets in UTF-16 units; line and column count from 1. */
export interface TextProblem {
  from: number;
  to: number;
  line: number;
  column: number;
  message: Saying;
  /** an unknown name: the place whose names it should be one of */
  under?: readonly string[];
}

export type ReadSource = { ok: true; pack: Pack } | { ok: false; problems: readonly TextProblem[] };

const ORDER = ['format', 'id', 'version', 'name', 'extends', 'note', 'validFrom', 'validUntil'];

/** The text of a pack: YAML, its head first, its rules last. */
export function writeSource(pack: Pack): string {
  const rank = (key: string) => (key === 'rules' ? 99 : ORDER.includes(key) ? ORDER.indexOf(key) : 50);
  const entries = Object.entries(pack).sort(([a], [b]) => rank(a) - rank(b));
  return stringify(Object.fromEntries(entries), { lineWidth: 0 });
}

const SYNTAX: Readonly<Record<string, MessageKey>> = {
  BAD_INDENT: 'say_yamlIndent',
  TAB_AS_INDENT: 'say_yamlTab',
  DUPLICATE_KEY: 'say_yamlTwice',
  MISSING_CHAR: 'say_yamlSign',
  MULTILINE_IMPLICIT_KEY: 'say_yamlColon',
  BLOCK_AS_IMPLICIT_KEY: 'say_yamlQuoteOrLine',
  UNEXPECTED_TOKEN: 'say_yamlTooMuch',
  BAD_SCALAR_START: 'say_yamlQuote',
  BAD_ALIAS: 'say_yamlStar',
  MULTIPLE_DOCS: 'say_yamlOne',
};

/** Reads a text into a pack, or gives all that is wrong with it, in the text's order. */
export function readSource(text: string): ReadSource {
  const lines = new LineCounter();
  const tree = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (tree.errors.length > 0)
    return {
      ok: false,
      problems: tree.errors.map(({ pos, code }) =>
        problemAt(lines, text, pos[0], pos[1], saying(SYNTAX[code] ?? 'say_yamlUnread')),
      ),
    };
  const value = plainOf(tree);
  if (value === undefined) return { ok: false, problems: [problemAt(lines, text, 0, 1, saying('say_yamlReferences'))] };
  const parsed = parsePack(value);
  return parsed.ok
    ? { ok: true, pack: parsed.value }
    : { ok: false, problems: marksIn(text, tree, lines, parsed.problems) };
}

/** A text of nested references may unfold without end; the reader stops at a hundred. */
function plainOf(tree: Document): unknown {
  try {
    const value: unknown = tree.toJS();
    return value ?? {};
  } catch {
    return undefined;
  }
}

/** Where problems of the pack stand in its text. */
export function markProblems(text: string, problems: readonly PackProblem[]): readonly TextProblem[] {
  const lines = new LineCounter();
  return marksIn(text, parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, problems);
}

function marksIn(text: string, tree: Document, lines: LineCounter, problems: readonly PackProblem[]): TextProblem[] {
  return problems
    .map((problem) => {
      const [from, to] = rangeOf(tree, pathOf(problem, tree), problem.isName === true) ?? [0, Math.min(text.length, 1)];
      const told = problemAt(lines, text, from, to, problem.message);
      return problem.isName ? { ...told, under: (problem.path ?? []).slice(0, -1).map(String) } : told;
    })
    .sort((a, b) => a.from - b.from);
}

function problemAt(lines: LineCounter, text: string, from: number, to: number, message: Saying): TextProblem {
  const start = Math.min(from, text.length);
  const { line, col } = lines.linePos(start);
  // A value of several lines is marked on its first.
  const end = text.indexOf('\n', start);
  const last = Math.min(Math.max(to, start + 1), end <= start ? text.length : end);
  return { from: start, to: Math.max(start, last), line: Math.max(1, line), column: Math.max(1, col), message };
}

/** Where a problem stands in the pack, key by key: as the parser said, or from its rule and field. */
function pathOf({ path, rule, vocabulary, field }: PackProblem, tree: Document): readonly (string | number)[] {
  if (path) return path;
  if (vocabulary !== undefined) return ['vocabulary', vocabulary];
  const rules: unknown = tree.get('rules');
  const index = isSeq(rules) ? rules.items.findIndex((item) => isMap(item) && item.get('id') === rule) : -1;
  const keys = field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return index < 0 ? keys : ['rules', index, ...keys];
}

/** The place of a path, or of the nearest thing around it that is there. */
function rangeOf(
  tree: Document,
  path: readonly (string | number)[],
  isName: boolean,
): readonly [number, number] | undefined {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length);
    const parent = length === 1 ? tree.contents : tree.getIn(keys.slice(0, -1), true);
    const last = keys.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      const value = pair?.value;
      const key = pair?.key;
      if (!isName && isScalar(value) && value.range && value.value !== null) return [value.range[0], value.range[1]];
      if (isNode(key) && key.range) return [key.range[0], key.range[1]];
    }
    const node: unknown = tree.getIn(keys, true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return isNode(tree.contents) && tree.contents.range ? [tree.contents.range[0], tree.contents.range[1]] : undefined;
}

/** The text changed only where the pack differs from what it says; a text that does not read is written anew. */
export function patchSource(text: string, pack: Pack): string {
  const tree = parseDocument(text);
  if (tree.errors.length > 0 || !isMap(tree.contents)) return writeSource(pack);
  patch(tree, [], tree.toJS(), pack);
  return tree.toString({ lineWidth: 0 });
}

function patch(tree: Document, path: readonly (string | number)[], was: unknown, now: unknown): void {
  if (JSON.stringify(was) === JSON.stringify(now)) return;
  if (isFields(was) && isFields(now)) {
    for (const key of Object.keys(was)) if (now[key] === undefined) tree.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(now))
      if (value !== undefined) patch(tree, [...path, key], was[key], value);
  } else if (Array.isArray(was) && Array.isArray(now) && was.length === now.length) {
    now.forEach((value, i) => {
      patch(tree, [...path, i], was[i], value);
    });
  } else if (Array.isArray(was) && Array.isArray(now) && hasIds(was) && hasIds(now)) patchList(tree, path, was, now);
  else tree.setIn(path, tree.createNode(now));
}

/** Entries with ids keep their nodes, and with them their comments, wherever they now stand. */
function patchList(
  tree: Document,
  path: readonly (string | number)[],
  was: readonly { id: string }[],
  now: readonly { id: string }[],
): void {
  const list = tree.getIn(path, true);
  if (!isSeq(list)) return;
  const nodes = [...list.items];
  const places = now.map(({ id }) => was.findIndex((each) => each.id === id));
  list.items = now.map((value, i) => nodes[places[i] ?? -1] ?? tree.createNode(value));
  now.forEach((value, i) => {
    patch(tree, [...path, i], was[places[i] ?? -1] ?? value, value);
  });
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasIds = (list: readonly unknown[]): list is readonly { id: string }[] =>
  list.every((each) => isFields(each) && typeof each['id'] === 'string');
