import { rmSync } from 'node:fs';
import { CHROMIUM_POLICY, FIREFOX_POLICY } from './placed-policy';

/** A run that was killed may have left the administrator's word behind, and every browser would obey it. */
export default function setup(): void {
  for (const file of [CHROMIUM_POLICY, FIREFOX_POLICY]) rmSync(file, { force: true });
}
