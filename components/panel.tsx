import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { AidProps } from './aid-card';
import { FirstRun } from './first-run';
import { FollowPane, type FollowPaneProps } from './follow-pane';
import { FootLine, type FootLineProps } from './foot-line';
import type { GapLimits } from './gap-form';
import { isEmptySearch, isPlain, isTyping } from './keys';
import { KeysHelp } from './keys-help';
import { MODES, type Mode, ModeBar } from './mode-bar';
import { type NowActions, NowPane } from './now-pane';
import { PolicyNote, type PolicyNoteProps } from './policy-note';
import { ReplyPane, type ReplyPaneProps } from './replies/reply-pane';
import { type Said, SaidLine } from './said';
import { ShiftBlock, type ShiftBlockProps } from './shift-block';
import type { TabState } from './tab-notice';

export interface PanelProps {
  mode: Mode;
  tab: TabState;
  now: number;
  nowActions: NowActions;
  limits?: GapLimits | undefined;
  /** the writing aid, where it is switched on */
  aid?: AidProps | undefined;
  follow: FollowPaneProps;
  /** `undefined` until the library has come */
  replies?: ReplyPaneProps | undefined;
  foot: Omit<FootLineProps, 'onKeys'>;
  due: number;
  firstRun: boolean;
  /** what changed in the shop's policy, until it is ticked */
  news?: PolicyNoteProps | undefined;
  /** what the day begins with, until it is ticked */
  shift?: ShiftBlockProps | undefined;
  /** what was just done, with the way back where there is one */
  said?: Said | undefined;
  onMode: (mode: Mode) => void;
  onFirstRunDone: () => void;
  onBackToBox: () => void;
  /** what must be known about the data's safety, where anything must */
  note?: ComponentChildren;
}

/** The side panel: one mode at a time, the line that shows it is alive, and the modes. */
export function Panel(props: PanelProps) {
  const { mode, said } = props;
  const [help, setHelp] = useState(false);
  usePanelKeys(props, help, setHelp);
  return (
    <div class="panel">
      <main class="pane" key={mode}>
        {props.firstRun && <FirstRun onDone={props.onFirstRunDone} />}
        {props.news && <PolicyNote {...props.news} />}
        {props.shift && <ShiftBlock {...props.shift} />}
        {mode === 'now' && (
          <NowPane tab={props.tab} now={props.now} limits={props.limits} actions={props.nowActions} aid={props.aid} />
        )}
        {mode === 'follow' && <FollowPane {...props.follow} />}
        {mode === 'replies' && props.replies && <ReplyPane {...props.replies} />}
      </main>
      <SaidLine said={said} />
      {props.note}
      <FootLine {...props.foot} onKeys={() => setHelp(true)} />
      <ModeBar mode={mode} due={props.due} onMode={props.onMode} />
      {help && <KeysHelp mode={mode} onClose={() => setHelp(false)} />}
    </div>
  );
}

// Keys are heard from the moment a surface is drawn: an effect after the paint would lose a quick second key.
function usePanelKeys(
  { mode: shown, said, onMode, onBackToBox }: PanelProps,
  help: boolean,
  setHelp: (open: boolean) => void,
): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const mode = event.altKey && !event.ctrlKey ? MODES[['KeyQ', 'KeyW', 'KeyE'].indexOf(event.code)] : undefined;
      if (mode) {
        event.preventDefault();
        onMode(mode);
      } else if (event.key === 'Escape' && !event.isComposing && !help) onBackToBox();
      else if (event.key === '?' && !event.isComposing && (!isTyping(event) || isEmptySearch(event))) {
        event.preventDefault();
        setHelp(true);
      }
      // The follow-ups hear Z themselves: there it takes back more than the last line says.
      else if (event.key === 'z' && shown !== 'follow' && isPlain(event) && !isTyping(event)) said?.undo?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
