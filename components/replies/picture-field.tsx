import { useEffect, useMemo, useState } from 'preact/hooks';
import { FileButton } from '../file-button';
import { t } from '../words';
import type { Written } from './form-values';
import { type PictureOf, ReplyPicture } from './reply-row';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const MOST_MB = 2;

export interface PictureFieldProps {
  picture: Written['picture'];
  pictureOf: PictureOf;
  /** `bad`: it cannot be kept as it is */
  onPicture: (picture: Written['picture'], bad: boolean) => void;
}

/** The picture of a reply: chosen, described, taken away. Its limits are said before and after. */
export function PictureField({ picture, pictureOf, onPicture }: PictureFieldProps) {
  const [problem, setProblem] = useState('');
  const file = picture && 'file' in picture ? picture.file : undefined;
  const url = useMemo(() => file && URL.createObjectURL(file), [file]);
  useEffect(() => () => url && URL.revokeObjectURL(url), [url]);
  const choose = (chosen: File) => {
    const wrong = !TYPES.includes(chosen.type)
      ? t('replyPictureNot')
      : chosen.size > MOST_MB * 1024 * 1024
        ? t('replyPictureBig', (chosen.size / 1024 / 1024).toFixed(1))
        : '';
    setProblem(wrong);
    if (wrong === '') onPicture({ file: chosen, alt: '' }, true);
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
            maxLength={100}
            value={picture?.alt ?? ''}
            onInput={(event) => {
              const alt = event.currentTarget.value;
              onPicture({ file, alt }, alt.trim() === '');
            }}
          />
        </label>
      )}
      <p class="actions">
        <FileButton label={t('replyPicture')} accept={TYPES.join(',')} onFile={choose} />
        {picture && (
          <button type="button" class="quiet" onClick={() => onPicture(undefined, false)}>
            {t('replyPictureRemove')}
          </button>
        )}
      </p>
      {problem !== '' && (
        <p class="severity-block" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
