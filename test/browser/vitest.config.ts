import { defineConfig } from 'vitest/config';
import { builtInPolicy } from '../built-in-plugin';
import { yaml } from '../yaml-plugin';

const root = new URL('../..', import.meta.url).pathname;
const plugins = [yaml(), builtInPolicy()];
const common = {
  environment: 'node',
  globalSetup: new URL('before-all.ts', import.meta.url).pathname,
  // A machine busy with something else may miss a moment once; what fails twice is wrong, and the first time is told.
  retry: 1,
  // What is waited for comes when it comes: a busy machine is slow, not wrong.
  expect: { poll: { timeout: 15_000 } },
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;
/** They set what every browser of the machine obeys, or drive a page as hard as it bears. */
const alone = ['policy', 'firefox-policy', 'firefox', 'journeys/rough-pages'].map(
  (name) => `test/browser/${name}.spec.ts`,
);

/* Journeys in real browsers: each waits more than it reckons, so two go side by side; those that cannot come after them. */
export default defineConfig({
  root,
  plugins,
  test: {
    maxWorkers: 2,
    reporters: ['default', new URL('../tools/closing-line.ts', import.meta.url).pathname],
    projects: [
      {
        root,
        plugins,
        test: {
          ...common,
          name: 'beside',
          include: ['test/browser/**/*.spec.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        plugins,
        test: { ...common, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
