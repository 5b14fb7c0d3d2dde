import type { Message } from '../model/conversation';
import type { Commitment } from '../model/memo';
import type { PromiseStanding } from '../model/view';
import { readCommitment } from './commitment';
import { compileLists } from './matching';
import { remember } from './remember';

const told = compileLists({
  vocabulary: {
    filler: ['我', '我们', '您', '你', '的', '了', '亲', '已', '已经', '刚', '这边', '给', '给您', '帮您', '都', '就'],
  },
  lists: {
    result: [
      '(查|核实|问|确认|联系|沟通|处理|安排|办|退|补发|寄|发|申请|登记|修改|改) …3(好|到|过|清楚|出来|下来|完)',
      '(结果|回复|反馈|答复|单号|方案|进展) …4(是|出来|有|如下|来了|给您|发您)',
      '(退款|补发|换货|改地址|发货|理赔|审批) …4(成功|完成|通过|已)',
      '(仓库|快递|网点|主管|质检|财务) …6(说|回复|反馈|确认|同意|查)',
      '(久等|让您久等)',
    ],
  },
});

/** A chat is read anew with every message; what a sent one promised stays the same. */
const promised = remember((key): { promise: Commitment | null } => {
  const [sentAt = '', ...text] = key.split('\n');
  return { promise: readCommitment(text.join('\n'), Number(sentAt)) };
});
const promiseIn = (text: string, sentAt: number): Commitment | null => promised(`${sentAt}\n${text}`).promise;

/**
 * How the promises of a chat stand, oldest first: kept when the agent came back with a result in time, moved when they gave
 * another time before it ran out, broken when it ran out without either. Messages without a time promise nothing.
 */
export function readPromises(messages: readonly Message[], now: number): readonly PromiseStanding[] {
  const mine = messages.filter((m) => m.from === 'agent' && m.sentAt !== undefined && m.text !== '');
  return mine.flatMap(({ id, text, sentAt = 0 }, i): PromiseStanding[] => {
    const promise = promiseIn(text, sentAt);
    if (!promise) return [];
    const { what, dueAt } = promise;
    return [{ what, messageId: id, saidAt: sentAt, dueAt, state: stateOf(dueAt, mine.slice(i + 1), now) }];
  });
}

function stateOf(dueAt: number | null, later: readonly Message[], now: number): PromiseStanding['state'] {
  const due = dueAt ?? Infinity;
  for (const { text, sentAt = 0 } of later) {
    if (sentAt > due) break;
    if (told(text).length > 0) return 'kept';
    const again = promiseIn(text, sentAt);
    if (again && (again.dueAt ?? Infinity) > due) return 'moved';
  }
  return now > due ? 'broken' : 'open';
}
