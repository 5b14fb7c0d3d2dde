import * as v from 'valibot';
import { type Reply, ReplySchema } from '../model/reply';
import { library } from './library';

export type { Reply };

/** Admits a library from data; a broken entry is named by its place and the rest is refused with it. */
export function admitReplies(input: unknown): { ok: true; replies: readonly Reply[] } | { ok: false; at: string } {
  const parsed = v.safeParse(v.object({ replies: v.array(ReplySchema) }), input);
  if (parsed.success) return { ok: true, replies: parsed.output.replies };
  const [issue] = parsed.issues;
  const at = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return { ok: false, at };
}

let known: readonly Reply[] | undefined;

/** The library that comes with the product. */
export function builtInReplies(): readonly Reply[] {
  if (known) return known;
  known = library.flatMap((sheet) => {
    const admitted = admitReplies(sheet);
    if (!admitted.ok) throw new Error(`the library cannot be read at ${admitted.at}`);
    return admitted.replies;
  });
  return known;
}
