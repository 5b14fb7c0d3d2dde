import type { Reply } from '../model/reply';
import { foldWord } from '../wording/fold';
import type { Policy } from '../wording/rule';
import type { Pack } from './pack';
import type { Place } from './place';
import { patternsOf } from './uses';

/* A search through all of the studio: rules, words, examples, rewrites, replies, clocks; in any script and width. */

/** One place where the asked words stand, with the line they stand in. */
export interface Found {
  of: 'rule' | 'words' | 'reply' | 'clock' | 'recurring';
  title: string;
  line: string;
  place: Place;
}

interface Searched {
  policy: Pick<Policy, 'rules' | 'vocabulary'>;
  replies: readonly Reply[];
  pack: Pick<Pack, 'clocks' | 'recurring'>;
}

const MOST = 60;

/** The places whose text holds `asked`, rules first, at most sixty. Nothing asked finds nothing. */
export function searchAll(asked: string, { policy, replies, pack }: Searched): readonly Found[] {
  const wanted = foldWord(asked.trim());
  if (wanted === '') return [];
  const found: Found[] = [];
  const look = (
    of: Found['of'],
    title: string,
    place: Place,
    lines: readonly (readonly [field: string, text: string])[],
  ) => {
    if (found.length >= MOST) return;
    const hit = lines.find(([, text]) => foldWord(text).includes(wanted));
    if (hit) found.push({ of, title, line: hit[1], place: { ...place, field: hit[0] } });
  };
  for (const rule of policy.rules)
    look('rule', rule.say, { at: 'rule', id: rule.id }, [
      ['say', rule.say],
      ['id', rule.id],
      ...patternsOf(rule).map((pattern) => ['find', pattern] as const),
      ...rule.flags.map(({ draft }, i) => [`flags.${i}`, draft] as const),
      ...rule.passes.map(({ draft }, i) => [`passes.${i}`, draft] as const),
      ...rule.rewrites.map(({ text }, i) => [`rewrites.${i}`, text] as const),
      ['why', rule.why],
      ['source', rule.source],
    ]);
  for (const [name, words] of Object.entries(policy.vocabulary))
    look('words', name, { at: 'words', id: name }, [['', name], ...words.map((word) => ['', word] as const)]);
  for (const { id, text } of replies)
    look('reply', id, { at: 'replies', id }, [
      ['', text],
      ['', id],
    ]);
  for (const [i, { id, name, source }] of (pack.clocks ?? []).entries())
    look('clock', name, { at: 'limits' }, [
      [`clocks.${i}.name`, name],
      [`clocks.${i}.id`, id],
      [`clocks.${i}.source`, source],
    ]);
  for (const [i, { what }] of (pack.recurring ?? []).entries())
    look('recurring', what, { at: 'limits' }, [[`recurring.${i}.what`, what]]);
  return found;
}
