import { policyOf } from '../../lib/policy/admit';
import { type Backtest, BacktestRun, type SentMessage } from '../../lib/policy/backtest';
import type { Pack } from '../../lib/policy/pack';
import { compile } from '../../lib/wording/check';

/** What the page asks: two policies and a piece of the log; stopping is ending the worker. */
export interface TrialAsk {
  after: readonly Pack[];
  before: readonly Pack[];
  messages: readonly SentMessage[];
}

export type TrialNews = { done: number } | { result: Backtest };

const PIECE = 1000;

addEventListener('message', ({ data }: MessageEvent<TrialAsk>) => {
  const run = new BacktestRun(compile(policyOf(data.after)), compile(policyOf(data.before)));
  data.messages.forEach((message, i) => {
    run.take(message);
    if ((i + 1) % PIECE === 0) say({ done: i + 1 });
  });
  say({ result: run.soFar });
});

const say = (news: TrialNews) => postMessage(news);
