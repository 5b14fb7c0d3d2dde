import goods from './goods.yaml';
import money from './money.yaml';
import parcel from './parcel.yaml';
import relations from './relations.yaml';
import returns from './returns.yaml';
import shipping from './shipping.yaml';
import skeletons from './skeletons.yaml';

/*
 * The library that comes with the product, one file a theme, in the format a shop's own sheet is admitted in. Slots
 * filled from the page: {buyer} {goods} {orderNo} {courier} {trackingNo}. Gaps the agent fills: {dueTime} {amount}
 * {days} {address}. `faults` and `stages` left out means every one.
 */
export const library: readonly unknown[] = [shipping, parcel, goods, money, returns, relations, skeletons];
