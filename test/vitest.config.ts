import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { builtInPolicy } from './built-in-plugin';
import { yaml } from './yaml-plugin';

const root = new URL('..', import.meta.url).pathname;
const plugins = [preact(), yaml(), builtInPolicy(), WxtVitest()];
// Whole packs are compiled and proven here; a busy machine is no failure.
const common = { testTimeout: 30_000, mockReset: true };
/** They set the time zone, which is the whole process's: each has a process of its own. */
const inOtherZones = [
  ...['when', 'reminders', 'recur'].map((name) => `lib/memo/${name}.test.ts`),
  'test/judge.test.ts',
  'test/score.test.ts',
];

/* What is only reckoned needs no page, and starts without one; a lib test that needs one says so at its head. */
export default defineConfig({
  root,
  plugins,
  test: {
    maxWorkers: 2,
    reporters: ['default', new URL('./tools/closing-line.ts', import.meta.url).pathname],
    projects: [
      {
        root,
        plugins,
        test: {
          ...common,
          name: 'reckoned',
          environment: 'node',
          // Nothing here is kept outside a test: one start serves them all.
          isolate: false,
          include: ['lib/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['lib/console/**', ...inOtherZones],
        },
      },
      { root, plugins, test: { ...common, name: 'zones', environment: 'node', include: inOtherZones } },
      {
        root,
        plugins,
        test: {
          ...common,
          name: 'drawn',
          environment: 'happy-dom',
          // It draws with preact: left outside, it would find react.
          server: { deps: { inline: ['virtua'] } },
          include: [
            'lib/console/**/*.test.ts',
            'lib/**/*.test.tsx',
            'components/**/*.test.{ts,tsx}',
            'entrypoints/**/*.test.{ts,tsx}',
          ],
        },
      },
    ],
  },
});
