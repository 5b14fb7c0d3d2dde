import * as v from 'valibot';
import { MOST_ALT, MOST_PICTURE_BYTES, PICTURE_TYPES, pictureProblem } from '../model/picture';
import { type Saved, type Store, type StoredPicture, save } from './db';

/* Pictures that go with replies: kept as they are, on this machine. */

/** A record of the table, as a backup brings it. */
export const PictureSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  blob: v.pipe(v.blob(), v.mimeType(PICTURE_TYPES), v.maxSize(MOST_PICTURE_BYTES)),
  alt: v.pipe(v.string(), v.maxLength(MOST_ALT)),
});

/** Keeps a picture, unless `pictureProblem` has something against it. */
export async function keepPicture(store: Store, { id, blob, alt }: StoredPicture): Promise<Saved<void>> {
  const problem = pictureProblem(blob, alt);
  if (problem) return { ok: false, problem };
  return save(store, ['pictures'], async (tx) => {
    await tx.objectStore('pictures').put({ id, blob, alt: alt.trim().slice(0, MOST_ALT) });
  });
}

/** A picture by its id; `undefined` where there is none, or it cannot be read. */
export async function pictureById(store: Store, id: string): Promise<StoredPicture | undefined> {
  const found = await store.get('pictures', id);
  return found?.blob instanceof Blob && typeof found.alt === 'string' ? found : undefined;
}

export const removePicture = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['pictures'], (tx) => tx.objectStore('pictures').delete(id));
