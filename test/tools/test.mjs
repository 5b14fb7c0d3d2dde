import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

/* Every test there is: types and lint, unit and component tests, the builds, then the real browsers; one closing line. */

const unitOnly = process.argv.includes('--unit');
const tmp = 'test/.tmp';
mkdirSync(tmp, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };

function add(count) {
  for (const key of Object.keys(total)) total[key] += count[key] ?? 0;
}

/** A step that is right or wrong as a whole counts as one test. */
function step(name, command, args) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(status === 0 ? `ok   ${name}` : `FAIL ${name}`);
  add(status === 0 ? { passed: 1 } : { failed: 1 });
  return status === 0;
}

/** A runner that writes its own counts; one that dies before it could counts as failed. */
function suite(name, command, args) {
  console.log(`\n== ${name}`);
  const file = `${tmp}/count-${name}.json`;
  rmSync(file, { force: true });
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, WENDA_TEST_COUNT: file },
  });
  if (!existsSync(file)) return add({ failed: 1 });
  const count = JSON.parse(readFileSync(file, 'utf8'));
  add(count);
  if (status !== 0 && count.failed === 0) add({ failed: 1 });
}

step('types', 'npx', ['tsc', '--noEmit']);
step('lint and format', 'npx', ['biome', 'check', '.']);
suite('unit', 'npx', ['vitest', 'run', '-c', 'test/vitest.config.ts']);
if (!unitOnly && step('build for Chrome and Firefox', 'npm', ['run', '-s', 'build'])) {
  step('web-ext lint of the Firefox build', 'node', ['test/tools/lint-firefox.mjs']);
  suite('browser', 'npx', ['vitest', 'run', '-c', 'test/browser/vitest.config.ts']);
}
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
