import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts what the runner itself reports; `test.mjs` adds up the suites and prints the one closing line. What passed only when
 * it was tried again is named, so that nothing shaky stays unseen.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>) {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      let seen = 0;
      for (const test of module.children.allTests()) {
        seen++;
        const { state } = test.result();
        if (test.diagnostic()?.flaky) console.log(`passed only at the second try: ${test.fullName}`);
        if (state === 'passed') count.passed++;
        else if (state === 'failed') count.failed++;
        else count.skipped++;
      }
      if (module.errors().length > 0 || (seen === 0 && module.state() === 'failed')) count.failed++;
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed++;
    }
    const file = process.env['WENDA_TEST_COUNT'];
    if (file) writeFileSync(file, JSON.stringify(count));
  }
}
