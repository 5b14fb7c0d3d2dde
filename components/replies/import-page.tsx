import { useState } from 'preact/hooks';
import type { Mapping } from '../../lib/reply/sheet';
import { FileButton } from '../file-button';
import { t, word } from '../words';
import { ImportColumns } from './import-columns';
import { ImportReview } from './import-review';
import type { CheckedRow, Taking } from './import-row';

export type ImportStep =
  | { step: 'choose'; problem?: string; said?: string }
  | { step: 'reading' }
  | { step: 'columns'; name: string; rows: readonly (readonly string[])[]; mapping: Mapping }
  | { step: 'checking'; doing: 'comparing' | 'checking'; done: number; of: number }
  | { step: 'review'; name: string; rows: readonly CheckedRow[] }
  | { step: 'storing'; count: number };

export interface ImportPageProps {
  state: ImportStep;
  choices: ReadonlyMap<number, Taking>;
  chosen: number;
  shelf: 'own' | 'shop';
  onFile: (file: File) => void;
  onExport: () => void;
  onMap: (mapping: Mapping) => void;
  onCheck: () => void;
  onTake: (row: number, taking: Taking) => void;
  onShelf: (shelf: 'own' | 'shop') => void;
  onStore: () => void;
  onCancel: () => void;
}

/** A sheet on its way into the library, one step at a time, and the way out again. */
export function ImportPage(props: ImportPageProps) {
  const { state } = props;
  return (
    <main class="import" aria-busy={state.step === 'checking' || state.step === 'storing'}>
      <h1>{t('importTitle')}</h1>
      {state.step === 'choose' && <Choose {...props} {...state} />}
      {state.step === 'reading' && <p class="secondary">{t('importReading')}</p>}
      {state.step === 'columns' && (
        <ImportColumns {...state} onMap={props.onMap} onCheck={props.onCheck} onCancel={props.onCancel} />
      )}
      {state.step === 'checking' && (
        <Progress
          label={t(state.doing === 'comparing' ? 'importComparing' : 'importChecking', state.done, state.of)}
          onCancel={props.onCancel}
          {...state}
        />
      )}
      {state.step === 'review' && (
        <>
          <ImportReview rows={state.rows} choices={props.choices} onTake={props.onTake} />
          <footer class="import-foot">
            <label>
              {t('importInto')}
              <select
                value={props.shelf}
                onChange={(event) => props.onShelf(event.currentTarget.value === 'shop' ? 'shop' : 'own')}
              >
                <option value="own">{word('shelf', 'own')}</option>
                <option value="shop">{word('shelf', 'shop')}</option>
              </select>
            </label>
            <button type="button" class="primary" disabled={props.chosen === 0} onClick={props.onStore}>
              {props.chosen === 0 ? t('importNothing') : t('importStore', props.chosen)}
            </button>
            <button type="button" class="quiet" onClick={props.onCancel}>
              {t('importCancel')}
            </button>
          </footer>
        </>
      )}
      {state.step === 'storing' && <Progress label={t('importStoring', state.count)} onCancel={props.onCancel} />}
    </main>
  );
}

function Choose({ problem, said, onFile, onExport }: ImportPageProps & { problem?: string; said?: string }) {
  const [over, setOver] = useState(false);
  return (
    <>
      <p class="secondary">{t('importIntro')}</p>
      {problem && (
        <p class="import-problem" role="alert">
          {problem}
        </p>
      )}
      {said && <p role="status">{said}</p>}
      <section
        class={over ? 'import-drop import-drop-over' : 'import-drop'}
        aria-label={t('importDrop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer?.files[0];
          if (file) onFile(file);
        }}
      >
        <FileButton label={t('importChoose')} accept=".xlsx,.csv,.txt" onFile={onFile} />
        <p class="secondary">{t('listComma', t('importChooseHelp'), t('importDrop'))}</p>
      </section>
      <button type="button" onClick={onExport}>
        {t('importExport')}
      </button>
    </>
  );
}

function Progress({ label, done, of, onCancel }: { label: string; done?: number; of?: number; onCancel: () => void }) {
  return (
    <div class="import-progress">
      <p role="status">{label}</p>
      <progress value={done} max={of} aria-label={label} />
      <button type="button" onClick={onCancel}>
        {t('importCancel')}
      </button>
    </div>
  );
}
