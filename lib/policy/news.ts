import type { Rule } from '../wording/rule';
import { comparePacks } from './compare';
import { mergePacks } from './merge';
import { momentOf, type Pack } from './pack';
import { builtInPack } from './packs';
import { packFor, type Recipient } from './roll-out';

/* What a new version changes for one agent, in the words its rules say: read once, at the start of the shift. */

/** What a rule says, with one sentence that it finds. */
export interface NewsLine {
  say: string;
  example?: string;
}

export interface PolicyNews {
  holds: readonly NewsLine[];
  warns: readonly NewsLine[];
  hints: readonly NewsLine[];
  /** no longer looked for */
  off: readonly NewsLine[];
  /** acts as before, found or said in other words */
  changed: readonly NewsLine[];
  /** dated steps that lie ahead: from when (epoch milliseconds) it holds */
  planned: readonly (NewsLine & { from: number })[];
  replies: number;
}

/** What differs for this agent at this moment between the version they knew and the one now in force. */
export function newsFor(before: Pack | undefined, after: Pack, who: Recipient, now: number): PolicyNews {
  const rulesOf = (pack: Pack | undefined) =>
    new Map(mergePacks([builtInPack(), ...(pack ? [packFor(pack, who, now)] : [])]).policy.rules.map((r) => [r.id, r]));
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const changes = comparePacks(before, after);
  const touched = changes.flatMap(({ of, id }) => (of === 'rule' ? [id.split(' ')[0] ?? id] : []));
  const news = { holds: [], warns: [], hints: [], off: [], changed: [] } as Record<
    keyof typeof ACTS | 'off' | 'changed',
    NewsLine[]
  >;
  for (const id of new Set(touched)) {
    const [old, rule] = [was.get(id), is.get(id)];
    const [acted, acts] = [actOf(old), actOf(rule)];
    if (rule && acts !== undefined) news[acts === acted ? 'changed' : acts].push(lineOf(rule));
    else if (old && acted !== undefined) news.off.push(lineOf(old));
  }
  return {
    ...news,
    planned: plannedIn(after, is, now),
    replies: changes.filter(({ of }) => of === 'reply').length,
  };
}

const ACTS = { holds: 'block', warns: 'warn', hints: 'hint' } as const;

/** How a rule acts on an agent; one that is off or only records does nothing they could see. */
function actOf(rule: Rule | undefined): keyof typeof ACTS | undefined {
  if (rule?.mode !== 'enforce') return undefined;
  return rule.severity === 'block' ? 'holds' : rule.severity === 'warn' ? 'warns' : 'hints';
}

const lineOf = ({ say, flags: [first] }: Rule): NewsLine => ({ say, ...(first ? { example: first.draft } : {}) });

function plannedIn({ rules = [] }: Pack, is: ReadonlyMap<string, Rule>, now: number): PolicyNews['planned'] {
  return rules.flatMap(({ id, plan = [] }) => {
    const rule = is.get(id);
    const step = plan.find(
      ({ from, mode, severity }) =>
        momentOf(from) > now && mode === 'enforce' && (severity ?? rule?.severity) === 'block',
    );
    return rule && step && actOf(rule) !== 'holds' ? [{ ...lineOf(rule), from: momentOf(step.from) }] : [];
  });
}

/** Whether an agent has anything to read in it. */
export const isNews = ({ replies, ...lists }: PolicyNews): boolean =>
  replies > 0 || Object.values(lists).some((list) => list.length > 0);
