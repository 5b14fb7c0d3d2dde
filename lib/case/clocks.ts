import type { ClockRule, Platform, Stage } from '../model/case';
import type { Message, Order, Reading } from '../model/conversation';
import { type Sub, saying } from '../model/saying';
import type { CaseClock, HandSet } from '../model/view';
import { type CaseEvent, readEvents } from './events';

const HOUR = 3_600_000;

export interface ClockInput {
  order: Reading<Order>;
  stage: Stage;
  platform: Platform;
  messages: readonly Message[];
  hand: HandSet;
  /** the deadlines in force */
  clocks: readonly ClockRule[];
}

/**
 * The deadlines that run in this case, the first to fall due first. A clock starts where the page or the chat shows a time
 * for it and ends by what they show or by the agent's hand; one whose start is not known is not guessed.
 */
export function readClocks(input: ClockInput): readonly CaseClock[] {
  const { stage, platform, hand } = input;
  const events = readEvents(input.messages);
  const seen = new Set<string>();
  const running: CaseClock[] = [];
  for (const clock of ownFirst(input.clocks, platform)) {
    if (seen.has(clock.id)) continue;
    seen.add(clock.id);
    const start = clock.stages.includes(stage) ? startOf(clock, input.order, events) : undefined;
    if (!start || isStopped(clock, start, events)) continue;
    const key = `${clock.id}@${start.at}`;
    if (hand.stopped?.includes(key)) continue;
    running.push({
      key,
      id: clock.id,
      name: clock.name,
      startAt: start.at,
      dueAt: start.at + clock.hours * HOUR,
      who: clock.who,
      source: clock.source,
      law: clock.law ?? false,
      startedBy: start.by,
      noted: hand.noted?.includes(key) ?? false,
    });
  }
  return running.sort((a, b) => a.dueAt - b.dueAt);
}

/** A platform's own figure comes before the general one; figures of other platforms are left out. */
function ownFirst(clocks: readonly ClockRule[], platform: Platform): readonly ClockRule[] {
  return [
    ...clocks.filter((clock) => clock.platform?.includes(platform)),
    ...clocks.filter((clock) => clock.platform === undefined),
  ];
}

interface Start {
  at: number;
  by: Sub;
  /** its place among the events; what came before cannot end it */
  index: number;
}

function startOf({ starts }: ClockRule, order: Reading<Order>, events: readonly CaseEvent[]): Start | undefined {
  if (starts === 'paid') {
    const at = order.state === 'found' && order.value.paidAt ? timeIn(order.value.paidAt) : undefined;
    return at === undefined ? undefined : { at, by: saying('say_sincePaid'), index: -1 };
  }
  if (starts === 'signed') {
    const words = order.state === 'found' ? (order.value.logisticsStatus ?? '') : '';
    const at = /签收|妥投/.test(words) ? timeIn(words) : undefined;
    return at === undefined ? undefined : { at, by: saying('say_sinceSigned'), index: -1 };
  }
  const index = events.findLastIndex((event) => event.name === starts && event.at !== undefined);
  const event = events[index];
  return event?.at === undefined ? undefined : { at: event.at, by: event.message.text.slice(0, 24), index };
}

const isStopped = ({ stops }: ClockRule, { index }: Start, events: readonly CaseEvent[]): boolean =>
  events.some((event, i) => i > index && stops.includes(event.name));

/** A date and time as panes write it, by the local clock; `undefined` where there is none. */
export function timeIn(text: string): number | undefined {
  const m = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  if (!m) return undefined;
  const [year, month, day, hour, minute, second] = m.slice(1).map((part) => Number(part ?? 0));
  const at = new Date(year ?? 0, (month ?? 1) - 1, day, hour, minute, second).getTime();
  return Number.isNaN(at) ? undefined : at;
}
