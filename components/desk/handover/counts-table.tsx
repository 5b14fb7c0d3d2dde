import { ownerName, t } from '../../words';

/** How much one agent has: figures, no texts. */
export interface AgentCounts {
  agent: string;
  open: number;
  late: number;
  unaccepted: number;
}

/** What a supervisor sees: how much is open, overdue, and handed over without an answer. */
export function CountsTable({ counts, onExport }: { counts: readonly AgentCounts[]; onExport: () => void }) {
  if (counts.length === 0) return null;
  return (
    <section class="counts">
      <h2>{t('countsTitle')}</h2>
      <p class="secondary">{t('countsHelp')}</p>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{t('countsAgent')}</th>
            <th scope="col">{t('countsOpen')}</th>
            <th scope="col">{t('countsLate')}</th>
            <th scope="col">{t('countsUnaccepted')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ agent, open, late, unaccepted }) => (
            <tr key={agent}>
              <th scope="row" class="page-text">
                {ownerName(agent)}
              </th>
              <td>{open}</td>
              <td class={late > 0 ? 'late' : undefined}>{late}</td>
              <td>{unaccepted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={onExport}>
        {t('countsExport')}
      </button>
    </section>
  );
}
