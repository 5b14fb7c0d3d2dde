import browser from 'webextension-polyfill';

/* Until when the lock stands open: in the browser's memory alone, so that a restart closes it; the same for all pages. */

const KEY = 'openUntil';

/** In milliseconds; 0 where it is closed. */
export async function openUntil(): Promise<number> {
  const { [KEY]: until } = await browser.storage.session.get(KEY);
  return typeof until === 'number' ? until : 0;
}

export const setOpenUntil = (until: number): Promise<void> => browser.storage.session.set({ [KEY]: until });

/** Tells of every change, whichever page made it. */
export function onOpenUntil(listen: (until: number) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && changes[KEY]) listen(Number(changes[KEY].newValue ?? 0));
  });
}
