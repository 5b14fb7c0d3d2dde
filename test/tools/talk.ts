import type { FaultInput } from '../../lib/case/fault';

/** A talk from one line: "=退款原因 b:坏了 / i / a:我看看"; `b` buyer, `a` agent, `s` the console, `i` a picture. */
export function talkOf(line: string): FaultInput {
  const reason = /^=(\S+) /.exec(line);
  const messages = line
    .slice(reason?.[0].length ?? 0)
    .split(' / ')
    .map((said, n): FaultInput['messages'][number] => {
      const id = `m${n}`;
      if (said === 'i') return { id, from: 'buyer', kind: 'image', text: '' };
      const from = said.startsWith('b:') ? 'buyer' : said.startsWith('s:') ? 'system' : 'agent';
      return { id, from, kind: 'text', text: said.slice(2) };
    });
  return { messages, refundReason: reason?.[1] };
}
