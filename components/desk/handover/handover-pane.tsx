import { useState } from 'preact/hooks';
import { type Choice, countHandover, type Handover, type HandoverItem, relationOf } from '../../../lib/memo/handover';
import type { Memo, MemoId } from '../../../lib/model/memo';
import { clockAt } from '../../../lib/model/time-of-day';
import { FileButton } from '../../file-button';
import { monthDay } from '../../moments';
import { ownerName, t } from '../../words';
import { useDeskKeys } from '../desk-keys';
import { type AgentCounts, CountsTable } from './counts-table';
import { SheetForm } from './sheet-form';
import { SheetView } from './sheet-view';

export interface HandoverActions {
  /** gives the sheet's id once it is kept */
  onGive: (to: string, note: string, items: readonly HandoverItem[]) => Promise<string | undefined>;
  onTake: (file: File) => void;
  onAccept: (sheet: Handover, item: HandoverItem, choice?: Choice) => void;
  onReturn: (sheet: Handover, item: HandoverItem, why: string) => void;
  onFile: (sheet: Handover, unmasked: boolean) => void;
  onPrint: () => void;
  onExportCounts: () => void;
  onUndo: () => void;
}

export interface HandoverPaneProps {
  me: string;
  sheets: readonly Handover[];
  /** the follow-ups of the sheets as they stand here */
  here: ReadonlyMap<MemoId, Memo>;
  /** what would be handed over now */
  items: readonly HandoverItem[];
  owners: readonly string[];
  counts: readonly AgentCounts[];
  /** why a file was not taken */
  problem?: string | undefined;
  now: number;
  actions: HandoverActions;
}

/** The shift's end and its beginning: a sheet written and given, sheets taken and answered, and how much each has left. */
export function HandoverPane({ me, sheets, here, items, owners, counts, problem, now, actions }: HandoverPaneProps) {
  const [wanted, setShown] = useState<string>();
  const waiting = sheets.find((sheet) => isTaking(sheet, me) && countHandover(sheet).open > 0);
  const shown = wanted ?? waiting?.id ?? 'new';
  const sheet = sheets.find((each) => each.id === shown);
  useDeskKeys({ z: actions.onUndo });
  return (
    <div class="halves handover">
      <section class="half-list" aria-label={t('deskHandover')}>
        {problem !== undefined && (
          <p class="handover-problem" role="alert">
            {problem}
          </p>
        )}
        {sheet ? (
          <SheetView
            key={sheet.id}
            sheet={sheet}
            taking={isTaking(sheet, me)}
            conflictOf={(item) => {
              const memo = here.get(item.memo.id);
              return memo && relationOf(memo, item.memo) === 'conflict' ? memo : undefined;
            }}
            now={now}
            onAccept={(item, choice) => {
              setShown(sheet.id);
              actions.onAccept(sheet, item, choice);
            }}
            onReturn={(item, why) => {
              setShown(sheet.id);
              actions.onReturn(sheet, item, why);
            }}
            onFile={actions.onFile}
            onPrint={actions.onPrint}
          />
        ) : (
          <SheetForm
            items={items}
            owners={owners}
            now={now}
            onGive={(to, note, chosen) => {
              void actions.onGive(to, note, chosen).then((id) => id !== undefined && setShown(id));
            }}
          />
        )}
      </section>
      <aside class="half-sheet">
        <div class="sheet">
          <div class="act-bar">
            <button type="button" aria-pressed={!sheet} onClick={() => setShown('new')}>
              {t('handoverNew')}
            </button>
            <FileButton label={t('handoverTake')} accept=".json,application/json" onFile={actions.onTake} />
          </div>
          <h2>{t('handoverSheets')}</h2>
          {sheets.length === 0 && <p class="secondary">{t('handoverNoSheets')}</p>}
          <ul class="sheets">
            {sheets.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === sheet?.id ? 'true' : undefined}
                  onClick={() => setShown(each.id)}
                >
                  <span class="page-text">
                    {t('handoverFromTo', ownerName(each.from), ownerName(each.to) || t('handoverAnyone'))}
                  </span>
                  <span class="secondary figure">
                    {monthDay(each.at)} {clockAt(each.at)} · <Counts sheet={each} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <CountsTable counts={counts} onExport={actions.onExportCounts} />
        </div>
      </aside>
    </div>
  );
}

function Counts({ sheet }: { sheet: Handover }) {
  const { accepted, returned, open } = countHandover(sheet);
  return <span class={open > 0 ? 'sheet-open' : undefined}>{t('handoverCounts', accepted, returned, open)}</span>;
}

const isTaking = (sheet: Handover, me: string): boolean => sheet.to === me && sheet.from !== me;
