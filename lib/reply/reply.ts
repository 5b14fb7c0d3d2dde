import * as v from 'valibot';
import { FAULTS, SCENARIOS, STAGES } from '../model/case';
import { STEPS } from '../model/view';
import { library } from './library';

const ReplySchema = v.strictObject({
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

/** Admits a library from data; a broken entry is named by its place and the rest is refused with it. */
export function admitReplies(input: unknown): { ok: true; replies: readonly Reply[] } | { ok: false; problem: string } {
  const parsed = v.safeParse(v.object({ replies: v.array(ReplySchema) }), input);
  if (parsed.success) return { ok: true, replies: parsed.output.replies };
  const [issue] = parsed.issues;
  const at = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return { ok: false, problem: `话术库 ${at} 写法不对，请检查后再导入` };
}

let known: readonly Reply[] | undefined;

/** The library that comes with the product. */
export function builtInReplies(): readonly Reply[] {
  if (known) return known;
  known = library.flatMap((sheet) => {
    const admitted = admitReplies(sheet);
    if (!admitted.ok) throw new Error(admitted.problem);
    return admitted.replies;
  });
  return known;
}
