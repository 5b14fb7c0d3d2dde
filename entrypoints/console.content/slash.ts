import type { FoundReply, ReplySearchProps } from '../../components/guard/reply-search';
import { draftOf, isTextarea, replaceIn } from '../../lib/console/box/draft';
import { selectionIn } from '../../lib/console/box/text-map';
import type { Reply } from '../../lib/model/reply';
import { fittingFirst, type Slash, slashAt } from '../../lib/reply/slash';

const SHOWN = 8;

/** What the search beside the box needs of the page it stands in. */
export interface SlashHost {
  box(): HTMLElement | undefined;
  /** asks for replies; a failed answer is none */
  find(words: string): Promise<readonly Reply[]>;
  /** filled for the open case, with why it should not be used, where it should not */
  fill(reply: Reply): FoundReply;
  /** a reply stands in the box */
  used(reply: string): void;
  show(): void;
}

/**
 * The search that "/" and letters open beside the box. The words stay in the box as they are: closing the list gives
 * nothing back because nothing was taken. Whatever fails here, the letters are just letters.
 */
export class SlashSearch {
  private slash: Slash | undefined;
  private found: readonly FoundReply[] = [];
  private at = 0;
  private asking = false;
  /** the words the agent closed the list on: it stays closed for them */
  private closedOn = '';
  private turn = 0;
  private swallowing = '';

  constructor(private readonly host: SlashHost) {}

  get isOpen(): boolean {
    return this.slash !== undefined && this.found.length > 0;
  }

  /** What is drawn, while there is something to choose. */
  get shown(): ReplySearchProps | undefined {
    const { slash, found, at, asking } = this;
    if (!slash || found.length === 0) return undefined;
    return {
      words: slash.words,
      found,
      at,
      asking,
      onChoose: (reply) => this.choose(reply),
      onFilled: (text) => void this.put(text),
      onClose: () => {
        this.dismiss();
        this.host.box()?.focus();
      },
    };
  }

  /** Looks at the draft after a key; a draft without a slash costs one look for the character. */
  look(draft: string): void {
    const box = this.host.box();
    const slash = box && draft.includes('/') ? slashAt(draft, caretIn(box, draft)) : undefined;
    if (!slash || slash.words === this.closedOn) {
      // An answer still on its way is for words that are no longer there.
      this.turn++;
      if (!slash) this.closedOn = '';
      if (this.slash) this.close();
      return;
    }
    const turn = ++this.turn;
    void this.host.find(slash.words).then(
      (replies) => {
        // The agent has written on, or closed it.
        if (turn !== this.turn) return;
        this.slash = slash;
        this.found = fittingFirst(replies.map((reply) => this.host.fill(reply))).slice(0, SHOWN);
        this.at = 0;
        this.asking = false;
        this.host.show();
      },
      () => {},
    );
  }

  /** Takes the keys of an open list; gives whether it did. Nothing is taken while an input method composes. */
  press(event: KeyboardEvent): boolean {
    if (event.type !== 'keydown') {
      const ours = this.swallowing !== '' && event.code === this.swallowing;
      if (event.type === 'keyup') this.swallowing = '';
      return ours;
    }
    this.swallowing = '';
    if (!this.isOpen || event.isComposing || event.keyCode === 229) return false;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    const chosen = this.found[this.at];
    if (event.key === 'ArrowDown') this.go(this.at + 1);
    else if (event.key === 'ArrowUp') this.go(this.at - 1);
    else if (event.key === 'Escape') this.dismiss();
    else if (event.key === 'Enter' && chosen) this.choose(chosen);
    else return false;
    this.swallowing = event.code;
    return true;
  }

  /** The agent closed it: it stays closed for these words. */
  dismiss(): void {
    this.closedOn = this.slash?.words ?? '';
    this.close();
  }

  close(): void {
    this.turn++;
    this.slash = undefined;
    this.found = [];
    this.asking = false;
    this.host.show();
  }

  private go(to: number): void {
    this.at = Math.max(0, Math.min(this.found.length - 1, to));
    this.host.show();
  }

  private choose(reply: FoundReply): void {
    this.at = Math.max(0, this.found.indexOf(reply));
    if (reply.complete) return void this.put(reply.text);
    this.asking = true;
    this.host.show();
  }

  /** Puts the reply in the place of the "/…", where that still stands. */
  private async put(text: string): Promise<void> {
    const { slash, found, at } = this;
    const box = this.host.box();
    const reply = found[at]?.reply;
    this.close();
    if (!slash || !box || reply === undefined) return;
    box.focus();
    const stands = draftOf(box).slice(slash.start, slash.end) === `/${slash.words}`;
    if (!stands) return;
    await replaceIn(box, slash.start, slash.end, text);
    this.host.used(reply);
  }
}

function caretIn(box: HTMLElement, draft: string): number {
  if (isTextarea(box)) return box.selectionStart === box.selectionEnd ? box.selectionEnd : -1;
  const [start, end] = selectionIn(box) ?? [draft.length, draft.length];
  return start === end ? end : -1;
}
