import type { Fault, Scenario } from '../model/case';

/* Why a case came about, and who answers for it. The codes are the register's own; several departments read them. */

export const CAUSES = [
  'goods',
  'mismatch',
  'late',
  'wrong',
  'manner',
  'slow',
  'misrouted',
  'lost',
  'regret',
  'expected',
  'ordered',
  'used',
  'packaging',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Who bears it. `shared`: both sides agreed to split it. */
export const PARTIES = ['seller', 'courier', 'buyer', 'shared'] as const;
export type Party = (typeof PARTIES)[number];

/** Who usually answers for a cause: the shop's four, the courier's four, the buyer's; packaging is the shop's. */
export const PARTY_OF: Record<Cause, Party> = {
  goods: 'seller',
  mismatch: 'seller',
  late: 'seller',
  wrong: 'seller',
  manner: 'courier',
  slow: 'courier',
  misrouted: 'courier',
  lost: 'courier',
  regret: 'buyer',
  expected: 'buyer',
  ordered: 'buyer',
  used: 'buyer',
  packaging: 'seller',
};

/** What the buyer wanted and who is at fault, where the two together name one cause. */
const NAMED: Record<Exclude<Fault, 'unknown'>, Partial<Record<Scenario, Cause>>> = {
  seller: {
    'quality-defect': 'goods',
    'repair-warranty': 'goods',
    'not-as-described': 'mismatch',
    'size-unfit': 'mismatch',
    'ship-when': 'late',
    'late-delivery': 'late',
    'wrong-item': 'wrong',
    'missing-item': 'wrong',
    'damaged-in-transit': 'packaging',
  },
  courier: {
    'courier-service': 'manner',
    'tracking-stalled': 'slow',
    'late-delivery': 'slow',
    'wrong-courier': 'misrouted',
    'lost-parcel': 'lost',
    'signed-not-received': 'lost',
  },
  buyer: { 'changed-mind': 'regret', 'size-unfit': 'ordered', 'change-order': 'ordered', 'how-to-use': 'used' },
};

/** The cause that fault and scenario name between them; `undefined` while the fault is open, or where they name none. */
export const causeNamed = (fault: Fault, scenario: Scenario | undefined): Cause | undefined =>
  fault === 'unknown' || scenario === undefined ? undefined : NAMED[fault][scenario];
