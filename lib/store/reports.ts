import * as v from 'valibot';
import {
  type AgentReport,
  AgentReportSchema,
  type AgentState,
  type Answer,
  admitState,
  type Report,
} from '../policy/report';
import { type Saved, type Store, save } from './db';

/* The supervisor's queue: what agents' files brought, the answers given, and what each agent's browser had in force. */

/** Takes an agent's file in. The same file twice makes no twins, and an answer given stays. Gives how many were new. */
export const takeReports = (
  store: Store,
  { agent, state, reports }: { agent: string; state?: AgentState; reports: readonly Report[] },
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
    if (!known || known.at <= state.at) await tx.objectStore('team').put({ agent, state });
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

/** Each agent whose file came, with what their browser knew then. */
export const teamKnown = async (store: Store): Promise<readonly { agent: string; state: AgentState }[]> =>
  (await store.getAll('team')).flatMap(({ agent, state }) => {
    const admitted = admitState(state);
    return admitted ? [{ agent, state: admitted }] : [];
  });
