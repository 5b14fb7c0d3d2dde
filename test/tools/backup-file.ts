import { writeBackup } from '../../lib/store/backup-file';

/** A backup's text with the given follow-ups, as the extension writes it. */
export const backupOf = (memos: readonly object[]): Promise<string> =>
  writeBackup({ at: Date.now() - 86_400_000, tables: { memos }, aside: [] });
