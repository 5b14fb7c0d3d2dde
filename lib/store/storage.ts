/* How safe the browser keeps what is stored, and how much room is left. */

/** `kept`: the browser will not clear it by itself. Bytes; `low` from 80 % of the room, or under 50 MB left. */
export interface StorageState {
  kept: boolean;
  usedBytes: number;
  roomBytes: number;
  low: boolean;
}

const LOW_SHARE = 0.8;
const LOW_BYTES = 50 * 1024 * 1024;

/** The part of the browser's storage manager that is asked. */
export type StorageAsked = Pick<StorageManager, 'estimate'> & Partial<Pick<StorageManager, 'persist' | 'persisted'>>;

/** Asks for lasting storage where it is not granted yet, and tells how things stand; `undefined` where the browser does not say. */
export async function storageState(storage: StorageAsked | undefined): Promise<StorageState | undefined> {
  try {
    if (!storage) return undefined;
    const kept = ((await storage.persisted?.()) || (await storage.persist?.())) ?? false;
    const { usage = 0, quota = 0 } = await storage.estimate();
    return { kept, usedBytes: usage, roomBytes: quota, low: isLow(usage, quota) };
  } catch {
    return undefined;
  }
}

export const isLow = (used: number, room: number): boolean =>
  room > 0 && (used >= room * LOW_SHARE || room - used < LOW_BYTES);
