import { changesInWords } from '../../components/studio/change-list';
import { KeptLine } from '../../components/studio/kept-line';
import { t } from '../../components/words';
import * as draft from './draft';
import { go, place } from './place';
import { publishing } from './publish-dialog';
import { isSideOpen, openSide } from './side';
import { loadTheirs, saveAsOwn, takeOver } from './windows';

/** The head of the page: which draft, how it differs, whether it holds together; undo, text, publish. */
export function Head() {
  const { value: pack } = draft.pack;
  const problems = draft.tried.value.problems.length;
  const isText = place.value.at === 'text';
  return (
    <header class="studio-head">
      <h1>{t('stTitle')}</h1>
      <a class="pill" href="#pack">
        {t('stDraft', pack.name, draft.nextVersion.value)}
      </a>
      <span class="secondary">
        {draft.changes.value.length > 0 ? t('stuChanged', changesInWords(draft.changes.value)) : t('stUnchanged')}
        {' · '}
        {problems > 0 ? <a href="#health">{t('stProblems', problems)}</a> : t('stFine')}
      </span>
      <KeptLine
        kept={draft.standing.value}
        onLoadTheirs={() => void loadTheirs()}
        onTakeOver={() => void takeOver()}
        onSaveAsOwn={() => void saveAsOwn()}
      />
      <div class="studio-acts">
        <button type="button" class="quiet" disabled={!draft.canUndo.value} onClick={draft.undoStep}>
          {t('stUndo')}
        </button>
        <button type="button" class="quiet" disabled={!draft.canRedo.value} onClick={draft.redoStep}>
          {t('stRedo')}
        </button>
        <button
          type="button"
          class="studio-to-side"
          aria-expanded={isSideOpen.value}
          onClick={() => {
            if (isSideOpen.peek()) isSideOpen.value = false;
            else openSide();
          }}
        >
          {t('stTrial')}
        </button>
        <button type="button" aria-pressed={isText} onClick={() => go({ at: isText ? 'start' : 'text' })}>
          {t(isText ? 'stForm' : 'stText')}
        </button>
        <button type="button" onClick={() => go({ at: 'changes' })}>
          {draft.inForce.value ? t('stuCompareWith', draft.inForce.value.version) : t('stCompare')}
        </button>
        <button
          type="button"
          class="primary"
          disabled={draft.unread.value}
          title={draft.unread.value ? t('stuUnread') : undefined}
          onClick={() => {
            publishing.value = true;
          }}
        >
          {t('stPublish')}
        </button>
      </div>
    </header>
  );
}
