import type { Order, Reading } from '../lib/model/conversation';
import { t } from './words';

export interface OrderLinesProps {
  order: Reading<Order>;
  /** the pane still shows the previous buyer's: nothing of it is used */
  stale: boolean;
  onCopy: (text: string) => void;
}

/** The order as its pane shows it, or plainly what could not be read and what to do. */
export function OrderLines({ order, stale, onCopy }: OrderLinesProps) {
  if (order.state === 'found') return <FoundOrder order={order.value} onCopy={onCopy} />;
  if (stale) {
    return (
      <p class="order-waiting secondary" data-stale>
        {t('orderStale')}
      </p>
    );
  }
  const [title, help] = {
    absent: () => [t('orderAbsent'), t('orderAbsentDo')],
    ambiguous: () => [t('orderAmbiguous', order.state === 'ambiguous' ? order.count : 2), t('orderAmbiguousDo')],
    malformed: () => [
      t('orderMalformed'),
      t('orderMalformedDo', order.state === 'malformed' ? order.raw.slice(0, 40) : ''),
    ],
  }[order.state]();
  return (
    <p class={`order-gap order-${order.state}`}>
      <strong>{title}</strong> <span>{help}</span>
    </p>
  );
}

function FoundOrder({ order, onCopy }: { order: Order; onCopy: (text: string) => void }) {
  const amount = order.amountYuan === undefined ? undefined : `¥${order.amountYuan.toFixed(2)}`;
  const status = [order.status, order.afterSaleStatus, order.logisticsStatus].filter(Boolean);
  const goods = [order.goods, order.sku].filter((part) => part !== undefined && part !== '');
  return (
    <div class="order">
      {(goods.length > 0 || amount) && (
        <div class="order-row">
          <span class="order-goods page-text" title={goods.join(' · ')}>
            {goods.map((part, i) => (
              <>
                {i > 0 && ' · '}
                <bdi>{part}</bdi>
              </>
            ))}
          </span>
          {amount && <span class="figure">{amount}</span>}
        </div>
      )}
      <div class="order-row">
        <button
          type="button"
          class="order-number"
          title={t('copy')}
          aria-label={`${t('copy')} ${t('orderNumber')} ${order.number}`}
          onClick={() => onCopy(order.number)}
        >
          {order.number}
        </button>
        <span class="order-status page-text">{[...new Set(status)].join(' · ')}</span>
      </div>
    </div>
  );
}
