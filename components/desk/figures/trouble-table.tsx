import { useId, useState } from 'preact/hooks';
import type { CauseId, Cell, Side, Table, Trouble } from '../../../lib/insight/trouble';
import { addressOf } from '../../../lib/memo/ledger-address';
import type { Span } from '../../../lib/memo/ledger-find';
import { maskPersonal } from '../../../lib/model/mask';
import { listed, t, word } from '../../words';

/** Rows drawn at first: what has the most cases is what is looked for. */
const SHOWN = 10;

/** What a product or a courier is called here, personal data starred. */
export const nameOf = (id: string): string => (id === 'none' ? t('ledgerNone') : maskPersonal(id));
const causeName = (cause: CauseId): string => (cause === 'none' ? t('ledgerNoCause') : word('cause', cause));

/** What a figure counts; what is left out is not asked for. */
interface Counted {
  side?: Side;
  id?: string;
  cause?: CauseId;
}

/** The register with the cases a figure counts. */
export const hrefOf = ({ side, id, cause }: Counted, span: Span): string =>
  `#ledger/${addressOf({ ...(side && id !== undefined ? { [side]: id } : {}), ...(cause ? { cause } : {}), period: span })}`;

export interface TroubleTableProps {
  trouble: Trouble;
  table: Table;
  span: Span;
}

/** Cases by cause and product, or by cause and courier: how many, how many more or fewer than before, what they cost. */
export function TroubleTable({ trouble, table, span }: TroubleTableProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const { side, causes, rows } = table;
  const shown = all ? rows : rows.slice(0, SHOWN);
  const figure = (cell: Cell | undefined, counted: Counted) => (
    <td class={cell?.standsOut ? 'stands-out' : undefined} key={counted.cause ?? 'all'}>
      {cell && <Figure cell={cell} counted={counted} href={hrefOf(counted, span)} />}
    </td>
  );
  return (
    <div class="trouble-card">
      <h2 id={id}>{t(side === 'goods' ? 'troubleByGoods' : 'troubleByCourier')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys as well */}
      <section class="trouble-scroll" aria-labelledby={id} tabIndex={0}>
        <table class="trouble-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{word('col', side)}</th>
              <th scope="col">{t('troubleAll')}</th>
              {causes.map((cause) => (
                <th key={cause} scope="col">
                  {causeName(cause)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row" title={nameOf(row.id)}>
                  <span class="trouble-name page-text">{nameOf(row.id)}</span>
                </th>
                {figure(row.all, { side, id: row.id })}
                {causes.map((cause) => figure(row.by.get(cause), { side, id: row.id, cause }))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('troubleAll')}</th>
              {figure(trouble.all, {})}
              {causes.map((cause) => figure(trouble.causes.get(cause), { cause }))}
            </tr>
          </tfoot>
        </table>
      </section>
      {rows.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t('troubleMore', rows.length - shown.length)}
        </button>
      )}
    </div>
  );
}

function Figure({ cell, counted, href }: { cell: Cell; counted: Counted; href: string }) {
  const { count, costYuan, before, standsOut } = cell;
  return (
    <a href={href} aria-label={inFull(cell, counted)}>
      <strong class="figure">
        {standsOut && '▲ '}
        {count}
      </strong>
      {before && before.count !== count && <span class="secondary figure"> {signed(count - before.count)}</span>}
      {costYuan > 0 && <span class="secondary figure trouble-cost">¥{costYuan.toFixed(2)}</span>}
    </a>
  );
}

const signed = (more: number): string => (more > 0 ? `+${more}` : `−${-more}`);

/** A figure as one sentence, for those who do not see the row and column it stands in. */
function inFull({ count, costYuan, before, standsOut }: Cell, { id, cause }: Counted): string {
  return listed(
    [
      ...(id === undefined ? [] : [nameOf(id)]),
      ...(cause === undefined ? [] : [causeName(cause)]),
      t('figuresItems', count),
      ...(before ? [t('troubleBefore', before.count)] : []),
      ...(costYuan > 0 ? [`¥${costYuan.toFixed(2)}`] : []),
      ...(standsOut ? [t('troubleStandsOut')] : []),
    ],
    'listComma',
  );
}
