import { inWords } from '../../components/words';
import '../../components/safe/safe.css';
import { BackupSetting } from '../../components/safe/backup-setting';
import { BuyerDialog } from '../../components/safe/buyer-dialog';
import { BuyerSetting } from '../../components/safe/buyer-setting';
import { LockSetting } from '../../components/safe/lock-setting';
import { RemindSetting } from '../../components/safe/remind-setting';
import { RestoreDialog } from '../../components/safe/restore-dialog';
import { RoomSetting } from '../../components/safe/room-setting';
import type { Store } from '../../lib/store/db';
import { NO_BACKUP, type Settings } from '../../lib/store/settings';
import { aside, buyer, canFolder, found, mustAllow, overdueDays, restoring, room, safeChoices } from './safe';

/** When reminders ring: beside the agent's other choices. `fixed`: the shop decides on the quiet hours. */
export function RemindSettings({ store, now, fixed }: { store: Store; now: Settings; fixed: boolean }) {
  const choose = safeChoices(store);
  return (
    <RemindSetting
      quietHours={now.quietHours}
      quietFixed={fixed}
      workBlocks={now.workBlocks}
      snoozes={now.snoozes}
      now={Date.now()}
      onQuiet={choose.quiet}
      onBlocks={choose.blocks}
      onSnoozes={choose.snoozes}
    />
  );
}

/** Backup, room, lock, a buyer's data. */
export function SafeSettings({ store, now }: { store: Store; now: Settings }) {
  const choose = safeChoices(store);
  const state = now.backup ?? NO_BACKUP;
  return (
    <>
      <BackupSetting
        lastAt={state.lastAt}
        overdueDays={overdueDays.value}
        daily={{
          daily: state.daily,
          folder: state.folder,
          canFolder,
          mustAllow: mustAllow.value,
          sealed: state.sealed,
          problem: state.problem && inWords(state.problem),
          onDaily: choose.daily,
          onChooseFolder: choose.chooseFolder,
          onAllow: choose.allowFolder,
          onPassphrase: choose.passphrase,
        }}
        onExport={choose.exportAll}
        onRestore={choose.openFile}
      />
      <RoomSetting room={room.value} aside={aside.value} />
      <LockSetting
        afterMinutes={now.lock?.afterMinutes}
        onLock={choose.lock}
        onRemove={choose.unlock}
        onLockNow={choose.lockNow}
      />
      <BuyerSetting found={found.value} onFind={choose.find} onShow={choose.show} />
      {restoring.value && (
        <RestoreDialog
          restoring={restoring.value}
          onPassphrase={choose.openClosed}
          onRestore={choose.restore}
          onClose={choose.leaveRestore}
        />
      )}
      {buyer.value && (
        <BuyerDialog
          id={buyer.value.marks.id}
          found={buyer.value.found}
          onExport={choose.exportBuyer}
          onCopy={choose.copyBuyer}
          onErase={choose.eraseBuyer}
          onClose={choose.leaveBuyer}
        />
      )}
    </>
  );
}
