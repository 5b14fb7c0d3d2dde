import { signal } from '@preact/signals';
import { TrialPane } from '../../components/studio/trial-pane';
import { ReportsPane, VersionsPane } from '../../components/studio/versions-pane';
import { t } from '../../components/words';
import type { GuardEvent } from '../../lib/model/view';
import { addExample, ruleIn } from '../../lib/policy/edit';
import type { Store } from '../../lib/store/db';
import { recentEvents } from '../../lib/store/events';
import * as draft from './draft';
import { go } from './place';
import * as trial from './trial';

/* Beside the editor: what the draft would have done, what agents said of it, what was published. */

const reports = signal<readonly GuardEvent[]>([]);
const answered = signal<ReadonlySet<number>>(new Set());

export async function openReports(store: Store): Promise<void> {
  reports.value = (await recentEvents(store)).filter((e) => e.did === 'not-a-risk' || e.did === 'overridden');
}

const before = () => (draft.inForce.value ? [draft.inForce.value] : []);

export function Side() {
  const open = reports.value.filter((report) => report.rule && report.quote && !answered.value.has(report.at));
  return (
    <aside class="studio-side">
      <TrialPane
        running={trial.running.value}
        result={trial.result.value}
        skipped={trial.skipped.value}
        onText={(text) => trial.tryText(text, [draft.pack.peek()], before())}
        onFile={(file) => void file.text().then((text) => trial.tryText(text, [draft.pack.peek()], before()))}
        onStop={trial.stop}
        onWrongHit={({ finding, message }) => letPass(finding.rule, message.text)}
      />
      <ReportsPane reports={open} onAccept={(report) => accept(report)} />
      <VersionsPane
        versions={draft.versions.value.map(({ pack, publishedAt }) => ({
          version: pack.version,
          note: pack.note,
          publishedAt,
        }))}
        onReturn={returnTo}
      />
    </aside>
  );
}

/** A sentence that was found wrongly becomes one that must pass; the rule is tried at once. */
function letPass(rule: string, text: string): void {
  draft.change(addExample(draft.pack.peek(), rule, 'passes', text));
  void draft.settle().then(() => trial.tryAgain([draft.pack.peek()], before()));
  draft.said.value = t('stAccepted', ruleIn(draft.pack.peek(), rule)?.say ?? rule);
  go({ at: 'rule', id: rule });
}

function accept(report: GuardEvent): void {
  if (!report.rule || !report.quote) return;
  answered.value = new Set([...answered.value, report.at]);
  letPass(report.rule, report.quote);
}

/** An older version's content becomes the draft; published, it is the next version. */
function returnTo(version: number): void {
  const old = draft.versions.peek().find(({ pack }) => pack.version === version);
  if (!old) return;
  draft.change(old.pack);
  draft.said.value = t('stReturned', version);
}
