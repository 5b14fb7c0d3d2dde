import { type Fixed, fixedIn } from '../../lib/policy/agents';
import { handOver } from '../../lib/policy/hand-over';
import type { HandedPolicy } from '../../lib/policy/handed';
import type { Pack } from '../../lib/policy/pack';
import { packFor } from '../../lib/policy/roll-out';
import { packsInForce } from '../../lib/store/packs';
import { readSettings, type Settings } from '../../lib/store/settings';
import { managedPolicy, recipientOf } from './managed';
import { backgroundStore } from './store';

/* The policy in force on this machine, compiled once for all chats. */

/** The packs as they are for this agent now, and the settings they were worked out by. */
export async function inForceHere(): Promise<{ packs: readonly Pack[]; settings: Settings }> {
  const store = await backgroundStore();
  const now = Date.now();
  const [{ packs }, settings, managed] = await Promise.all([
    packsInForce(store, now),
    readSettings(store),
    managedPolicy(),
  ]);
  const who = recipientOf(settings, managed);
  return { packs: packs.map((pack) => packFor(pack, who, now)), settings };
}

let fixed: Promise<Fixed> | undefined;

/** What the shop fixes for its agents; read once until another policy is in force. */
export function fixedHere(): Promise<Fixed> {
  fixed ??= inForceHere().then(
    ({ packs }) => fixedIn(packs),
    (error: unknown) => {
      fixed = undefined;
      throw error;
    },
  );
  return fixed;
}

export function forgetFixed(): void {
  fixed = undefined;
}

let last: HandedPolicy | undefined;

/** What a tab is handed of these packs; kept while this worker lives. */
export async function handedOver(packs: readonly Pack[]): Promise<HandedPolicy> {
  const id = await nameOf(JSON.stringify(packs));
  if (last?.id !== id) last = handOver(packs, id);
  return last;
}

async function nameOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
