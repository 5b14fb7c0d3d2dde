import { type Saying, saying } from '../model/saying';
import { MOST_SIGNED_CHARACTERS } from '../policy/sign';

/*
 * A policy from a web address: any server or object store that serves one file over HTTPS. The request is conditional
 * by the browser's own cache (`no-cache` asks the server whether its copy still holds), so an unchanged file costs a
 * few hundred bytes and needs no header of ours, hence no preflight.
 */

export type Fetched = { ok: true; text: string } | { ok: false; problem: Saying };

const PATIENCE_MS = 20_000;

/** Fetches the text of a signed pack. Never throws; refuses what is too large, too slow, or answered by another host. */
export async function fetchPack(address: string, send: typeof fetch = fetch): Promise<Fetched> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await send(address, {
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (new URL(response.url || address).host !== new URL(address).host)
      return { ok: false, problem: saying('say_policyElsewhere', new URL(response.url).host) };
    if (!response.ok) return { ok: false, problem: saying('say_policyAnswered', response.status) };
    return await readText(response);
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      ok: false,
      problem: saying(slow ? 'say_policySlow' : 'say_policyUnreached'),
    };
  }
}

async function readText(response: Response): Promise<Fetched> {
  const reader = response.body?.getReader();
  if (!reader) return { ok: false, problem: saying('say_policyEmpty') };
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, text: text + decoder.decode() };
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_SIGNED_CHARACTERS) {
      await reader.cancel();
      return { ok: false, problem: saying('say_policyTooLarge') };
    }
  }
}

/** Minutes until the next look: five, longer after each failure up to an hour, spread by `chance` (0 to 1) so that a shop's browsers do not all ask at once. */
export function minutesUntilNext(failures: number, chance: number): number {
  const base = Math.min(60, 5 * 2 ** Math.min(failures, 6));
  return base * (0.8 + 0.4 * chance);
}
