import type { BrowserContext } from 'playwright-core';

/** One picture of the console with the panel beside it, as the agent sees them. Shapes: PNG buffers in and out. */
export async function sideBySide(context: BrowserContext, page: Buffer, panel: Buffer): Promise<Buffer> {
  const sheet = await context.newPage();
  try {
    const picture = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
    await sheet.setContent(
      `<style>body{margin:0;display:inline-flex;align-items:flex-start;background:#d0d5dc}</style>${picture(page)}${picture(panel)}`,
    );
    return await sheet.locator('body').screenshot();
  } finally {
    await sheet.close();
  }
}
