import * as v from 'valibot';
import { FAULTS, SCENARIOS, STAGES } from '../model/case';
import { withChange } from '../model/hand';
import { BUYER_TYPES, type HandChange, type HandSet } from '../model/view';
import { type Saved, type Store, save } from './db';

/* What the agent set by hand, per order (or per buyer where there is no order). */

const keys = v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(200));

const HandSchema = v.object({
  fault: v.optional(v.picklist(FAULTS)),
  stage: v.optional(v.picklist(STAGES)),
  scenario: v.optional(v.picklist(SCENARIOS)),
  buyerType: v.optional(v.picklist(BUYER_TYPES)),
  buyerTypeAt: v.optional(v.number()),
  ticked: v.optional(keys),
  stopped: v.optional(keys),
  noted: v.optional(keys),
});

/** Admits hand-set values from another context or from storage; `undefined` where they make no sense. */
export function admitHand(input: unknown): HandSet | undefined {
  const parsed = v.safeParse(HandSchema, input);
  return parsed.success ? parsed.output : undefined;
}

/** The values set for a case; nothing set is an empty object. */
export async function handOf(store: Store, caseKey: string): Promise<HandSet> {
  return admitHand((await store.get('hand', caseKey))?.hand) ?? {};
}

/** Admits a choice from another context; `undefined` where it makes no sense. */
export function admitHandChange(input: unknown): HandChange | undefined {
  const parsed = v.safeParse(v.object({ before: HandSchema, after: HandSchema }), input);
  return parsed.success ? parsed.output : undefined;
}

/** Makes a choice on what is kept by now, and gives what is kept after it; where nothing is set, nothing is kept. */
export const changeHand = (store: Store, caseKey: string, change: HandChange, now: number): Promise<Saved<HandSet>> =>
  save(store, ['hand'], async (tx) => {
    const table = tx.objectStore('hand');
    const hand = withChange(admitHand((await table.get(caseKey))?.hand) ?? {}, change);
    if (Object.keys(hand).length === 0) await table.delete(caseKey);
    else await table.put({ caseKey, hand, at: now });
    return hand;
  });
