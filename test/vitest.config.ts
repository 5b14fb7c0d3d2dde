import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { builtInPolicy } from './built-in-plugin';
import { yaml } from './yaml-plugin';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [preact(), yaml(), builtInPolicy(), WxtVitest()],
  test: {
    // It draws with preact: left outside, it would find react.
    server: { deps: { inline: ['virtua'] } },
    environment: 'happy-dom',
    // Whole packs are compiled and proven here; a busy machine is no failure.
    testTimeout: 30_000,
    mockReset: true,
    include: [
      'lib/**/*.test.{ts,tsx}',
      'components/**/*.test.{ts,tsx}',
      'entrypoints/**/*.test.{ts,tsx}',
      'test/*.test.ts',
    ],
    reporters: ['default', new URL('./tools/closing-line.ts', import.meta.url).pathname],
  },
});
