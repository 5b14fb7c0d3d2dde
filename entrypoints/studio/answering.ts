import { signal } from '@preact/signals';
import { saveFile } from '../../components/save-file';
import { inWords, t } from '../../components/words';
import { countRules, sumRules } from '../../lib/insight/rule-health';
import type { RuleCounts } from '../../lib/model/rule-counts';
import { addExample, ruleIn } from '../../lib/policy/edit';
import {
  type AgentReport,
  type Answer,
  type AnswerVerdict,
  asSent,
  exampleIn,
  readReports,
  reportsIn,
  writeAnswers,
} from '../../lib/policy/report';
import type { Store } from '../../lib/store/db';
import { recentEvents, whatRulesDid } from '../../lib/store/events';
import { answerReport, reportsKept, type TeamMember, takeReports, teamKnown } from '../../lib/store/reports';
import * as draft from './draft';
import * as trial from './trial';

/* The queue of what agents said of findings: their files come in, answers go out by the pack or by a file. */

export const reports = signal<readonly AgentReport[]>([]);
export const team = signal<readonly TeamMember[]>([]);
/** how the rules fared, in the agents' files and in this very browser together */
export const ruleCounts = signal<readonly RuleCounts[]>([]);

const MOST_IN_PACK = 300;

/** Opens the queue; what was reported in this very browser is in it too. */
export async function openReports(store: Store): Promise<void> {
  const own = reportsIn(await recentEvents(store, 500));
  if (own.length > 0) await takeReports(store, { agent: t('polHere'), reports: own });
  await reread(store);
}

async function reread(store: Store): Promise<void> {
  const [kept, known, { events, left }] = await Promise.all([
    reportsKept(store),
    teamKnown(store),
    whatRulesDid(store),
  ]);
  reports.value = kept;
  team.value = known;
  ruleCounts.value = sumRules([countRules(events, left), ...known.map(({ rules = [] }) => rules)]);
}

/** Reads an agent's file: reports into the queue, sent messages to be tried. */
export async function takeFile(file: File): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const read = readReports(await file.text());
  if (!read) {
    draft.said.value = t('polReportsBad', file.name);
    return;
  }
  const taken = await takeReports(store, read);
  draft.said.value = taken.ok
    ? t('polReportsTaken', read.agent, taken.value, read.sent.length)
    : inWords(taken.problem);
  if (read.sent.length > 0) trial.tryMessages(asSent(read.sent, read.agent), trial.policies());
  await reread(store);
}

/** Answers a report; accepted, its sentence becomes one that must pass, and the rule is tried at once. */
export async function answer(report: AgentReport, verdict: AnswerVerdict, text = ''): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const said: Answer = { report: report.id, verdict, at: Date.now(), ...(text.trim() ? { text: text.trim() } : {}) };
  const saved = await answerReport(store, said);
  if (!saved.ok) {
    draft.said.value = inWords(saved.problem);
    return;
  }
  const example = verdict === 'accepted' ? exampleIn(report) : undefined;
  if (example !== undefined) letPass(report.rule, example);
  await reread(store);
}

/** A sentence that was found wrongly becomes one that must pass. */
export function letPass(rule: string, example: Parameters<typeof addExample>[3]): void {
  draft.change(addExample(draft.pack.peek(), rule, 'passes', example));
  void draft.settle();
  draft.said.value = t('stAccepted', ruleIn(draft.pack.peek(), rule)?.say ?? rule);
}

/** The answers given, the newest first, as many as a pack carries. */
export const settled = (): readonly Answer[] =>
  reports
    .peek()
    .flatMap(({ answer: given }) => (given && given.verdict !== 'later' ? [given] : []))
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_IN_PACK);

export const saveAnswers = (): void => saveFile('wenda-answers.json', writeAnswers(settled()));
