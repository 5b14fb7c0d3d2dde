import { t } from '../../components/words';
import { saying } from '../../lib/model/saying';
import { askTab } from '../../lib/request';
import { say } from '../desk/acts';
import { look, openView, tabId } from './tab';

/* The console's box, as the panel reaches it. */

export const ask = () => askTab(tabId.value ?? -1);

/** To the console's box; the panel's own focus must not hold the agent. */
export const backToBox = () =>
  void ask()
    .focusBox()
    .catch(() => {});

/** The buyer whose chat the panel shows: whom all that is chosen in it is meant for. */
export const shownBuyer = (): string | undefined => openView()?.conversation?.buyer.id;

/**
 * Puts a reply in the box; gives whether it is there. What was chosen for buyer `meant` never goes to another: the tab
 * itself looks who is open at the moment the text goes in, for the page turns sooner than the panel. `suggestion`: it was offered for this moment, and goes in only while it still is. At the
 * caret, so that several go in one after the other; a draft that is held, as the agent asked for something else to say,
 * is replaced.
 */
export async function insert(
  text: string,
  how: 'at-caret' | 'replace',
  suggestion?: string,
  meant = shownBuyer(),
): Promise<boolean> {
  try {
    const view = await ask().currentView();
    if (view.conversation?.buyer.id !== meant) {
      say(t('insertFailed', saying('staleBuyer')));
      void look();
      return false;
    }
    if (suggestion !== undefined && !view.suggestions.some((each) => each.reply === suggestion)) {
      say(t('replyWithdrawn'));
      void look();
      return false;
    }
    const { draft } = view;
    const held = draft.verdict.state === 'checked' && draft.verdict.findings.some((each) => each.severity === 'block');
    const replace = how === 'replace' || draft.text.trim() === '' || held;
    const done = await ask().insert(text, replace ? 'replace' : 'at-caret', meant);
    say(done.ok ? t('inserted') : t('insertFailed', done.problem));
    if (!done.ok) void look();
    backToBox();
    return done.ok;
  } catch {
    say(t('tabUnreachable'));
    return false;
  }
}
