import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/studio/studio.css';
import { Dialog } from '../../components/dialog';
import { Notice } from '../../components/notice';
import { draftOfExample, type JudgedExample } from '../../components/studio/example-list';
import { NewRule } from '../../components/studio/new-rule';
import { ChangeList, Problems, PublishForm } from '../../components/studio/publish-form';
import { RuleEditor } from '../../components/studio/rule-editor';
import { RuleNav } from '../../components/studio/rule-nav';
import { TextView } from '../../components/studio/text-view';
import { TrialPane } from '../../components/studio/trial-pane';
import { ReportsPane, VersionsPane } from '../../components/studio/versions-pane';
import { setMessages, t } from '../../components/words';
import { DEFAULT_SEVERITY } from '../../lib/model/category';
import type { GuardEvent } from '../../lib/model/view';
import { addExample, type ExampleKind, type PackExample, putRule, removeRule, ruleIn } from '../../lib/policy/edit';
import type { PackRule } from '../../lib/policy/pack';
import { builtInPack } from '../../lib/policy/packs';
import { proposePatterns } from '../../lib/policy/propose';
import { exampleFacts } from '../../lib/policy/self-test';
import { tell } from '../../lib/request';
import { openStore, type Store } from '../../lib/store/db';
import { recentEvents } from '../../lib/store/events';
import { check } from '../../lib/wording/check';
import * as draft from './draft';
import * as trial from './trial';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('stTitle');

type Middle = { shows: 'rule'; id: string } | { shows: 'new' } | { shows: 'text' } | { shows: 'nothing' };
const middle = signal<Middle>({ shows: 'nothing' });
const dialog = signal<'publish' | 'changes' | undefined>(undefined);
const note = signal('');
const reports = signal<readonly GuardEvent[]>([]);
const answered = signal<ReadonlySet<number>>(new Set());

const own = computed(() => new Set((draft.pack.value.rules ?? []).map((rule) => rule.id)));
const wrong = computed(() => new Set(draft.tried.value.problems.flatMap((p) => p.rule ?? [])));
const builtIn = new Set((builtInPack().rules ?? []).map((rule) => rule.id));
const before = () => (draft.inForce.value ? [draft.inForce.value] : []);

/** Each example with what the policy as written makes of it. */
function judged(id: string, examples: readonly PackExample[] | undefined): readonly JudgedExample[] {
  const { compiled } = draft.tried.value;
  return (examples ?? []).map((example) => {
    const facts = exampleFacts(
      typeof example === 'string'
        ? { draft: example, facts: {} }
        : { draft: example.draft, facts: example.facts ?? {} },
    );
    const found = check(compiled, draftOfExample(example), facts, true).filter((f) => f.rule === id);
    return { example, found: found.length > 0, spans: found };
  });
}

function Middle() {
  const now = middle.value;
  if (now.shows === 'text')
    return <TextView text={JSON.stringify(draft.pack.peek(), null, 2)} onApply={draft.applyText} />;
  if (now.shows === 'new')
    return (
      <NewRule
        taken={new Set([...own.value, ...builtIn])}
        propose={(flags, passes) => proposePatterns(flags, passes, draft.tried.peek().policy)}
        onCreate={(id, rule) => {
          draft.change(putRule(draft.pack.peek(), id, rule));
          void draft.settle();
          middle.value = { shows: 'rule', id };
        }}
        onCancel={() => {
          middle.value = { shows: 'nothing' };
        }}
      />
    );
  const rule = now.shows === 'rule' ? ruleIn(draft.pack.value, now.id) : undefined;
  return rule ? <Rule rule={rule} /> : <p class="secondary">{t('stPick')}</p>;
}

function Rule({ rule }: { rule: PackRule }) {
  const { id } = rule;
  const category = rule.category ?? 'arguing';
  return (
    <RuleEditor
      key={id}
      rule={rule}
      severity={rule.severity ?? DEFAULT_SEVERITY[category]}
      origin={builtIn.has(id) ? (own.value.has(id) ? 'changed' : 'built-in') : 'own'}
      flags={judged(id, rule.flags)}
      passes={judged(id, rule.passes)}
      problems={draft.tried.value.problems.filter((p) => p.rule === id)}
      today={new Date().toISOString().slice(0, 10)}
      onChange={(changes) => draft.change(putRule(draft.pack.peek(), id, changes))}
      onAddExample={(kind: ExampleKind, text) => draft.change(addExample(draft.pack.peek(), id, kind, text))}
      onRemove={() => draft.change(removeRule(draft.pack.peek(), id))}
    />
  );
}

function Head() {
  const { value: pack } = draft.pack;
  return (
    <header class="studio-head">
      <h1>{t('stTitle')}</h1>
      <span class="pill">{t('stDraft', pack.name, draft.nextVersion.value)}</span>
      <span class="secondary">
        {draft.changes.value.length > 0 ? t('stChanged', draft.changes.value.length) : t('stUnchanged')}
        {' · '}
        {draft.tried.value.problems.length > 0 ? t('stProblems', draft.tried.value.problems.length) : t('stFine')}
      </span>
      <span class="push" />
      <button type="button" class="quiet" disabled={!draft.canUndo.value} onClick={draft.undo}>
        {t('stUndo')}
      </button>
      <button type="button" class="quiet" disabled={!draft.canRedo.value} onClick={draft.redo}>
        {t('stRedo')}
      </button>
      <button
        type="button"
        aria-pressed={middle.value.shows === 'text'}
        onClick={() => {
          middle.value = middle.value.shows === 'text' ? { shows: 'nothing' } : { shows: 'text' };
        }}
      >
        {t(middle.value.shows === 'text' ? 'stForm' : 'stText')}
      </button>
      <button
        type="button"
        onClick={() => {
          dialog.value = 'changes';
        }}
      >
        {t('stCompare')}
      </button>
      <button
        type="button"
        class="primary"
        onClick={() => {
          dialog.value = 'publish';
        }}
      >
        {t('stPublish')}
      </button>
    </header>
  );
}

function Side({ store }: { store: Store }) {
  const open = reports.value.filter((report) => report.rule && report.quote && !answered.value.has(report.at));
  return (
    <aside class="studio-side">
      {draft.tried.value.problems.length > 0 && (
        <section class="studio-trial" aria-label={t('stProblems', draft.tried.value.problems.length)}>
          <h2>{t('stProblems', draft.tried.value.problems.length)}</h2>
          <Problems problems={draft.tried.value.problems} />
        </section>
      )}
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
        onReturn={(version) => {
          const old = draft.versions.peek().find(({ pack }) => pack.version === version);
          if (!old) return;
          draft.change(old.pack);
          draft.said.value = t('stReturned', version);
        }}
      />
      <p class="said" role="status">
        {draft.said.value}
      </p>
      {draft.taken.value && (
        <div class="unchecked" role="alert">
          {t('stTaken')}{' '}
          <button type="button" onClick={() => void draft.openDraft(store, Date.now())}>
            {t('stReload')}
          </button>
        </div>
      )}
    </aside>
  );
}

/** A sentence that was found wrongly becomes one that must pass; the rule is tried at once. */
function letPass(rule: string, text: string): void {
  draft.change(addExample(draft.pack.peek(), rule, 'passes', text));
  void draft.settle().then(() => trial.tryAgain([draft.pack.peek()], before()));
  draft.said.value = t('stAccepted', ruleIn(draft.pack.peek(), rule)?.say ?? rule);
  middle.value = { shows: 'rule', id: rule };
}

function accept(report: GuardEvent): void {
  if (!report.rule || !report.quote) return;
  answered.value = new Set([...answered.value, report.at]);
  letPass(report.rule, report.quote);
}

async function publish(): Promise<void> {
  const published = await draft.publish(note.value, Date.now());
  if (!published) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([published.text], { type: 'application/json' }));
  link.download = `wenda-policy-v${published.version}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  tell('policy', { version: await draft.versionInForce() });
  draft.said.value = t('stPublished', published.version);
  note.value = '';
  dialog.value = undefined;
}

const closeDialog = () => {
  dialog.value = undefined;
};

function Dialogs() {
  if (dialog.value === 'changes')
    return (
      <Dialog title={t('stChangesTitle')} onClose={closeDialog}>
        <ChangeList changes={draft.changes.value} />
      </Dialog>
    );
  if (dialog.value === 'publish')
    return (
      <Dialog title={t('stPublishTitle', draft.nextVersion.value)} onClose={closeDialog}>
        <PublishForm
          version={draft.nextVersion.value}
          note={note.value}
          publicKey={draft.keys.value?.publicKey ?? ''}
          changes={draft.changes.value}
          problems={draft.tried.value.problems}
          onNote={(text) => {
            note.value = text;
          }}
          onPublish={() => void publish()}
        />
      </Dialog>
    );
  return null;
}

function Studio({ store }: { store: Store }) {
  return (
    <div class="studio">
      <Head />
      <RuleNav
        rules={draft.tried.value.policy.rules}
        selected={middle.value.shows === 'rule' ? middle.value.id : undefined}
        own={own.value}
        wrong={wrong.value}
        onSelect={(id) => {
          middle.value = { shows: 'rule', id };
        }}
        onNew={() => {
          middle.value = { shows: 'new' };
        }}
      />
      <main class="studio-main">
        <Middle />
      </main>
      <Side store={store} />
      <Dialogs />
    </div>
  );
}

const root = document.getElementById('studio');
const opened = await openStore();
if (root && !opened.ok) render(<Notice title={t('stateStoreDown')} help={opened.problem} />, root);
if (root && opened.ok) {
  await draft.openDraft(opened.store, Date.now());
  reports.value = (await recentEvents(opened.store)).filter((e) => e.did === 'not-a-risk' || e.did === 'overridden');
  render(<Studio store={opened.store} />, root);
}
