/** Who is established to be at fault; `unknown` until evidence settles it. */
export const FAULTS = ['unknown', 'seller', 'courier', 'buyer'] as const;
export type Fault = (typeof FAULTS)[number];

/** Where the order stands. */
export const STAGES = ['awaiting-shipment', 'in-transit', 'delivered', 'after-sale', 'dispute', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const PLATFORMS = [
  'taobao',
  'tmall',
  'pinduoduo',
  'douyin',
  'jd',
  'kuaishou',
  'xiaohongshu',
  'aliexpress',
  'other',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What the buyer wants, in the taxonomy's ids. */
export const SCENARIOS = [
  'ship-when',
  'add-item',
  'change-order',
  'cancel-unshipped',
  'cancel-shipped',
  'no-tracking',
  'tracking-stalled',
  'late-delivery',
  'wrong-courier',
  'signed-not-received',
  'lost-parcel',
  'courier-service',
  'quality-defect',
  'damaged-in-transit',
  'not-as-described',
  'missing-item',
  'wrong-item',
  'size-unfit',
  'changed-mind',
  'how-to-use',
  'authenticity-doubt',
  'price-dispute',
  'coupon-dispute',
  'freight-dispute',
  'return-how',
  'exchange',
  'refund-progress',
  'repair-warranty',
  'invoice',
  'compensation-demand',
  'bad-review',
  'threat-complaint',
  'platform-intervention',
  'angry',
  'greeting',
  'closing',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** What a draft is judged in. `buyer` and `agent` hold the chat so far, oldest first; `limitYuan` the agent's limit. */
export interface CaseFacts {
  fault: Fault;
  stage: Stage;
  platform: Platform;
  limitYuan?: number;
  buyer: readonly string[];
  agent: readonly string[];
}

export const NO_FACTS: CaseFacts = { fault: 'unknown', stage: 'delivered', platform: 'other', buyer: [], agent: [] };

/** Whose turn it can be while a deadline runs. */
export const CLOCK_WHO = ['seller', 'buyer', 'platform', 'courier'] as const;
export type ClockWho = (typeof CLOCK_WHO)[number];

/** A deadline as the pack states it: what starts it, how long it runs, whose turn it is, what ends it. */
export interface ClockRule {
  id: string;
  name: string;
  /** `paid`, `signed`, or an event of the chat */
  starts: string;
  hours: number;
  who: ClockWho;
  stages: readonly Stage[];
  stops: readonly string[];
  platform?: readonly Platform[] | undefined;
  /** from the statute itself; every other figure is a usual value to be checked in the console */
  law?: boolean | undefined;
  source: string;
}
