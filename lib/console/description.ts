import * as v from 'valibot';
import { PLATFORMS } from '../model/case';
import { type Saying, saying } from '../model/saying';

/*
 * A console's description is data: which pages it is, where its parts are, how a row says who spoke. A shop can mend a
 * moved selector with it; nothing in it is code. Selectors are ranked: the first that finds something wins.
 */

const selector = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const ranked = v.pipe(v.array(selector), v.minLength(1), v.maxLength(12));

/** One field of a part: by selector, by the label that stands before it, or by the attribute that holds it. */
const FieldSchema = v.strictObject({
  selectors: v.optional(ranked),
  attribute: v.optional(v.string()),
  /** the value stands after one of these words */
  afterLabel: v.optional(v.pipe(v.array(v.string()), v.maxLength(12))),
  /** the leaf whose whole text is one of these */
  wholeText: v.optional(v.pipe(v.array(v.string()), v.maxLength(60))),
  /** what a value looks like, by name; what does not is malformed */
  shape: v.optional(v.picklist(['text', 'amount', 'order-pdd', 'order-19', 'uid'])),
  /** words cut off in front of the value */
  strip: v.optional(v.pipe(v.array(v.string()), v.maxLength(12))),
  /** leaves with these texts are not the value */
  not: v.optional(v.pipe(v.array(v.string()), v.maxLength(12))),
});
export type Field = v.InferOutput<typeof FieldSchema>;

export const ConsoleSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(40)),
  platform: v.picklist(PLATFORMS),
  matches: v.pipe(v.array(v.pipe(v.string(), v.startsWith('https://'))), v.minLength(1)),
  signedOut: v.optional(v.pipe(v.array(v.string()), v.maxLength(12))),
  /** signals that name the open buyer; ids and names are compared with their own kind */
  buyer: v.strictObject({
    ids: v.pipe(v.array(FieldSchema), v.maxLength(6)),
    names: v.pipe(v.array(FieldSchema), v.maxLength(6)),
  }),
  thread: ranked,
  message: v.strictObject({
    each: selector,
    id: v.pipe(
      v.array(
        v.strictObject({ selector: v.optional(selector), attribute: v.string(), prefix: v.optional(v.string()) }),
      ),
      v.minLength(1),
    ),
    /** ids of rows that are not a person's words */
    systemIds: v.optional(v.array(v.string())),
    robot: v.optional(ranked),
    agent: ranked,
    buyer: ranked,
    text: ranked,
    image: v.optional(ranked),
    orderCard: v.optional(ranked),
    goodsCard: v.optional(ranked),
    time: v.optional(ranked),
    /** the id is a time in milliseconds */
    idIsTime: v.optional(v.boolean()),
  }),
  order: v.strictObject({
    pane: ranked,
    /** read only while this tab is the chosen one */
    onlyTab: v.optional(v.strictObject({ chosen: selector, texts: v.array(v.string()) })),
    each: selector,
    fields: v.strictObject({
      number: FieldSchema,
      status: v.optional(FieldSchema),
      goods: v.optional(FieldSchema),
      sku: v.optional(FieldSchema),
      amount: v.optional(FieldSchema),
      paidAt: v.optional(FieldSchema),
      courier: v.optional(FieldSchema),
      trackingNumber: v.optional(FieldSchema),
      logisticsStatus: v.optional(FieldSchema),
      afterSaleStatus: v.optional(FieldSchema),
      refundReason: v.optional(FieldSchema),
    }),
  }),
  agent: v.optional(FieldSchema),
  draft: ranked,
  send: v.strictObject({ buttons: ranked, key: v.picklist(['Enter', 'Ctrl+Enter']) }),
  /** the console has a menu of its own for "/": ours keeps out of it */
  ownSlash: v.optional(v.boolean()),
  /** what its buyers read; left out: the simplified script */
  script: v.optional(v.picklist(['simplified', 'traditional'])),
});

export type ConsoleDescription = v.InferOutput<typeof ConsoleSchema>;

/** Types a description where it is written; the reader admits it again like any other data. */
export const defineConsole = (description: ConsoleDescription): ConsoleDescription => description;

/** Admits a description from what a pack or a stored record held; names what is wrong with it otherwise. */
export function admitConsole(input: unknown): { ok: true; value: ConsoleDescription } | { ok: false; problem: Saying } {
  const parsed = v.safeParse(ConsoleSchema, input);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  const field = issue.path?.map((step) => String(step.key)).join('.') || saying('say_wholeFile');
  return { ok: false, problem: saying('say_badConsole', field) };
}
