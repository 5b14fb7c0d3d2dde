import * as v from 'valibot';
import type { RuleCounts } from '../model/rule-counts';
import {
  type AgentReport,
  AgentReportSchema,
  type AgentState,
  type Answer,
  admitState,
  type Report,
  RulesSchema,
} from '../policy/report';
import { type Saved, type Store, save } from './db';

/*
 * The supervisor's queue: what agents' files brought, the answers given, what each agent's browser had in force, and how
 * the rules fared there.
 */

/** Takes an agent's file in. The same file twice makes no twins, and an answer given stays. Gives how many were new. */
export const takeReports = (
  store: Store,
  {
    agent,
    state,
    reports,
    rules,
  }: { agent: string; state?: AgentState; reports: readonly Report[]; rules?: readonly RuleCounts[] | undefined },
): Promise<Saved<number>> =>
  save(store, ['reports', 'team'], async (tx) => {
    let added = 0;
    const table = tx.objectStore('reports');
    for (const report of reports) {
      if (await table.get(report.id)) continue;
      await table.add({ ...report, agent });
      added++;
    }
    if (!state) return added;
    const known = admitState((await tx.objectStore('team').get(agent))?.state);
    if (!known || known.at <= state.at) await tx.objectStore('team').put({ agent, state, ...(rules ? { rules } : {}) });
    return added;
  });

/** The whole queue, the newest first; what cannot be read is left out. */
export const reportsKept = async (store: Store): Promise<readonly AgentReport[]> =>
  (await store.getAll('reports'))
    .flatMap((record) => {
      const read = v.safeParse(AgentReportSchema, record);
      return read.success ? [read.output] : [];
    })
    .sort((a, b) => b.at - a.at);

export const answerReport = (store: Store, answer: Answer): Promise<Saved<void>> =>
  save(store, ['reports'], async (tx) => {
    const table = tx.objectStore('reports');
    const report = await table.get(answer.report);
    if (report) await table.put({ ...report, answer });
  });

/** An agent whose file came: what their browser knew then, and how the rules fared there, where the file says so. */
export interface TeamMember {
  agent: string;
  state: AgentState;
  rules?: readonly RuleCounts[];
}

export const teamKnown = async (store: Store): Promise<readonly TeamMember[]> =>
  (await store.getAll('team')).flatMap(({ agent, state, rules }) => {
    const admitted = admitState(state);
    const counted = v.safeParse(RulesSchema, rules);
    return admitted ? [{ agent, state: admitted, ...(counted.success ? { rules: counted.output } : {}) }] : [];
  });
