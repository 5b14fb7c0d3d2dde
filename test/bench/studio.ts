import { builtInLikeness } from '../../lib/policy/built-in';
import { putRule, tryPack } from '../../lib/policy/edit';
import { checkUp } from '../../lib/policy/health';
import { proposeWords } from '../../lib/policy/missing';
import { newPack, type Pack } from '../../lib/policy/pack';
import { proposePatterns } from '../../lib/policy/propose';
import { searchAll } from '../../lib/policy/search';
import { readSource, writeSource } from '../../lib/policy/source';
import { builtInReplies } from '../../lib/reply/reply';

/* What a supervisor waits for after a key: the draft tried, checked up, searched, read as text, a pattern proposed. */

const RULES = 50;

function shop(): Pack {
  let pack = newPack('shop', '小店');
  for (let i = 0; i < RULES; i++)
    pack = putRule(pack, `mine-${i}`, {
      category: 'freight-before-fault',
      find: [`<freight> …6包圆${i}`, `脚力钱 …4<buyer> 包圆${i}`],
      say: '先别让买家包',
      why: '责任没定',
      source: '店铺约定',
      flags: [`运费您包圆${i}`],
      passes: [`运费我们包${i}`],
    });
  return pack;
}

function median(times: number, act: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

export function main(): void {
  const pack = shop();
  const tried = tryPack(pack);
  const { policy, compiled } = tried;
  const replies = builtInReplies();
  const text = writeSource(pack);
  const freight = policy.rules.filter(({ category }) => category === 'freight-before-fault');
  const say = (what: string, ms: number) => console.log(`${what.padEnd(44)} ${ms.toFixed(1)} ms`);
  say(
    `a draft of ${RULES} rules tried`,
    median(9, () => tryPack(pack)),
  );
  say(
    'checked up',
    median(5, () => checkUp({ pack, compiled, before: compiled, failing: [] })),
  );
  say(
    'searched',
    median(21, () => searchAll('包圆4', { policy, replies, pack })),
  );
  say(
    'its text read',
    median(9, () => readSource(text)),
  );
  say(
    'patterns proposed',
    median(5, () => proposePatterns(['回程的脚力钱您包圆哈'], ['回程的脚力钱我们包圆'], policy)),
  );
  say(
    'words proposed',
    median(5, () => proposeWords(['回程的快马钱您包圆1'], ['快马钱我们出'], freight, policy, builtInLikeness())),
  );
}
