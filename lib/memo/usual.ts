import * as v from 'valibot';
import { SCENARIOS, type Scenario } from '../model/case';
import type { NewMemo } from '../model/memo';
import { kindOf } from './kind';
import usual from './usual.yaml';
import { readDue } from './when';

/* The follow-up that each scenario usually needs, so that one key makes it. */

/** A follow-up written by hand is due after an hour where nothing else is said. */
export const USUAL_WAIT_MS = 3_600_000;

const UsualSchema = v.array(
  v.object({
    scenarios: v.pipe(v.array(v.picklist(SCENARIOS)), v.minLength(1)),
    what: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    when: v.pipe(v.array(v.string()), v.minLength(1)),
    steps: v.optional(v.array(v.string()), []),
  }),
);
const list = v.parse(UsualSchema, usual);

/** The usual follow-up of a scenario, due at the first of its times that still lies ahead; `undefined` where it needs none. */
export function usualMemo(scenario: Scenario | undefined, now: number): NewMemo | undefined {
  const found = list.find(({ scenarios }) => scenario !== undefined && scenarios.includes(scenario));
  if (!found) return undefined;
  const due = found.when.map((when) => readDue(when, now)).find((read) => read.state === 'read');
  if (due?.state !== 'read') return undefined;
  return {
    what: found.what,
    kind: kindOf(found.what),
    dueAt: due.dueAt,
    source: 'scenario',
    ...(scenario ? { scenario } : {}),
    checklist: found.steps.map((text) => ({ text, done: false })),
  };
}
