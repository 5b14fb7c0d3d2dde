import { useEffect, useMemo, useState } from 'preact/hooks';
import { MOST_ALT, PICTURE_TYPES, pictureFileProblem, pictureProblem } from '../../lib/model/picture';
import type { Saying } from '../../lib/model/saying';
import { FileButton } from '../file-button';
import { inWords, t } from '../words';
import type { Written } from './form-values';
import { type PictureOf, ReplyPicture } from './reply-row';

export interface PictureFieldProps {
  picture: Written['picture'];
  pictureOf: PictureOf;
  /** `bad`: it cannot be kept as it is */
  onPicture: (picture: Written['picture'], bad: boolean) => void;
}

/** The picture of a reply: chosen, described, taken away. Its limits are said before and after. */
export function PictureField({ picture, pictureOf, onPicture }: PictureFieldProps) {
  const [problem, setProblem] = useState<Saying>();
  const file = picture && 'file' in picture ? picture.file : undefined;
  const url = useMemo(() => file && URL.createObjectURL(file), [file]);
  useEffect(() => () => url && URL.revokeObjectURL(url), [url]);
  const choose = (chosen: File) => {
    const wrong = pictureFileProblem(chosen);
    setProblem(wrong);
    if (!wrong) onPicture({ file: chosen, alt: '' }, true);
  };
  return (
    <fieldset class="picture-field">
      <legend class="secondary">
        {t('replyPicture')} · {t('replyPictureHint')}
      </legend>
      {picture && 'id' in picture && <ReplyPicture id={picture.id} pictureOf={pictureOf} />}
      {file && url && <img class="reply-picture" src={url} alt={picture?.alt || file.name} />}
      {file && (
        <label>
          <span class="secondary">{t('replyPictureAlt')}</span>
          <input
            required
            maxLength={MOST_ALT}
            value={picture?.alt ?? ''}
            onInput={(event) => {
              const alt = event.currentTarget.value;
              onPicture({ file, alt }, pictureProblem(file, alt) !== undefined);
            }}
          />
        </label>
      )}
      <p class="actions">
        <FileButton label={t('replyPicture')} accept={PICTURE_TYPES.join(',')} onFile={choose} />
        {picture && (
          <button type="button" class="quiet" onClick={() => onPicture(undefined, false)}>
            {t('replyPictureRemove')}
          </button>
        )}
      </p>
      {problem && (
        <p class="severity-block" role="alert">
          {inWords(problem)}
        </p>
      )}
    </fieldset>
  );
}
