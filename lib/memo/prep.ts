import * as v from 'valibot';
import { SCENARIOS, type Scenario } from '../model/case';
import type { CallPrep } from '../model/memo';
import prep from './prep.yaml';

/* The sheet an agent has before them on a call: what it is for, what is offered in which order, and where it ends. */

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const lines = v.pipe(v.array(line), v.maxLength(20));
const SheetsSchema = v.array(
  v.object({
    scenarios: v.array(v.picklist(SCENARIOS)),
    goal: line,
    options: lines,
    floor: line,
    asks: lines,
  }),
);
const sheets = v.parse(SheetsSchema, prep);

/** The sheet for what the buyer wants; one that fits every call where that is not known. */
export function prepFor(scenario: Scenario | undefined): CallPrep {
  const found =
    sheets.find((sheet) => scenario !== undefined && sheet.scenarios.includes(scenario)) ??
    sheets.find((sheet) => sheet.scenarios.length === 0);
  if (!found) throw new Error('prep.yaml has no sheet for every call');
  const { goal, options, floor, asks } = found;
  return { goal, options, floor, asks };
}
