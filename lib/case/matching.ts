import * as v from 'valibot';
import { compileMatcher, type Hit, type Matcher } from '../wording/matcher';
import { remember } from './remember';

/* What the case reads by wording: named lists of patterns as data, judged by the wording engine's own matcher. */

const ListsSchema = v.object({
  vocabulary: v.record(v.string(), v.array(v.string())),
  lists: v.record(v.string(), v.array(v.union([v.string(), v.tuple([v.string(), v.number()])]))),
});

export interface NamedHit extends Hit {
  name: string;
  weight: number;
  /** the clauses of the text it lies in, first and last */
  clauses: readonly [number, number];
}

/** Compiles named lists of patterns. Throws where the data is broken: it is the product's own. */
export function compileLists(input: unknown): (text: string) => readonly NamedHit[] {
  const { vocabulary, lists } = v.parse(ListsSchema, input);
  const entries = Object.entries(lists).flatMap(([name, patterns]) =>
    patterns.map((p) =>
      typeof p === 'string' ? { name, pattern: p, weight: 1 } : { name, pattern: p[0], weight: p[1] },
    ),
  );
  let matcher: Matcher | undefined;
  const ready = (): Matcher => {
    if (matcher) return matcher;
    const compiled = compileMatcher({ vocabulary, patterns: entries.map(({ pattern }, id) => ({ id, pattern })) });
    const [problem] = compiled.problems;
    if (problem) throw new Error(`${problem.pattern}: ${problem.message.key}`);
    matcher = compiled.matcher;
    return matcher;
  };
  return remember((text) => {
    const { hits, clauseOf } = ready().scan(text);
    return hits.flatMap((hit) => {
      const entry = entries[hit.id];
      if (!entry) return [];
      const clauses = [clauseOf[hit.from] ?? 0, clauseOf[Math.max(hit.from, hit.to - 1)] ?? 0] as const;
      return [{ ...hit, name: entry.name, weight: entry.weight, clauses }];
    });
  });
}
