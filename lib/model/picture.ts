import { type Saying, saying } from './saying';

/* What a picture that goes with a reply may be: the form says it before, the store holds to it. */

/** What consoles take and the clipboard can carry. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
const MEGABYTE = 1024 * 1024;
/** The largest picture kept, in bytes. */
export const MOST_PICTURE_BYTES = 2 * MEGABYTE;
export const MOST_ALT = 100;

type Picture = Pick<Blob, 'type' | 'size'>;

/** Why a file cannot be a reply's picture, whatever is said of it. */
export function pictureFileProblem({ type, size }: Picture): Saying | undefined {
  if (!PICTURE_TYPES.some((each) => each === type)) return saying('replyPictureNot');
  return size > MOST_PICTURE_BYTES ? saying('replyPictureBig', (size / MEGABYTE).toFixed(1)) : undefined;
}

/** Why a picture is not taken. One that nothing is said of cannot be found again, nor heard. */
export const pictureProblem = (file: Picture, alt: string): Saying | undefined =>
  pictureFileProblem(file) ?? (alt.trim() === '' ? saying('replyPictureNoAlt') : undefined);
