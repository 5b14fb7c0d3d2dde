import { readJson } from '../model/json';
import { type Saying, saying } from '../model/saying';
import { tooMuch } from './bounds';
import { momentOf, type Pack, parsePack } from './pack';
import type { Admitted, PackProblem } from './problem';
import { descendsFrom, type NotSigned, openSigned, revokedBy, type SignedPack } from './sign';

/*
 * Whether a pack that arrives may take the place of the one in force. The last good one stays whenever it may not.
 */

/** What this browser knows of its publisher. */
export interface Trust {
  /** the publisher's public key, pinned at first use or by the shop's own policy; undefined: none yet */
  key?: string;
  /** keys that were taken back */
  revoked: readonly string[];
  /** the highest version accepted of each pack id: older ones are replays */
  versions: Readonly<Record<string, number>>;
}

export type Refusal =
  | NotSigned
  | 'unknown-publisher'
  | 'revoked'
  | 'malformed'
  | 'older'
  | 'expired'
  | 'not-yet'
  | 'failing';

export type Received =
  | { ok: true; pack: Pack; trust: Trust; firstUse: boolean }
  /**
   * `trust` where even a refused file taught something: its publisher took a key back; `again` where it is the very version that was
   * accepted last
   */
  | { ok: false; refusal: Refusal; problems: readonly PackProblem[]; trust?: Trust; again?: Pack };

/**
 * Judges the text of a signed pack. `admit` is the full admission (form, patterns, examples); `now` is in epoch
 * milliseconds. A version that is in force already is refused as `older`, like any replay.
 */
export async function receivePack(
  text: string,
  trust: Trust,
  now: number,
  admit: (input: unknown) => Admitted<Pack>,
): Promise<Received> {
  const takenBack = await revokedBy(text);
  if (takenBack !== undefined) return { ...refused('revoked', TAKEN_BACK), trust: without(trust, takenBack) };
  const opened = await openSigned(text);
  if (!opened.ok) return refused(opened.refusal, opened.problem);
  const { key, nextKey, pack: packText } = opened.signed;
  const stranger = await isStranger(opened.signed, trust);
  if (stranger) return stranger;
  const input = readJson(packText);
  const much = tooMuch(input);
  if (much) return refused('oversized', much);
  const parsed = parsePack(input);
  if (!parsed.ok) return { ok: false, refusal: 'malformed', problems: parsed.problems };
  const pack = parsed.value;
  const known = trust.versions[pack.id] ?? 0;
  if (pack.version <= known)
    return {
      ...refused('older', saying('say_packOlder', pack.version, known)),
      ...(pack.version === known ? { again: pack } : {}),
    };
  const outside = outsideItsTime(pack, now);
  if (outside) return outside;
  const admitted = admit(input);
  if (!admitted.ok) return { ok: false, refusal: 'failing', problems: admitted.problems };
  return {
    ok: true,
    pack: admitted.value,
    firstUse: trust.key === undefined,
    trust: {
      key: nextKey ?? key,
      revoked: pastKeys(trust, opened.signed),
      versions: { ...trust.versions, [pack.id]: pack.version },
    },
  };
}

/**
 * Whether something else stands here in the place of the version that was accepted last: nothing, or another pack. A later version that
 * was published here is its next one, though the address does not have it yet.
 */
export function isDisplaced(accepted: Pack, stored: Pack | undefined, published: readonly Pack[]): boolean {
  if (!stored) return true;
  if (stored.version > accepted.version && published.some(({ version }) => version === stored.version)) return false;
  return JSON.stringify(stored) !== JSON.stringify(accepted);
}

/** Why a pack that nobody signed may not be taken: once a publisher is known, only what they signed counts. */
export const unsignedProblem = ({ key }: Trust): Saying | undefined =>
  key === undefined ? undefined : saying('say_packOnlySigned');

/** A pack of a publisher who is not the known one, nor followed from it. */
async function isStranger(signed: SignedPack, { key: known, revoked }: Trust): Promise<Received | undefined> {
  if (revoked.includes(signed.key)) return refused('revoked', saying('say_packKeyVoid'));
  if (known === undefined || known === signed.key) return undefined;
  // A key that was taken back because it was stolen leads nowhere: its thief could name any successor.
  if (!revoked.includes(known) && (await descendsFrom(known, signed))) return undefined;
  return refused('unknown-publisher', saying('say_packStranger'));
}

/** The keys that no longer count once this pack is taken. */
function pastKeys({ key: known, revoked }: Trust, { key, nextKey }: SignedPack): readonly string[] {
  const past = [...(known !== undefined && known !== key ? [known] : []), ...(nextKey === undefined ? [] : [key])];
  return [...new Set([...revoked, ...past])];
}

const TAKEN_BACK = saying('say_keyTakenBack');

/** The key we trusted is not any more; it stays pinned all the same, so that no stranger takes its place unasked. */
const without = (trust: Trust, key: string): Trust =>
  trust.key !== key || trust.revoked.includes(key) ? trust : { ...trust, revoked: [...trust.revoked, key] };

function outsideItsTime(pack: Pack, now: number): Received | undefined {
  if (pack.validUntil !== undefined && now >= momentOf(pack.validUntil))
    return refused('expired', saying('say_packExpired', pack.validUntil));
  if (pack.validFrom !== undefined && now < momentOf(pack.validFrom))
    return refused('not-yet', saying('say_packNotYet', pack.validFrom));
  return undefined;
}

const refused = (refusal: Refusal, message: Saying) => ({
  ok: false as const,
  refusal,
  problems: [{ field: '', message }],
});
