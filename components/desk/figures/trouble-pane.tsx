import { useMemo, useState } from 'preact/hooks';
import { SIDES, STANDS_OUT, type Trouble, troubleIn, type Warning } from '../../../lib/insight/trouble';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { SPANS, type Span } from '../../../lib/memo/ledger-find';
import { monthDay } from '../../moments';
import { Notice } from '../../notice';
import { listed, t, word } from '../../words';
import { hrefOf, nameOf, TroubleTable } from './trouble-table';

export interface TroublePaneProps {
  entries: readonly LedgerEntry[];
  /** how many were read so far, while the register is still being read */
  reading?: number | undefined;
  /** how long closed cases are kept */
  keptDays?: number | undefined;
  now: number;
  onExport: (trouble: Trouble, format: 'xlsx' | 'csv') => Promise<void>;
}

/** Where the after-sales cases come from: what stands out, then the tables. Every figure leads to its cases. */
export function TroublePane({ entries, reading, keptDays, now, onExport }: TroublePaneProps) {
  const [span, setSpan] = useState<Span>('this-week');
  const [busy, setBusy] = useState(false);
  const trouble = useMemo(() => troubleIn(entries, span, now, keptDays), [entries, span, now, keptDays]);
  if (reading !== undefined) return <p class="secondary figures-reading">{t('ledgerReading', reading)}</p>;
  if (entries.length === 0) return <Notice title={t('ledgerEmpty')} help={t('troubleEmptyDo')} />;
  const save = (format: 'xlsx' | 'csv') => {
    setBusy(true);
    void onExport(trouble, format).then(() => setBusy(false));
  };
  const none = trouble.all.count === 0;
  return (
    <div class="trouble">
      <header class="trouble-head">
        <div>
          <h1>{t('troubleTitle')}</h1>
          <p class="secondary">{t('troubleHelp')}</p>
        </div>
        <fieldset class="trouble-span">
          <legend class="unseen">{word('col', 'openedAt')}</legend>
          {SPANS.map((each) => (
            <button key={each} type="button" aria-pressed={each === span} onClick={() => setSpan(each)}>
              {word('period', each)}
            </button>
          ))}
        </fieldset>
        <p class="trouble-acts">
          <button type="button" disabled={busy || none} onClick={() => save('xlsx')}>
            {t('exportXlsx')}
          </button>
          <button type="button" disabled={busy || none} onClick={() => save('csv')}>
            {t('exportCsv')}
          </button>
        </p>
      </header>
      <p class="secondary figure">{against(trouble, keptDays)}</p>
      {none ? (
        <p>{t('troubleNone')}</p>
      ) : (
        <>
          <Warnings trouble={trouble} span={span} />
          {SIDES.map((side) => (
            <TroubleTable key={`${side} ${span}`} trouble={trouble} table={trouble.tables[side]} span={span} />
          ))}
        </>
      )}
    </div>
  );
}

/** From when to when, and what it is held against, or why against nothing. */
function against({ from, to, before, notCompared }: Trouble, keptDays: number | undefined): string {
  const present = t('troubleFromTo', monthDay(from), monthDay(to));
  const why =
    notCompared === 'young'
      ? t('troubleYoung', monthDay(before.from))
      : notCompared === 'wiped'
        ? t('troubleWiped', keptDays ?? 0)
        : t('troubleAgainst', t('troubleFromTo', monthDay(before.from), monthDay(before.to)));
  return listed([present, why], 'listApart');
}

function Warnings({ trouble: { warnings, notCompared }, span }: { trouble: Trouble; span: Span }) {
  if (notCompared) return null;
  const rule = t('troubleRule', STANDS_OUT.cases, STANDS_OUT.times);
  if (warnings.length === 0) return <p class="secondary">{listed([t('troubleFine'), rule], 'listApart')}</p>;
  return (
    <section class="trouble-warnings">
      <h2>
        {t('troubleStandsOut')} <span class="figure">{warnings.length}</span>
      </h2>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.side} ${warning.id} ${warning.cause}`}>
            <a class="page-text" href={hrefOf(warning, span)}>
              {whatStandsOut(warning)}
            </a>
          </li>
        ))}
      </ul>
      <p class="secondary">{rule}</p>
    </section>
  );
}

function whatStandsOut({ id, cause, cell: { count, costYuan, before } }: Warning): string {
  const what = [...(id === undefined ? [] : [nameOf(id)]), ...(cause === undefined ? [] : [word('cause', cause)])];
  return t('troubleWarning', what.join(' · '), count, before?.count ?? 0, costYuan.toFixed(2));
}
