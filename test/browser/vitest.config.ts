import { defineConfig } from 'vitest/config';
import { builtInPolicy } from '../built-in-plugin';
import { yaml } from '../yaml-plugin';

/* Journeys in real browsers: one at a time, for they share the machine's screen and its two cores. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [yaml(), builtInPolicy()],
  test: {
    environment: 'node',
    include: ['test/browser/**/*.spec.ts'],
    globalSetup: new URL('before-all.ts', import.meta.url).pathname,
    fileParallelism: false,
    // A machine busy with something else may miss a moment once; what fails twice is wrong.
    retry: 1,
    // What is waited for comes when it comes: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', new URL('../tools/closing-line.ts', import.meta.url).pathname],
  },
});
