import { signal } from '@preact/signals';
import { saveFile } from '../../components/save-file';
import { inWords, t } from '../../components/words';
import { countRules } from '../../lib/insight/rule-health';
import { dayOf } from '../../lib/memo/groups';
import type { Pack } from '../../lib/policy/pack';
import { type Answer, type Report, readAnswers, reportsIn, writeReports } from '../../lib/policy/report';
import { keptDaysIn } from '../../lib/policy/shop';
import type { Store } from '../../lib/store/db';
import { recentEvents, whatRulesDid } from '../../lib/store/events';
import { packsInForce } from '../../lib/store/packs';
import { answerReport, reportsKept, takeReports } from '../../lib/store/reports';
import { keptSent } from '../../lib/store/sent';
import { readSettings } from '../../lib/store/settings';
import { managedPolicy, recipientOf, sourceOf } from '../background/managed';

/* What this agent reported: out to the supervisor by a file, the answers back by the pack or by a file. */

export const reports = signal<readonly (Report & { answer?: Answer | undefined })[]>([]);
export const sentCount = signal({ count: 0, days: 0 });

const MOST = 2000;

export async function readFeedback(store: Store): Promise<void> {
  const [events, known, { packs }, sent] = await Promise.all([
    recentEvents(store, MOST),
    reportsKept(store),
    packsInForce(store, Date.now()),
    store.count('sent'),
  ]);
  const answers = new Map(
    [...answersIn(packs), ...known.flatMap(({ answer }) => answer ?? [])].map((a) => [a.report, a]),
  );
  reports.value = reportsIn(events).map((report) => ({ ...report, answer: answers.get(report.id) }));
  sentCount.value = { count: sent, days: keptDaysIn(packs).sent };
}

const answersIn = (packs: readonly Pack[]): readonly Answer[] => packs.flatMap(({ answers = [] }) => answers);

/** Saves the file for the supervisor. Gives one line of what is in it. */
export async function exportFeedback(store: Store): Promise<string> {
  const [events, did, sent, settings, managed] = await Promise.all([
    recentEvents(store, MOST),
    whatRulesDid(store),
    keptSent(store),
    readSettings(store),
    managedPolicy(),
  ]);
  const { key, revoked, problem } = sourceOf(settings, managed);
  const { packs } = await packsInForce(store, Date.now());
  // What really holds here, not what was taken once.
  const versions = Object.fromEntries(packs.map(({ id, version }) => [id, version]));
  const out = [...reportsIn(events)];
  const told = { revoked, versions, at: Date.now(), ...(key ? { key } : {}), ...(problem ? { problem } : {}) };
  saveFile(
    `wenda-reports-${dayOf(Date.now())}.json`,
    writeReports({
      ...recipientOf(settings, managed),
      state: told,
      reports: out,
      rules: countRules(did.events, did.left),
      sent: sent.map(({ day: _, ...message }) => message),
    }),
  );
  return t('polFeedbackExported', out.length, sent.length);
}

/** Takes the supervisor's answers in. Gives one line of what came of it. */
export async function takeAnswers(store: Store, file: File): Promise<string> {
  const answers = readAnswers(await file.text());
  if (!answers) return t('polAnswersBad', file.name);
  const own = new Map(reportsIn(await recentEvents(store, MOST)).map((report) => [report.id, report]));
  const mine = answers.flatMap((answer) => {
    const report = own.get(answer.report);
    return report ? [{ answer, report }] : [];
  });
  const kept = await takeReports(store, { agent: t('polHere'), reports: mine.map(({ report }) => report) });
  if (!kept.ok) return inWords(kept.problem);
  for (const { answer } of mine) await answerReport(store, answer);
  await readFeedback(store);
  return t('polAnswersTaken', mine.length);
}
