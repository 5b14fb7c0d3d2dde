import browser from 'webextension-polyfill';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { setMessages, t } from '../../components/words';
import { consoles } from '../../lib/console';
import { watchConsole } from '../../lib/console/watch';
import { answerPages, hear } from '../../lib/request';
import { Session } from './session';
import { Surface } from './surface';

const HANDOVER = 'wenda:handover';

/* The guard in a console's page: reads, checks, shows. Whatever fails here, the console works as if it were not there. */
export default defineContentScript({
  matches: consoles.flatMap((console) => [...console.matches]),
  runAt: 'document_start',
  main(ctx) {
    const description = consoles.find((console) => console.matches.some((match) => isAt(match, location.href)));
    if (!description) return;
    setMessages((key, subs) => browser.i18n.getMessage(key, subs));
    // A second injection takes over from the first instead of standing beside it.
    document.dispatchEvent(new CustomEvent(HANDOVER));
    const life = new AbortController();
    document.addEventListener(HANDOVER, () => life.abort(), { signal: life.signal });

    const surface = new Surface(document, life.signal);
    const session = new Session(description, surface, life.signal);
    ctx.onInvalidated(() => {
      if (life.signal.aborted) return;
      life.abort();
      surface.sayGoodbye(t('guardReload'));
    });

    session.guard();
    const stopAnswering = answerPages(session.answers());
    const stopHearing = hear('policy', () => void session.loadPolicy());
    const stopSettings = hear('stored', ({ table }) => {
      if (table === 'settings') void session.loadLimit();
    });
    life.signal.addEventListener('abort', () => {
      stopAnswering();
      stopHearing();
      stopSettings();
    });
    const begin = () => {
      if (life.signal.aborted) return;
      watchConsole({
        page: document,
        description,
        signal: life.signal,
        now: Date.now,
        onReading: (reading) => void session.take(reading),
      });
    };
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', begin, { signal: life.signal, once: true });
    else begin();
    void session.loadPolicy();
    void session.loadLimit();
  },
});

/** Whether an address is one of a match pattern (`https://host/path*`). */
function isAt(match: string, address: string): boolean {
  const { origin, pathname } = new URL(address);
  const prefix = match.replace(/\*$/, '');
  return `${origin}${pathname}`.startsWith(prefix) || `${origin}${pathname}`.startsWith(prefix.replace(/\/$/, ''));
}
