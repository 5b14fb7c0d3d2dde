import { useRef } from 'preact/hooks';
import { FAULTS, SCENARIOS, STAGES } from '../../lib/model/case';
import { type Reply, TONES } from '../../lib/model/reply';
import { STEPS } from '../../lib/model/view';
import { hrefOf } from '../../lib/policy/place';
import { t, word } from '../words';
import { Checks, ChoiceField, Problem } from './fields';

/** A case in which the reply would be held or flagged, and by what. */
export interface FailingCase {
  fault: string;
  say: string;
  rule: string;
}

export interface ReplyEditorProps {
  reply: Reply;
  origin: 'own' | 'built-in' | 'changed';
  fails: FailingCase | undefined;
  onChange: (reply: Reply) => void;
  onRemove: () => void;
}

const SLOTS = ['buyer', 'goods', 'orderNo', 'courier', 'trackingNo', 'dueTime', 'amount', 'days', 'address'] as const;
const ORIGIN = { own: 'stOwnRule', 'built-in': 'stBuiltIn', changed: 'stChangedHere' } as const;

/** One reply: its words with their slots, when it fits, and at once whether the policy lets it pass in those cases. */
export function ReplyEditor({ reply, origin, fails, onChange, onRemove }: ReplyEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const put = (changes: Partial<Reply>) => {
    const next = { ...reply, ...changes };
    for (const key of ['faults', 'stages', 'step', 'tone'] as const) if (next[key] === undefined) delete next[key];
    onChange(next);
  };
  const insert = (slot: string) => {
    const at = box.current?.selectionStart ?? reply.text.length;
    put({ text: `${reply.text.slice(0, at)}{${slot}}${reply.text.slice(at)}` });
    box.current?.focus();
  };
  const isKnown = (tone: string | undefined): tone is (typeof TONES)[number] => TONES.some((each) => each === tone);
  return (
    <article class="studio-rule" aria-label={reply.id}>
      <header>
        <div>
          <h2>{reply.id}</h2>
          <p class="secondary">
            {t(ORIGIN[origin])} · <a href={hrefOf({ at: 'replies' })}>{t('stuAllReplies')}</a>
          </p>
        </div>
      </header>
      <div class="studio-field">
        <label>
          <span class="studio-label">{t('stuReplyText')}</span>
          <textarea
            ref={box}
            rows={3}
            data-field="text"
            aria-invalid={fails !== undefined || reply.text.trim() === ''}
            value={reply.text}
            onInput={(event) => put({ text: event.currentTarget.value })}
          />
        </label>
        <p class="studio-slots">
          <span class="secondary">{t('stuInsertSlot')}</span>
          {SLOTS.map((slot) => (
            <button key={slot} type="button" class="quiet" onClick={() => insert(slot)}>
              {word('slot', slot)}
            </button>
          ))}
        </p>
        <div aria-live="polite">
          {reply.text.trim() === '' ? (
            <Problem>{t('stuEmptyLine')}</Problem>
          ) : fails ? (
            <p class="studio-problem">
              {t('stuFailsIn', word('fault', fails.fault), fails.say)}{' '}
              <a href={hrefOf({ at: 'rule', id: fails.rule })}>{fails.rule}</a>
            </p>
          ) : (
            <p class="secondary">✓ {t('stuPassesAll')}</p>
          )}
        </div>
      </div>
      <Checks
        label={word('field', 'scenarios')}
        help={t('stuNoneIsEvery')}
        chosen={reply.scenarios}
        options={SCENARIOS}
        nameOf={(each) => word('scenario', each)}
        onChange={(scenarios) => put({ scenarios: scenarios ?? [] })}
      />
      <Checks
        label={word('field', 'faults')}
        chosen={reply.faults}
        options={FAULTS}
        nameOf={(each) => word('fault', each)}
        onChange={(faults) => put({ faults })}
      />
      <Checks
        label={word('field', 'stages')}
        chosen={reply.stages}
        options={STAGES}
        nameOf={(each) => word('stage', each)}
        onChange={(stages) => put({ stages })}
      />
      <div class="studio-pair">
        <ChoiceField
          label={word('field', 'step')}
          value={reply.step}
          options={STEPS}
          none={t('stuEvery')}
          nameOf={(each) => word('step', each)}
          onChange={(step) => put({ step })}
        />
        <ChoiceField
          label={word('field', 'tone')}
          value={isKnown(reply.tone) ? reply.tone : undefined}
          options={TONES}
          none={t('stuEvery')}
          nameOf={(each) => word('tone', each)}
          onChange={(tone) => put({ tone })}
        />
      </div>
      {origin !== 'built-in' && (
        <button type="button" class="quiet danger" onClick={onRemove}>
          {t(origin === 'own' ? 'stuRemoveReply' : 'stRestore')}
        </button>
      )}
    </article>
  );
}
