import { computed, signal } from '@preact/signals';
import type { GapLimits } from '../../components/gap-form';
import { settings } from '../desk/follow-ups';
import { limitYuan } from './open-case';

/*
 * What the panel knows of replies from the start. The library itself, with every rule it is judged by, is megabytes that
 * the first pane does not show: it is fetched once that pane stands, or at once when it is asked for.
 */

type ReplyPart = typeof import('./reply-part');

/** the library and what is done with it; `undefined` until it has come */
export const replyPart = signal<ReplyPart | undefined>(undefined);
let coming: Promise<ReplyPart> | undefined;

/** Fetches the library, once. It is shown when its shelves have been read: nothing comes in between afterwards. */
export function fetchReplies(): Promise<ReplyPart> {
  coming ??= import('./reply-part').then(async (part) => {
    await part.openLibrary();
    replyPart.value = part;
    return part;
  });
  return coming;
}

export const limits = computed<GapLimits>(() => ({
  limitYuan: limitYuan.value,
  usual: { days: settings.value?.shopWords.days },
  request: replyPart.value?.request,
  onRequest: (yuan) => void fetchReplies().then((part) => part.askSupervisor(yuan)),
}));
