import type { ConsoleDescription } from './description';
import { feige } from './feige';
import { pinduoduo } from './pinduoduo';

/** Every console known from the start. A shop's own descriptions come beside them. */
export const consoles: readonly ConsoleDescription[] = [pinduoduo, feige];
