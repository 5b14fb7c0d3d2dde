import * as v from 'valibot';
import { FAULTS, SCENARIOS, STAGES } from './case';
import { STEPS } from './view';

/** Voices a reply is written in: to the point, warm, calm with somebody who is upset. */
export const TONES = ['plain', 'warm', 'steady'] as const;

export const ReplySchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  scenarios: v.array(v.picklist(SCENARIOS)),
  faults: v.optional(v.array(v.picklist(FAULTS))),
  stages: v.optional(v.array(v.picklist(STAGES))),
  step: v.optional(v.picklist(STEPS)),
  tone: v.optional(v.string()),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
});

/** A whole message of the library: when it fits, and its words with their slots. */
export type Reply = v.InferOutput<typeof ReplySchema>;
