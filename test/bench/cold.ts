import { readFileSync } from 'node:fs';
import { NO_FACTS } from '../../lib/model/case';
import { policyOf } from '../../lib/policy/admit';
import { check, compile, restore } from '../../lib/wording/check';
import { now } from './clock';

/* Run in a process of its own: how long until a draft is judged. `stored FILE` reads what was stored, `compile` compiles. */

const [, , what, file] = process.argv;
const text = file ? readFileSync(file, 'utf8') : '';
const inUse = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = inUse();
const began = now();
const policy = what === 'stored' ? restore(JSON.parse(text)) : compile(policyOf([]));
const ready = now();
check(policy, '亲，运费需要您先承担一下哦', { ...NO_FACTS, stage: 'after-sale' });
const judged = now();
const bytes = inUse() - before;
console.log(JSON.stringify({ ready: (ready - began) / 1e6, judged: (judged - ready) / 1e6, bytes }));
// What was made ready is still held when memory is read.
export const held = policy;
