import { signal } from '@preact/signals';
import { createRef } from 'preact';
import { TrialPane } from '../../components/studio/trial-pane';
import { VersionsPane } from '../../components/studio/versions-pane';
import { t } from '../../components/words';
import { hrefOf } from '../../lib/policy/place';
import { exampleOf } from '../../lib/policy/report';
import type { Store } from '../../lib/store/db';
import { letPass, openReports as openQueue, reports } from './answering';
import * as draft from './draft';
import { isLost } from './lost';
import { go } from './place';
import { openPublisher } from './publisher';
import { saveAgain } from './publishing';
import * as trial from './trial';

/* Beside the editor: what the draft would have done, what agents said of it, what was published. */

const kept = signal(0);

/** In a narrow window this side lies over the page, and only when it is asked for. */
export const isSideOpen = signal(false);
const aside = createRef<HTMLElement>();
let openedFrom: Element | null = null;

export function openSide(): void {
  openedFrom = document.activeElement;
  isSideOpen.value = true;
  // Drawn first: what is not shown takes no focus.
  requestAnimationFrame(() => aside.current?.focus());
}

/** Away with it, and back to where it was asked for. */
function closeSide(): void {
  isSideOpen.value = false;
  if (openedFrom instanceof HTMLElement) openedFrom.focus();
}

/** Opens what this side and its pages show: the queue of reports, and the keys. */
export async function openReports(store: Store): Promise<void> {
  await Promise.all([openQueue(store), openPublisher(store)]);
  kept.value = await store.count('sent');
}

export function Side() {
  const open = reports.value.filter(({ answer }) => answer === undefined).length;
  return (
    <aside
      ref={aside}
      class={isSideOpen.value ? 'studio-side side-open' : 'studio-side'}
      data-local
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing && isSideOpen.peek()) closeSide();
      }}
    >
      <TrialPane
        running={trial.running.value}
        result={trial.result.value}
        mapping={trial.mapping.value}
        skipped={trial.skipped.value}
        failed={trial.failed.value}
        onNear={trial.makeReady}
        onText={trial.tryText}
        onFile={trial.openFile}
        onMap={trial.mapColumns}
        kept={kept.value}
        onKept={() => void trial.tryKept()}
        onStop={trial.stop}
        onAgain={trial.isBehind.value ? () => trial.tryAgain(trial.policies()) : undefined}
        onWrongHit={({ finding, message }) => {
          letPass(finding.rule, exampleOf(message.text, message.facts.fault));
          go({ at: 'rule', id: finding.rule });
        }}
      />
      <section class="studio-trial" aria-label={t('stReports')}>
        <h2>{t('stReports')}</h2>
        <p>
          <a href={hrefOf({ at: 'answers' })}>{open > 0 ? t('polOpenReports', open) : t('stNoReports')}</a>
        </p>
      </section>
      <VersionsPane
        versions={draft.versions.value.map(({ pack, publishedAt, signed }) => ({
          version: pack.version,
          note: pack.note,
          publishedAt,
          hasFile: signed !== undefined,
        }))}
        onReturn={returnTo}
        onSave={saveAgain}
      />
    </aside>
  );
}

/** An older version's content becomes the draft; published, it is the next version. */
function returnTo(version: number): void {
  const old = draft.versions.peek().find(({ pack }) => pack.version === version);
  if (!old) return;
  draft.change(old.pack);
  if (isLost.peek()) go({ at: 'changes' });
  draft.said.value = t('stReturned', version);
}
