import type { CDPSession, Page } from 'playwright-core';

/* The agent's hands: real key events, and a real input method through the browser's own interface. */

const ENTER = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, nativeVirtualKeyCode: 13 };

export interface Hands {
  /** types by an input method: each phrase is composed from its letters, then committed by the space bar or Enter */
  compose(phrases: readonly string[], commitBy?: 'space' | 'enter' | 'enter-after'): Promise<void>;
  enter(): Promise<void>;
}

export async function handsOn(page: Page): Promise<Hands> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const key = (type: 'rawKeyDown' | 'keyUp' | 'char', options: object) =>
    cdp.send('Input.dispatchKeyEvent', { type, ...options });
  const process229 = { key: 'Process', code: 'KeyN', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };

  const spell = async (letters: string) => {
    await key('rawKeyDown', process229);
    await cdp.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
    await key('keyUp', { key: 'n', code: 'KeyN', windowsVirtualKeyCode: 78 });
  };
  const commit = (text: string) => cdp.send('Input.insertText', { text });

  return {
    async compose(phrases, commitBy = 'space') {
      for (const phrase of phrases) {
        await spell('n');
        await spell('ni');
        if (commitBy === 'enter') {
          await key('rawKeyDown', { ...ENTER, windowsVirtualKeyCode: 229 });
          await commit(phrase);
          await key('keyUp', ENTER);
        } else if (commitBy === 'enter-after') {
          await commit(phrase);
          await key('rawKeyDown', { ...ENTER, windowsVirtualKeyCode: 229 });
          await key('keyUp', ENTER);
        } else {
          await commit(phrase);
          await key('keyUp', { key: ' ', code: 'Space', windowsVirtualKeyCode: 32 });
        }
      }
    },
    async enter() {
      await key('rawKeyDown', ENTER);
      await key('char', { ...ENTER, text: '\r' });
      await key('keyUp', ENTER);
    },
  };
}
