import { readFileSync } from 'node:fs';
import { NO_FACTS } from '../../lib/model/case';
import { policyOf } from '../../lib/policy/in-force';
import type { BuiltInPolicy } from '../../lib/policy/store-built-in';
import { check, compile, restore } from '../../lib/wording/check';
import { restoreLikeness } from '../../lib/wording/likeness-tables';
import { now } from './clock';

/*
 * Run in a process of its own: how long until a draft is judged. `stored FILE` reads a policy that was stored, with what was learned;
 * `compile FILE` takes only the latter from it, and compiles the built-in policy.
 */

const [, , what, file] = process.argv;
const text = readFileSync(file ?? '', 'utf8');
const inUse = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = inUse();
const began = now();
const policy = readyFrom(JSON.parse(text));
const ready = now();
check(policy, '亲，运费需要您先承担一下哦', { ...NO_FACTS, stage: 'after-sale' });
const judged = now();
const bytes = inUse() - before;
console.log(JSON.stringify({ ready: (ready - began) / 1e6, judged: (judged - ready) / 1e6, bytes }));
// What was made ready is still held when memory is read.
export const held = policy;

function readyFrom({ policy, likeness }: BuiltInPolicy) {
  const tables = restoreLikeness(likeness);
  return what === 'stored' ? restore(policy, tables) : compile(policyOf([]), tables);
}
