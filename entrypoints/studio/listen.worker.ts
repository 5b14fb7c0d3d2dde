import { policyOf } from '../../lib/policy/admit';
import type { SentMessage } from '../../lib/policy/backtest';
import type { Pack } from '../../lib/policy/pack';
import { compile, rulesFinding } from '../../lib/wording/check';

/** What the page tells: the log tried last, once; then each draft whose rules are to be looked for in it. */
export type ListenAsk = { messages: readonly SentMessage[] } | { packs: readonly Pack[] };

/** The rules that spoke, and in how many messages they were looked for. */
export interface Heard {
  rules: readonly string[];
  messages: number;
}

const SLICE = 4000;

let messages: readonly SentMessage[] = [];
let round = 0;

addEventListener('message', ({ data }: MessageEvent<ListenAsk>) => {
  if ('messages' in data) messages = data.messages;
  else void listen(data.packs, ++round);
});

/** Goes through the log slice by slice: a newer draft or log, which comes in between, ends the older round. */
async function listen(packs: readonly Pack[], mine: number): Promise<void> {
  const compiled = compile(policyOf(packs));
  const rules = new Set<string>();
  const log = messages;
  for (let from = 0; from < log.length; from += SLICE) {
    for (const { text, facts } of log.slice(from, from + SLICE))
      for (const id of rulesFinding(compiled, text, facts)) rules.add(id);
    await new Promise((next) => setTimeout(next));
    if (mine !== round) return;
  }
  postMessage({ rules: [...rules], messages: log.length } satisfies Heard);
}
