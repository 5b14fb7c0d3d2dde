import type { DeskActions } from '../../components/desk/desk-actions';
import { monthDay } from '../../components/moments';
import { t, word } from '../../components/words';
import { drop, edit, look, move, note, tick, wait } from '../../lib/memo/memo';
import type { Memo } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { after, followActions, openChat, takeBack } from './acts';
import { change } from './follow-ups';
import { handOver } from './handover-state';
import { changeWithLook } from './round-state';

/** The page calls happen on, with the memo they are for. */
export const callPage = (memo: Memo): string => `#calls/${encodeURIComponent(memo.id)}`;

const when = (at: number) => `${monthDay(at)} ${clockAt(at)}`;

/** What the keys of the desk do. Everything done with a memo counts as looked at in the day's round. */
export const deskActions: DeskActions = {
  onDone: (memo) => void after(() => changeWithLook(memo, 'done', tick), t('didTick', memo.what)),
  onMove: (memo, said, dueAt) =>
    void after(
      () => changeWithLook(memo, 'moved', (each, now) => move(said === '' ? each : note(each, said, now), dueAt, now)),
      t('didMove', when(dueAt)),
    ),
  onCall: (memo) => {
    location.hash = callPage(memo);
  },
  onOpen: (memo) => void after(() => changeWithLook(memo, 'opened', look), t('look_opened')).then(() => openChat(memo)),
  onHand: (memo, to, why) => void after(() => handOver(memo, to, why), t('didHand', to)),
  onKeep: (memo) => void after(() => changeWithLook(memo, 'kept', look), t('didKeepLook')),
  onDrop: (memo, why) =>
    void after(() => changeWithLook(memo, 'dropped', (each, now) => drop(each, why, now)), t('didDrop', memo.what)),
  onSnooze: followActions.onSnooze,
  onState: (memo, state) =>
    void after(() => change(memo.id, (each, now) => wait(each, state, now)), word('state', state)),
  onStep: followActions.onStep,
  onMerge: followActions.onMerge,
  onRegister: followActions.onRegister,
  onEdit: (memo, to) =>
    void after(
      () =>
        change(memo.id, (each, now) => {
          const { dueAt, ...rest } = to;
          const edited = edit(each, rest, now);
          return dueAt === each.dueAt ? edited : move(edited, dueAt, now);
        }),
      t('didEdit'),
    ),
  onUndo: takeBack,
};
