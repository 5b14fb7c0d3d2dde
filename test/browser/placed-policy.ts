import { homedir } from 'node:os';
import { join } from 'node:path';

/* Where browsers read what an administrator set; a spec that places it there takes it away again. */

export const CHROMIUM_FOLDER = '/etc/chromium/policies/managed';
export const CHROMIUM_POLICY = join(CHROMIUM_FOLDER, 'wenda-journey.json');

export const FIREFOX_ID = 'wenda@wenda.example';
export const FIREFOX_FOLDER = join(homedir(), '.mozilla/managed-storage');
export const FIREFOX_POLICY = join(FIREFOX_FOLDER, `${FIREFOX_ID}.json`);
