import browser from 'webextension-polyfill';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { setMessages } from '../../components/words';
import { consoles } from '../../lib/console';
import { admitConsole, type ConsoleDescription } from '../../lib/console/description';
import { consoleAt } from '../../lib/console/match';
import { askBackground, type ConsoleSetup, hear } from '../../lib/request';
import { type Guard, standBy, startGuard } from './guard';

const HANDOVER = 'wenda:handover';
const ALIVE_EVERY_MS = 2000;

/* The guard in a console's page: reads, checks, shows. Whatever fails here, the console works as if it were not there. */
export default defineContentScript({
  matches: consoles.flatMap((console) => [...console.matches]),
  runAt: 'document_start',
  main(ctx) {
    setMessages((key, subs) => browser.i18n.getMessage(key, subs));
    // A second injection takes over from the first instead of standing beside it.
    document.dispatchEvent(new CustomEvent(HANDOVER));
    let guard: Guard | undefined;
    let chosen = '';
    let ended = false;

    const apply = ({ off, added }: ConsoleSetup) => {
      if (ended) return;
      const description = consoleAt([...admitted(added), ...consoles], location.href);
      const isOff = description !== undefined && off.includes(description.id);
      const choice = description ? JSON.stringify([isOff, description]) : '';
      if (choice === chosen) return;
      chosen = choice;
      guard?.stop();
      guard = description && (isOff ? standBy(description) : startGuard(description));
    };
    const askSetup = () => askBackground.consoleSetup().then(apply, () => {});

    const stopHearing = hear('stored', ({ table }) => {
      if (table === 'settings' && isAlive()) void askSetup();
    });
    const alive = setInterval(() => {
      if (!isAlive()) end(true);
    }, ALIVE_EVERY_MS);
    const end = (orphaned: boolean) => {
      ended = true;
      clearInterval(alive);
      if (isAlive()) stopHearing();
      guard?.stop(orphaned);
    };
    // Heard for as long as the page lives: what an orphan left standing there is taken away by its successor.
    document.addEventListener(HANDOVER, () => end(false));
    // Another injection also ends this script; only one whose extension is gone has anything to tell the agent.
    ctx.onInvalidated(() => end(!isAlive()));

    apply({ off: [], added: [] });
    void askSetup();
  },
});

/** After an update or removal of the extension, the script that stays behind has no extension to talk to. */
function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/** The shop's own descriptions; one that does not fit is left out and told of in options. */
const admitted = (inputs: readonly unknown[]): ConsoleDescription[] =>
  inputs.flatMap((input) => {
    const done = admitConsole(input);
    return done.ok ? [done.value] : [];
  });
