import { SCENARIOS } from '../../lib/model/case';
import { TONES } from '../../lib/model/reply';
import { t, word } from '../words';
import type { Written } from './form-values';

export interface ReplyFoundByProps {
  written: Written;
  onChange: (change: Partial<Written>) => void;
}

/** What a reply is found by: its title and keywords, what it is for, how it sounds, where it is kept. */
export function ReplyFoundBy({ written, onChange }: ReplyFoundByProps) {
  return (
    <>
      <label>
        <span class="secondary">
          {t('replyTitle')} · {t('replyTitleHint')}
        </span>
        <input
          maxLength={60}
          value={written.title}
          onInput={(event) => onChange({ title: event.currentTarget.value })}
        />
      </label>
      <label>
        <span class="secondary">
          {t('replyKeywords')} · {t('replyKeywordsHint')}
        </span>
        <input
          maxLength={200}
          value={written.keywords}
          onInput={(event) => onChange({ keywords: event.currentTarget.value })}
        />
      </label>
      <div class="reply-form-row">
        <label>
          <span class="secondary">{t('repliesScenario')}</span>
          <select
            value={written.scenario ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              onChange({ scenario: SCENARIOS.find((id) => id === chosen) });
            }}
          >
            <option value="">{t('replyScenarioAny')}</option>
            {SCENARIOS.map((id) => (
              <option key={id} value={id}>
                {word('scenario', id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="secondary">{t('replyTone')}</span>
          <select
            value={written.tone ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              onChange({ tone: TONES.find((tone) => tone === chosen) });
            }}
          >
            <option value="">{t('replyToneAny')}</option>
            {TONES.map((tone) => (
              <option key={tone} value={tone}>
                {word('tone', tone)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="secondary">{t('replyKeepOn')}</span>
          <select
            value={written.shelf}
            onChange={(event) => onChange({ shelf: event.currentTarget.value === 'shop' ? 'shop' : 'own' })}
          >
            <option value="own">{word('shelf', 'own')}</option>
            <option value="shop">{word('shelf', 'shop')}</option>
          </select>
        </label>
      </div>
    </>
  );
}
