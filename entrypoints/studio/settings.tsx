import { ClocksForm } from '../../components/studio/clocks-form';
import { LimitsForm } from '../../components/studio/limits-form';
import { PackForm } from '../../components/studio/pack-form';
import { RecurringForm } from '../../components/studio/recurring-form';
import { inWords, t } from '../../components/words';
import { putPart } from '../../lib/policy/edit';
import { clocksOf } from '../../lib/policy/merge';
import type { Pack } from '../../lib/policy/pack';
import { builtInPack } from '../../lib/policy/packs';
import { draftsOf, removeDraft } from '../../lib/store/studio';
import * as draft from './draft';

/** Limits, reasons, hours, retention, clocks, follow-ups that come again. */
export function Limits() {
  const pack = draft.pack.value;
  const own = new Set(pack.clocks ?? []);
  const { problems } = draft.tried.value;
  return (
    <article class="studio-rule" aria-label={t('stuLimits')}>
      <header>
        <h2>{t('stuLimits')}</h2>
      </header>
      <LimitsForm pack={pack} problems={problems} onChange={putAll} />
      <ClocksForm
        clocks={pack.clocks ?? []}
        below={clocksOf([builtInPack(), pack]).filter((clock) => !own.has(clock))}
        problems={problems}
        onChange={(clocks) => draft.change(putPart(draft.pack.peek(), 'clocks', clocks), 'clocks')}
      />
      <RecurringForm
        recurring={pack.recurring ?? []}
        problems={problems}
        onChange={(recurring) => draft.change(putPart(draft.pack.peek(), 'recurring', recurring), 'recurring')}
      />
    </article>
  );
}

function putAll(changes: Partial<Pack>): void {
  let to = draft.pack.peek();
  for (const part of ['limits', 'overrides', 'keep', 'ledger', 'aid', 'agents', 'calls'] as const)
    if (part in changes) to = putPart(to, part, changes[part]);
  draft.change(to, Object.keys(changes).join());
}

/** The pack's own name, note and dates, and the drafts there are of it. */
export function PackSettings() {
  return (
    <PackForm
      pack={draft.pack.value}
      problems={draft.tried.value.problems}
      drafts={draft.drafts.value}
      draft={draft.key.value}
      onChange={({ name, ...parts }) => {
        let to: Pack = name === undefined ? draft.pack.peek() : { ...draft.pack.peek(), name };
        for (const part of ['note', 'validFrom', 'validUntil'] as const)
          if (part in parts) to = putPart(to, part, parts[part]);
        draft.change(to, `pack ${Object.keys(parts).join()}`);
      }}
      onRemoveDraft={(key) => void dropDraft(key)}
    />
  );
}

async function dropDraft(key: string): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const removed = await removeDraft(store, key);
  if (!removed.ok) draft.said.value = inWords(removed.problem);
  draft.drafts.value = (await draftsOf(store, draft.PACK_ID)).map((each) => each.key);
}
