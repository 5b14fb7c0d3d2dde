/* Run by the bench in a process of its own: how long until a draft is judged, from a script nobody has read yet. */

export const began = performance.now();
const { readyPolicy } = await import('../../lib/policy/ready');
const read = performance.now();
const policy = readyPolicy([]);
const ready = performance.now();
const { check } = await import('../../lib/wording/check');
const { NO_FACTS } = await import('../../lib/model/case');
const loaded = performance.now();
check(policy, '亲，运费需要您先承担一下哦', { ...NO_FACTS, stage: 'after-sale' });
const judged = performance.now();
console.log(JSON.stringify({ read: read - began, ready: ready - read, judged: judged - loaded }));
