import * as v from 'valibot';
import { type Saved, type Store, type StoredPicture, save } from './db';

/* Pictures that go with replies: kept as they are, on this machine. */

/** What consoles take and the clipboard can carry. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
/** The largest picture kept, in bytes: 2 MB. */
export const MOST_PICTURE_BYTES = 2 * 1024 * 1024;
export const MOST_ALT = 100;

/** A record of the table, as a backup brings it. */
export const PictureSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  blob: v.pipe(v.blob(), v.mimeType(PICTURE_TYPES), v.maxSize(MOST_PICTURE_BYTES)),
  alt: v.pipe(v.string(), v.maxLength(MOST_ALT)),
});

/** Why a picture is not taken. */
export type PictureProblem = 'not-a-picture' | 'too-big' | 'no-alt';

export function pictureProblem(blob: Blob, alt: string): PictureProblem | undefined {
  if (!PICTURE_TYPES.some((type) => type === blob.type)) return 'not-a-picture';
  if (blob.size > MOST_PICTURE_BYTES) return 'too-big';
  return alt.trim() === '' ? 'no-alt' : undefined;
}

/** Keeps a picture that `pictureProblem` has nothing against. */
export const keepPicture = (store: Store, { id, blob, alt }: StoredPicture): Promise<Saved<void>> =>
  save(store, ['pictures'], async (tx) => {
    await tx.objectStore('pictures').put({ id, blob, alt: alt.trim().slice(0, MOST_ALT) });
  });

/** A picture by its id; `undefined` where there is none, or it cannot be read. */
export async function pictureById(store: Store, id: string): Promise<StoredPicture | undefined> {
  const found = await store.get('pictures', id);
  return found?.blob instanceof Blob && typeof found.alt === 'string' ? found : undefined;
}

export const removePicture = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['pictures'], (tx) => tx.objectStore('pictures').delete(id));
