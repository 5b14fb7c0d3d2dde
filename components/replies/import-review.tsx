import { useMemo, useState } from 'preact/hooks';
import { Virtualizer } from 'virtua';
import { type MessageKey, t } from '../words';
import { type CheckedRow, ROW_STATES, type RowState, type Taking, usualTaking } from './import-row';
import { whereHeld } from './reply-check';
import { virtual } from './virtual-rows';

export interface ImportReviewProps {
  rows: readonly CheckedRow[];
  choices: ReadonlyMap<number, Taking>;
  onTake: (row: number, taking: Taking) => void;
}

const Rows = virtual<CheckedRow>(Virtualizer);
const FIRST_ROWS = 12;

/** What the check found, by kind; every row with what is done with it. */
export function ImportReview({ rows, choices, onTake }: ImportReviewProps) {
  const [only, setOnly] = useState<RowState>();
  const counts = useMemo(
    () => new Map(ROW_STATES.map((state) => [state, rows.filter((row) => row.state === state).length])),
    [rows],
  );
  const shown = useMemo(() => (only ? rows.filter(({ state }) => state === only) : rows), [rows, only]);
  return (
    <section class="import-review">
      <h2>{t('importReview')}</h2>
      <fieldset class="import-kinds">
        <legend class="unseen">{t('importReview')}</legend>
        <button type="button" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
          {t('importAll', rows.length)}
        </button>
        {ROW_STATES.filter((state) => counts.get(state)).map((state) => (
          <button key={state} type="button" aria-pressed={only === state} onClick={() => setOnly(state)}>
            {t(`importState_${state}`, counts.get(state) ?? 0)}
          </button>
        ))}
      </fieldset>
      <div class="import-rows">
        <Rows as="ul" item="li" data={shown} ssrCount={FIRST_ROWS}>
          {(row) => (
            <ReviewRow
              key={row.row}
              row={row}
              taking={choices.get(row.row) ?? usualTaking(row)}
              onTake={(taking) => onTake(row.row, taking)}
            />
          )}
        </Rows>
      </div>
    </section>
  );
}

function ReviewRow({ row, taking, onTake }: { row: CheckedRow; taking: Taking; onTake: (taking: Taking) => void }) {
  const number = t('importRow', row.row);
  if (row.state === 'refused')
    return (
      <div class="import-row">
        <span class="secondary">{number}</span>
        <strong class="severity-block">{t(PROBLEMS[row.problem])}</strong>
      </div>
    );
  const { reply, failures, clean } = row;
  return (
    <div class={taking === 'out' ? 'import-row import-row-out' : 'import-row'}>
      <label class="import-take">
        <input
          type="checkbox"
          aria-label={`${t('importTake')} ${row.row}`}
          checked={taking !== 'out'}
          disabled={failures.length > 0 && !clean}
          onChange={(event) => onTake(event.currentTarget.checked ? (clean ? 'clean' : 'as-is') : 'out')}
        />
        <span class="secondary">{number}</span>
      </label>
      <div class="page-text">
        {reply.reply.title && <strong class="reply-title">{reply.reply.title}</strong>}
        <p class={taking === 'clean' ? 'import-replaced' : undefined}>{reply.reply.text}</p>
        {row.twin && <p class="secondary">{twinWords(row)}</p>}
        {failures.slice(0, 2).map((failure) => (
          <p key={failure.rule} class={`secondary severity-${failure.finding.severity}`}>
            {whereHeld(failure)} · {t('replyCheckFound', failure.quote)}
          </p>
        ))}
        {clean && (
          <p class="import-clean">
            <span class="secondary">{t('importUseClean')}</span> {clean.reply.text}
          </p>
        )}
        {failures.length > 0 && !clean && <p class="secondary">{t('importNoClean')}</p>}
      </div>
    </div>
  );
}

const PROBLEMS: Readonly<Record<Extract<CheckedRow, { state: 'refused' }>['problem'], MessageKey>> = {
  'no-text': 'importProblem_no_text',
  'too-long': 'importProblem_too_long',
};

function twinWords({ state, twin }: Extract<CheckedRow, { failures: unknown }>): string {
  if (!twin) return '';
  if (state === 'twin') return 'row' in twin ? t('importTwinOf', twin.row) : t('importTwinHere');
  return 'row' in twin ? t('importNearOf', twin.row) : t('importNearHere', twin.text);
}
