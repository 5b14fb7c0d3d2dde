import { type CaseFacts, FAULTS, type Fault, NO_FACTS, STAGES, type Stage } from '../model/case';
import type { Finding } from '../model/finding';
import type { Reply } from '../model/reply';
import { type CompiledPolicy, check } from '../wording/check';
import { sampleText } from './slots';

/* Replies that the policy would not let pass, and in which cases: before they are kept, and after a policy changed. */

/** One rule that stands against a reply. */
export interface Failure {
  rule: string;
  finding: Finding;
  /** the words it found, in the reply with its gaps filled by what they usually hold */
  quote: string;
  /** where it holds, of the cases the reply can be shown for */
  cases: readonly { fault: Fault; stage: Stage }[];
  /** it holds in every such case */
  always: boolean;
}

export interface FailingReply {
  reply: Reply;
  failures: readonly Failure[];
}

/** A case a reply is proven in; the agent's limit as it usually is. */
const LIMIT_YUAN = 20;

/** Faults and stages that no rule of a policy tells apart, one of each kind with those it stands for. */
interface Alike<T> {
  one: T;
  all: readonly T[];
}

/** Judges replies under one policy; made once for any number of them. */
export function replyJudge(policy: CompiledPolicy): (reply: Reply) => readonly Failure[] {
  const { rules } = policy.policy;
  const faults = groupsOf(FAULTS, (fault) => rules.map((rule) => mark(rule.when.fault, fault)).join(''));
  const stages = groupsOf(STAGES, (stage) => rules.map((rule) => mark(rule.when.stage, stage)).join(''));
  return (reply) => failuresOf(policy, reply, faults, stages);
}

const mark = <T>(of: readonly T[] | undefined, one: T): string => (!of || of.includes(one) ? '1' : '0');

function groupsOf<T>(all: readonly T[], signature: (one: T) => string): readonly Alike<T>[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(signature(one), [...(groups.get(signature(one)) ?? []), one]);
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [{ one: group[0], all: group }]));
}

function failuresOf(
  policy: CompiledPolicy,
  reply: Reply,
  faults: readonly Alike<Fault>[],
  stages: readonly Alike<Stage>[],
): readonly Failure[] {
  const text = sampleText(reply.text);
  const found = new Map<string, { finding: Finding; cases: { fault: Fault; stage: Stage }[] }>();
  let shown = 0;
  for (const fault of faults) {
    const itsFaults = fault.all.filter((each) => !reply.faults || reply.faults.includes(each));
    if (itsFaults.length === 0) continue;
    for (const stage of stages) {
      const itsStages = stage.all.filter((each) => !reply.stages || reply.stages.includes(each));
      if (itsStages.length === 0) continue;
      const cases = itsFaults.flatMap((f) => itsStages.map((s) => ({ fault: f, stage: s })));
      shown += cases.length;
      const facts: CaseFacts = { ...NO_FACTS, fault: fault.one, stage: stage.one, limitYuan: LIMIT_YUAN };
      for (const finding of check(policy, text, facts)) {
        if (finding.severity === 'hint') continue;
        const known = found.get(finding.rule);
        if (known) known.cases.push(...cases);
        else found.set(finding.rule, { finding, cases: [...cases] });
      }
    }
  }
  return [...found].map(([rule, { finding, cases }]) => ({
    rule,
    finding,
    quote: text.slice(finding.start, finding.end),
    cases,
    always: cases.length >= shown,
  }));
}

/**
 * The replies that a policy holds or flags in a case they can be shown for, with the rules that do: what a supervisor
 * looks through after a change of the policy. Hints do not count.
 */
export function failingReplies(policy: CompiledPolicy, replies: readonly Reply[]): readonly FailingReply[] {
  const judge = replyJudge(policy);
  return replies.flatMap((reply) => {
    const failures = judge(reply);
    return failures.length > 0 ? [{ reply, failures }] : [];
  });
}
