import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type ConsoleName, launch, stopConsoles } from '../browser/harness';
import { deskScenes } from './desk-scenes';
import { importScenes } from './import-scenes';
import { ledgerScenes } from './ledger-scenes';
import { pageScenes } from './page-scenes';
import { panelScenes } from './panel-scenes';
import { policyScenes } from './policy-scenes';
import { safeScenes } from './safe-scenes';
import type { Scene, Stage } from './stage';
import { studioScenes } from './studio-scenes';

const OUT = 'test/.tmp/screenshots';
const USAGE = `npm run screenshots                every surface, light and dark, narrow and wide, into ${OUT}
npm run screenshots -- WORD ...    only the surfaces whose name holds one of the words`;
const WIDTHS = [320, 400] as const;
const THEMES = ['light', 'dark'] as const;

const scenes: readonly Scene[] = [
  ...panelScenes,
  ...pageScenes,
  ...importScenes,
  ...deskScenes,
  ...ledgerScenes,
  ...safeScenes,
  ...studioScenes,
  ...policyScenes,
];

/** Pictures of every surface, made to be looked at. The build in .output/chrome-mv3 must be fresh. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const wanted = scenes.filter(({ name }) => args.length === 0 || args.some((word) => name.includes(word)));
  if (wanted.length === 0) {
    console.error(`No surface is called so. There are: ${scenes.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  if (args.length === 0) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  try {
    for (const console of new Set(wanted.map((scene) => scene.console))) {
      await photograph(
        console,
        wanted.filter((scene) => scene.console === console),
      );
    }
  } finally {
    await stopConsoles();
  }
  console.log(`Wrote ${OUT}`);
  return 0;
}

async function photograph(name: ConsoleName, wanted: readonly Scene[]): Promise<void> {
  const studio = await launch(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {});
  try {
    const page = await studio.openConsole(name);
    const panel = await studio.openSidePanel(page);
    await panel.waitFor(`document.querySelector('.case, .notice')`);
    for (const scene of wanted) {
      await scene.play({ studio, page, panel });
      await takePictures(scene, { studio, page, panel });
      await scene.after?.({ studio, page, panel });
    }
  } finally {
    await studio.close();
  }
}

async function takePictures(scene: Scene, { studio, page, panel }: Stage): Promise<void> {
  const write = (kind: string, png: Buffer) => writeFileSync(`${OUT}/${scene.name}-${kind}.png`, png);
  for (const theme of THEMES) {
    if (scene.shows === 'panel') {
      await panel.media(theme);
      for (const width of WIDTHS) {
        await panel.size(width, 760);
        await panel.evaluate(`new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 160)))`);
        write(`${theme}-${width}`, await panel.screenshot());
      }
    } else {
      const own = scene.shows === 'page' ? undefined : `/${scene.shows}.html`;
      const shown = own ? studio.context.pages().find((p) => p.url().includes(own)) : page;
      if (!shown) throw new Error(`${scene.name}: the page to photograph is not open`);
      await shown.emulateMedia({ colorScheme: theme });
      for (const [width, height] of scene.sizes ?? [[1200, 760]]) {
        await shown.setViewportSize({ width, height });
        await shown.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 160))));
        write(`${theme}-${width}`, await shown.screenshot({ fullPage: scene.shows === 'options' }));
      }
    }
  }
}
