import { spawnSync } from 'node:child_process';
import process from 'node:process';

/* web-ext's linter on the Firefox build. Errors fail; its one known warning is Preact's own innerHTML property. */
const { stdout, stderr } = spawnSync(
  'npx',
  ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--output', 'json'],
  {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  },
);
let report;
try {
  report = JSON.parse(stdout);
} catch {
  console.error(stdout, stderr);
  process.exit(1);
}
for (const { code, message, file, line } of [...report.errors, ...report.warnings]) {
  console.log(`${code} ${file ?? ''}:${line ?? ''} ${message}`);
}
console.log(`${report.summary.errors} errors, ${report.summary.warnings} warnings`);
process.exitCode = report.summary.errors > 0 ? 1 : 0;
