import type { Inserted } from '../../lib/console/box/draft';
import type { ConsoleDescription } from '../../lib/console/description';
import { saying } from '../../lib/model/saying';
import type { TabRequests } from '../../lib/request';
import type { Session } from './session';

const OTHER_BUYER = { ok: false, problem: saying('staleBuyer') } as const;

const outcome = (done: Inserted | undefined) =>
  done?.ok
    ? ({ ok: true } as const)
    : ({ ok: false, problem: saying(done?.copied ? 'insertCopied' : 'insertNoBox') } as const);

/** What our own pages may ask of this tab. Text arrives from another context: only strings reach the box. */
export function answersOf(session: Session): TabRequests {
  return {
    currentView: async () => session.view(),
    insert: async (text, how, meant) => {
      if (typeof meant === 'string' && !session.isOpenNow(meant)) return OTHER_BUYER;
      return outcome(
        typeof text === 'string' ? await session.insert(text, how === 'replace' ? 'replace' : 'at-caret') : undefined,
      );
    },
    useRewrite: async (rule, start, index, meant) => {
      if (typeof meant !== 'string' || !session.isOpenNow(meant)) return OTHER_BUYER;
      const finding = session.findingAt(rule, start);
      const rewrite = finding?.rewrites[index];
      return outcome(finding && rewrite ? await session.useRewrite(finding, rewrite) : undefined);
    },
    setByHand: (caseKey, change) => session.setByHand(caseKey, change),
    notARisk: async (rule, start) => {
      const finding = session.findingAt(rule, start);
      if (finding) session.wave(finding);
    },
    keepOffer: (offerId, dueAt) => session.keep(offerId, dueAt),
    dismissOffer: async (offerId) => session.dismiss(offerId),
    focusBox: async () => session.box?.focus(),
  };
}

/** A console switched off in options: it says so, and does nothing. */
export function answersWhileOff({ id, platform, name }: ConsoleDescription): TabRequests {
  const nothing = async () => outcome(undefined);
  return {
    currentView: async () => ({
      console: { id, platform, name },
      state: 'off',
      problems: [],
      draft: { text: '', verdict: { state: 'checked', findings: [] } },
      suggestions: [],
      offers: [],
      policyVersion: '',
    }),
    insert: nothing,
    useRewrite: nothing,
    setByHand: async () => {},
    notARisk: async () => {},
    keepOffer: async () => undefined,
    dismissOffer: async () => {},
    focusBox: async () => {},
  };
}
