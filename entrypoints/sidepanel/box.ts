import { t } from '../../components/words';
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

/**
 * Puts a reply in the box; gives whether it is there. The tab is asked once more who is open: what was read for one
 * buyer never goes to another. `suggestion`: it was offered for this moment, and goes in only while it still is. At the
 * caret, so that several go in one after the other; a draft that is held, as the agent asked for something else to say,
 * is replaced.
 */
export async function insert(text: string, how: 'at-caret' | 'replace', suggestion?: string): Promise<boolean> {
  const meant = openView()?.conversation?.buyer.id;
  try {
    const view = await ask().currentView();
    if (view.conversation?.buyer.id !== meant) {
      say(t('staleBuyer'));
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
    const done = await ask().insert(text, replace ? 'replace' : 'at-caret');
    say(done.ok ? t('inserted') : t('insertFailed', done.problem));
    backToBox();
    return done.ok;
  } catch {
    say(t('tabUnreachable'));
    return false;
  }
}
