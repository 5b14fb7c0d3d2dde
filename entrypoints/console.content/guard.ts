import { t } from '../../components/words';
import type { ConsoleDescription } from '../../lib/console/description';
import { watchConsole } from '../../lib/console/watch';
import { answerPages, hear } from '../../lib/request';
import { answersOf, answersWhileOff } from './answers';
import { listenFor } from './gestures';
import { Session } from './session';
import { Surface } from './surface';
import { tried } from './tried';

/** A running guard; `stop` lets go of the page, and where it is left without its extension tells the agent. */
export interface Guard {
  stop(orphaned?: boolean): void;
}

/** Guards this page by a description. */
export function startGuard(description: ConsoleDescription): Guard {
  const life = new AbortController();
  const { signal } = life;
  // Read now: a script without its extension has no words left.
  const goodbye = t('guardReload');
  const surface = new Surface(document, signal);
  const session = new Session(description, surface, signal);
  listenFor(session);
  const ends = [
    answerPages(answersOf(session)),
    hear('policy', () => void session.loadPolicy()),
    hear('stored', ({ table }) => {
      if (table === 'settings') void session.loadLimit().then(() => session.loadPolicy());
      if (table === 'hand') void session.loadHand(true);
      if (table === 'shelf' || table === 'uses' || table === 'settings') void session.loadReplies();
    }),
  ];
  const begin = () => {
    if (signal.aborted) return;
    const onReading = session.take.bind(session);
    session.readNow = watchConsole({ page: document, description, signal, now: Date.now, onReading });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { signal, once: true });
  else begin();
  void session.loadPolicy();
  void session.loadLimit();
  void session.loadReplies();
  return {
    stop(orphaned = false) {
      life.abort();
      surface.remove();
      if (orphaned) surface.sayGoodbye(goodbye);
      else for (const end of ends) tried(end);
    },
  };
}

/** Stands by in a console that is switched off in options: the panel is told so. */
export function standBy(description: ConsoleDescription): Guard {
  const end = answerPages(answersWhileOff(description));
  return { stop: (orphaned = false) => void (orphaned || tried(end)) };
}
