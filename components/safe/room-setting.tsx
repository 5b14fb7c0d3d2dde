import { Setting } from '../setting';
import { t } from '../words';

export interface RoomSettingProps {
  /** how the browser keeps what is stored; `undefined` where it does not say */
  room: { kept: boolean; usedBytes: number; roomBytes: number; low: boolean } | undefined;
  /** records that could not be read and were put aside */
  aside: number;
}

const MB = 1024 * 1024;
const inWords = (bytes: number): string =>
  bytes >= 1024 * MB ? `${(bytes / 1024 / MB).toFixed(1)} GB` : `${Math.max(0.1, bytes / MB).toFixed(1)} MB`;

/** Whether the browser keeps what is stored, how much room is left, and what could not be read. */
export function RoomSetting({ room, aside }: RoomSettingProps) {
  return (
    <Setting title={t('safeRoom')}>
      {room ? (
        <>
          <p>{t(room.kept ? 'safeKept' : 'safeNotKept')}</p>
          <p class={room.low ? 'safe-warn' : 'secondary'} role={room.low ? 'alert' : undefined}>
            {t(room.low ? 'safeRoomLow' : 'safeRoomLeft', inWords(room.usedBytes), inWords(room.roomBytes))}
          </p>
        </>
      ) : (
        <p class="secondary">{t('safeRoomUnknown')}</p>
      )}
      {aside > 0 && <p class="safe-warn">{t('safeAside', aside)}</p>}
    </Setting>
  );
}
