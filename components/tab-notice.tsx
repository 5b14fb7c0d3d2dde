import type { ConsoleView } from '../lib/model/view';
import { Notice } from './notice';
import { t } from './words';

/** What stands in the window's active tab. `view` is what its script showed last. */
export type TabState =
  | { state: 'looking' | 'no-console' | 'orphaned' }
  | { state: 'unknown-console'; host: string }
  | { state: 'no-permission'; names: string }
  | { state: 'console'; view: ConsoleView };

export interface TabNoticeProps {
  tab: Exclude<TabState, { state: 'console' }> | { state: Exclude<ConsoleView['state'], 'open'> };
  onAllow: () => void;
  onAddSite: () => void;
  onReload: () => void;
}

/** Says plainly why there is no case to show, and what to do. */
export function TabNotice({ tab, onAllow, onAddSite, onReload }: TabNoticeProps) {
  switch (tab.state) {
    case 'looking':
    case 'mounting':
      return <Notice title={t('stateMounting')} help={t('stateMountingDo')} />;
    case 'no-console':
      return (
        <Notice title={t('stateNoConsole')} help={t('stateNoConsoleDo')}>
          <button type="button" onClick={onAddSite}>
            {t('optSiteAdd')}
          </button>
        </Notice>
      );
    case 'unknown-console':
      return (
        <Notice title={t('stateUnknownConsole')} help={t('stateUnknownConsoleDo', tab.host)}>
          <button type="button" onClick={onAddSite}>
            {t('optionsTitle')}
          </button>
        </Notice>
      );
    case 'no-permission':
      return (
        <Notice title={t('stateNoPermission')} help={t('stateNoPermissionDo', tab.names)}>
          <button type="button" class="primary" onClick={onAllow}>
            {t('allowConsoles')}
          </button>
        </Notice>
      );
    case 'orphaned':
      return (
        <Notice title={t('stateOrphaned')} help={t('stateOrphanedDo')}>
          <button type="button" class="primary" onClick={onReload}>
            {t('reloadTab')}
          </button>
        </Notice>
      );
    case 'no-conversation':
      return <Notice title={t('stateNoConversation')} help={t('stateNoConversationDo')} />;
    case 'buyer-unclear':
      return <Notice title={t('stateBuyerUnclear')} help={t('stateBuyerUnclearDo')} />;
    case 'off':
      return (
        <Notice title={t('stateOff')} help={t('stateOffDo')}>
          <button type="button" onClick={onAddSite}>
            {t('optionsTitle')}
          </button>
        </Notice>
      );
    case 'signed-out':
      return <Notice title={t('stateSignedOut')} help={t('stateSignedOutDo')} />;
  }
}
