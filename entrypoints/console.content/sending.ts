import { draftOf } from '../../lib/console/box/draft';

/** After a Send, when the box is looked at to see whether the page took the message. Milliseconds. */
const LOOKS = [0, 60, 150, 400] as const;

export interface SendingPorts {
  box: () => HTMLElement | undefined;
  /** ends with the session */
  signal: AbortSignal;
}

/** A message the page was let have: it counts as sent once the box no longer holds it, and not at all where it stays. */
export class Sending {
  private text: string | undefined;

  constructor(private readonly ports: SendingPorts) {}

  /** Another buyer is open: what was on its way is not looked for in their box. */
  forget(): void {
    this.text = undefined;
  }

  /** Looks a few times whether the page took it; `taken` is called at most once. The same text is not followed twice at once. */
  follow(text: string, taken: () => void): void {
    if (text.trim() === '' || this.text === text) return;
    this.text = text;
    this.lookAt(0, text, taken);
  }

  private lookAt(at: number, text: string, taken: () => void): void {
    const delay = LOOKS[at];
    if (delay === undefined) {
      if (this.text === text) this.text = undefined;
      return;
    }
    setTimeout(() => {
      if (this.ports.signal.aborted || this.text !== text) return;
      const box = this.ports.box();
      if (!box || draftOf(box).includes(text.trim())) return this.lookAt(at + 1, text, taken);
      this.text = undefined;
      taken();
    }, delay);
  }
}
