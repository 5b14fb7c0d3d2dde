import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { policyOf } from '../../lib/policy/in-force';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import type { LikenessTables } from '../../lib/wording/likeness-tables';
import type { Timer } from './timer';
import { draftOf, FACTS, keystrokesIn, LONG_DRAFTS, rawPass, shopOf, withTerms } from './wording-texts';

/*
 * The speed of judging, against a raw pass over the same texts and against peers, in one process and one run: the same rows
 * wherever they are measured.
 */

/** A message of the corpus, and what it deserves. */
export interface Labelled {
  draft: string;
  expect: readonly unknown[];
}

export interface Figure {
  work: string;
  who: string;
  value: number;
  unit: string;
  /** multiple of the raw pass over the same text, or of the baseline the work names */
  ratio: number;
}

const judge = (compiled: CompiledPolicy) => (text: string) => check(compiled, text, FACTS);

/** The words of the built-in vocabularies that are no patterns: what peers are given. */
export const plainWords = (): string[] =>
  [...new Set(Object.values(policyOf([]).vocabulary).flat())].filter((w) => !/[()<>|?!~^$… ]/.test(w));

/** Goes through all work, by what was learned, and gives each row as soon as it is known. */
export function wordingFigures(
  { time, timeOnce }: Timer,
  records: readonly Labelled[],
  likeness: LikenessTables,
  give: (figure: Figure) => void,
): void {
  const put = (work: string, who: string, value: number, unit: string, ratio: number) =>
    give({ work, who, value, unit, ratio });
  const drafts = Array.from({ length: 400 }, (_, i) => draftOf(200, i + 1));
  const raw = time(drafts, rawPass);
  put('200 characters, new text', 'raw charCodeAt pass', raw / 1000, 'µs', 1);
  const built = compile(policyOf([]), likeness);
  const own = time(drafts, judge(built));
  put('200 characters, new text', 'built-in policy', own / 1000, 'µs', own / raw);
  const each = drafts.map((draft) => timeOnce(draft, judge(built))).sort((a, b) => a - b);
  const slow = each[Math.floor(each.length * 0.99)] ?? 0;
  put('200 characters, 99th of 100 drafts', 'against 0.1 ms', slow / 1e6, 'ms', slow / 1e5);

  const words = plainWords();
  const alternation = new RegExp(words.map((w) => w.replace(/[.*+[\]{}\\/-]/g, '\\$&')).join('|'), 'g');
  const regex = time(drafts, (text) => [...text.matchAll(alternation)].length);
  put('200 characters, new text', `V8 alternation, ${words.length} terms`, regex / 1000, 'µs', regex / raw);
  const corasick = new AhoCorasick(words);
  const aho = time(drafts, (text) => corasick.matchInText(text));
  put('200 characters, new text', `aho-corasick, ${words.length} terms`, aho / 1000, 'µs', aho / raw);

  for (const count of [500, 1000, 5000]) {
    const more = time(drafts, judge(compile(policyOf([shopOf(count)]), likeness)));
    put(`with ${count} more rules with gaps`, 'against the built-in policy', more / 1000, 'µs', more / own);
  }
  const large = withTerms(50_000);
  const fifty = time(drafts, judge(compile(large, likeness)));
  put('with 50,000 plain terms', 'against the built-in policy', fifty / 1000, 'µs', fifty / own);

  const all = records.map((r) => r.draft);
  const ordinary = records.filter((r) => r.expect.length === 0).map((r) => r.draft);
  for (const [name, messages] of [
    ['messages of the corpus', all],
    ['messages of it that deserve nothing', ordinary],
  ] as const) {
    const taken = time(messages, judge(built));
    put(name, 'built-in policy', 1e9 / taken, '/s', taken / time(messages, rawPass));
  }

  const keystrokes = keystrokesIn(2000);
  const whole = time(keystrokes, (text) => {
    built.matcher.scanner.forget();
    built.likeness.forget();
    return judge(built)(text);
  });
  const keystroke = time(keystrokes, judge(built));
  put('2,000 characters, every sentence anew', 'built-in policy', whole / 1000, 'µs', whole / raw);
  put('2,000 characters, a keystroke', 'against every sentence anew', keystroke / 1000, 'µs', keystroke / whole);

  const limited = { ...FACTS, limitYuan: 10 };
  for (const [name, text] of Object.entries(LONG_DRAFTS)) {
    const taken = time([text], (draft) => check(built, draft, limited));
    put(`100,000 characters of ${name}`, 'against a frame of 16.7 ms', taken / 1e6, 'ms', taken / 16.7e6);
  }
}
