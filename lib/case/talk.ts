import { type CaseFacts, type Fault, NO_FACTS, type Platform, type Stage } from '../model/case';
import type { Message, Speaker } from '../model/conversation';
import { FaultSoFar } from './fault';
import { opensAfterSale, stageOf } from './stage';

/*
 * A talk out of a log, read as the console reads a conversation that is open: each message of an agent in the case as it
 * stood before it. It is read when somebody asks, and no further than they ask: in most talks nothing is found, whoever is
 * at fault.
 */

/** What is known of a talk beside what is said in it. */
export interface TalkAbout {
  platform?: Platform | undefined;
  /** the words of the order's pane */
  status?: string | undefined;
  refundReason?: string | undefined;
  /** lines of several buyers that nobody can tell apart: what one admits says nothing of another */
  isMixed?: boolean | undefined;
}

const SAID_SO_FAR = 20;

type Line = Pick<Message, 'from' | 'text'>;

export class Talk {
  private readonly lines: Line[] = [];
  private readonly soFar: FaultSoFar;
  /** before each line that was read: who was at fault */
  private readonly faults: Fault[] = [];
  /** the first place where the buyer asks for what is asked after a sale */
  private askedAt = Number.POSITIVE_INFINITY;

  constructor(private readonly about: TalkAbout = {}) {
    this.soFar = new FaultSoFar(about.refundReason);
  }

  /** Takes the next message; gives its place in the talk. */
  add(from: Speaker, text: string): number {
    const place = this.lines.push({ from, text }) - 1;
    if (place < this.askedAt && opensAfterSale({ from, text })) this.askedAt = place;
    return place;
  }

  /**
   * The case in which the message at a place was written: what came before it. Who was at fault is found out when it is asked
   * for, which takes longest.
   */
  factsAt(place: number): CaseFacts {
    const faultAt = () => this.faultAt(place);
    return {
      get fault() {
        return faultAt();
      },
      stage: this.stageAt(place),
      platform: this.about.platform ?? NO_FACTS.platform,
      buyer: this.saidBefore(place, 'buyer'),
      agent: this.saidBefore(place, 'agent'),
    };
  }

  private faultAt(place: number): Fault {
    for (let at = this.faults.length; at <= place; at++) {
      const last = this.lines[at - 1];
      if (last && !this.about.isMixed) this.soFar.hear({ id: `${at - 1}`, kind: 'text', ...last });
      this.faults.push(this.soFar.fault);
    }
    return this.faults[place] ?? NO_FACTS.fault;
  }

  /** A log that does not show the order is mostly of what was sold and has come. */
  private stageAt(place: number): Stage {
    const { status, isMixed } = this.about;
    const hasAsked = !isMixed && this.askedAt < place;
    return stageOf({ state: 'found', value: status === undefined ? {} : { status } }, hasAsked);
  }

  private saidBefore(place: number, who: Speaker): readonly string[] {
    const said: string[] = [];
    for (let at = place - 1; at >= 0 && said.length < SAID_SO_FAR; at--) {
      const line = this.lines[at];
      if (line?.from === who) said.push(line.text);
    }
    return said.reverse();
  }
}
