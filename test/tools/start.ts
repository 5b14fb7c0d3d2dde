import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type ConsoleName, launch, stopConsoles } from '../browser/harness';
import { sideBySide } from './pictures';

const USAGE = `npm start                       the demo: Pinduoduo's simulated chat with 稳答 beside it
npm start -- --console feige    the same on Feige
npm start -- --headless         no window: writes a picture to test/.tmp/start.png and ends`;

/** The main job, to be tried by hand: builds, serves the simulated consoles, opens a browser with the extension in it. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const headless = args.includes('--headless');
  const name: ConsoleName = args.includes('feige') ? 'feige' : 'pinduoduo';
  console.log('Building the extension …');
  const built = spawnSync('npx', ['wxt', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) {
    console.error('The build failed; its messages stand above.');
    return 1;
  }
  mkdirSync('test/.tmp', { recursive: true });
  let studio: Awaited<ReturnType<typeof launch>>;
  try {
    studio = await launch({ headless });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await stopConsoles();
    return 1;
  }
  try {
    const page = await studio.openConsole(name);
    for (const other of studio.context.pages())
      if (other !== page && other.url() === 'about:blank') await other.close();
    const panel = await studio.openSidePanel(page);
    if (headless) {
      await panel.waitFor(`document.querySelector('.buyer') && document.querySelector('.suggestions, .suggestion')`);
      writeFileSync(
        'test/.tmp/start.png',
        await sideBySide(studio.context, await page.screenshot(), await panel.screenshot()),
      );
      console.log('Wrote test/.tmp/start.png');
      return 0;
    }
    console.log('The chat is open with 稳答 beside it. Try: 亲，退货可以的，运费需要您承担哦');
    console.log('Close the browser window (or press Ctrl+C here) to end.');
    await new Promise<void>((resolve) => {
      studio.context.on('close', () => resolve());
      process.once('SIGINT', () => resolve());
    });
    return 0;
  } finally {
    await studio.close();
    await stopConsoles();
  }
}
