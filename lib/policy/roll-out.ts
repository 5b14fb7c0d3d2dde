import { momentOf, type Pack, type PackRule } from './pack';

/*
 * For whom and from when a rule acts. A pack says it as data; each agent's browser works out its own part of it.
 */

/** Who the policy is worked out for. */
export interface Recipient {
  agent: string;
  group?: string;
}

/**
 * The pack as it is for this agent at this moment (`now` in epoch milliseconds): a rule that is not for them is off,
 * and the latest step of its plan that has begun sets its mode and severity. Pure: the same agent always gets the same.
 */
export function packFor(pack: Pack, who: Recipient, now: number): Pack {
  if (!pack.rules) return pack;
  return { ...pack, rules: pack.rules.map((rule) => ruleFor(rule, pack.id, who, now)) };
}

function ruleFor(rule: PackRule, packId: string, who: Recipient, now: number): PackRule {
  const { plan, for: whom, ...rest } = rule;
  if (whom && !reaches(whom, packId, rule.id, who)) return { ...rest, mode: 'off' };
  const step = plan
    ?.filter(({ from }) => momentOf(from) <= now)
    .sort((a, b) => momentOf(a.from) - momentOf(b.from))
    .at(-1);
  return step
    ? { ...rest, mode: step.mode, ...(step.severity === undefined ? {} : { severity: step.severity }) }
    : rest;
}

function reaches(
  whom: NonNullable<PackRule['for']>,
  packId: string,
  ruleId: string,
  { agent, group }: Recipient,
): boolean {
  if (whom.agents?.includes(agent)) return true;
  if (group !== undefined && whom.groups?.includes(group)) return true;
  if (whom.percent !== undefined) return shareOf(`${packId} ${ruleId} ${agent}`) < whom.percent;
  return whom.agents === undefined && whom.groups === undefined;
}

/** Whether a pack counts at this moment: one whose time is over is not in force any more. */
export const isInTime = ({ validFrom, validUntil }: Pick<Pack, 'validFrom' | 'validUntil'>, now: number): boolean =>
  (validFrom === undefined || momentOf(validFrom) <= now) && (validUntil === undefined || now < momentOf(validUntil));

/** The next moment at which a plan's step or a pack's time begins or is over; `undefined` where nothing is ahead. */
export function nextTurn(packs: readonly Pack[], now: number): number | undefined {
  const moments = packs.flatMap(({ validFrom, validUntil, rules = [] }) => [
    ...(validFrom === undefined ? [] : [momentOf(validFrom)]),
    ...(validUntil === undefined ? [] : [momentOf(validUntil)]),
    ...rules.flatMap(({ plan = [] }) => plan.map(({ from }) => momentOf(from))),
  ]);
  return moments.filter((at) => at > now).sort((a, b) => a - b)[0];
}

/** Where a name falls between 0 and 100: even over many names, always the same for one (FNV-1a, 32 bits). */
export function shareOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // Its low bits are the even ones only after a last mixing.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32) * 100;
}
