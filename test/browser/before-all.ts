import { rmSync } from 'node:fs';
import process from 'node:process';
import { BUILT, buildPages } from '../consoles/server';
import { CHROMIUM_POLICY, FIREFOX_POLICY } from './placed-policy';

/**
 * Before all files: a run that was killed may have left the administrator's word behind, and every browser would obey
 * it. The simulated consoles are built once for all of them.
 */
export default async function setup(): Promise<() => void> {
  for (const file of [CHROMIUM_POLICY, FIREFOX_POLICY]) rmSync(file, { force: true });
  const pages = await buildPages();
  process.env[BUILT] = pages;
  return () => rmSync(pages, { recursive: true, force: true });
}
