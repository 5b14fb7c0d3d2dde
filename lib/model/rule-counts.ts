import * as v from 'valibot';

/*
 * How a rule fared, as numbers: what an agent's browser counted in its last thirty days, and what several of them come to
 * together. It names nobody and quotes nothing.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

export const RuleCountsSchema = v.object({
  rule: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** times a message was stopped at Send */
  held: count,
  /** messages that went out with what it found in them, because it holds nothing: warnings, hints, rules in shadow */
  left: count,
  /** times one of its rewrites was taken */
  rewritten: count,
  /** times a held message was sent all the same */
  overridden: count,
  /** times the agent said it was no risk */
  disputed: count,
  /** the reasons given for sending all the same, the most frequent first */
  reasons: v.pipe(
    v.array(v.object({ reason: v.pipe(v.string(), v.minLength(1), v.maxLength(500)), count })),
    v.maxLength(20),
    v.readonly(),
  ),
});
export type RuleCounts = v.InferOutput<typeof RuleCountsSchema>;
