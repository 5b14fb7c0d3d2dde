import { computed, effect, signal } from '@preact/signals';
import type { AidProps, AidState } from '../../components/aid-card';
import { inWords } from '../../components/words';
import { aidAllowedIn } from '../../lib/policy/desk';
import type { AidAnswer } from '../../lib/reply/aid';
import { hear } from '../../lib/request';
import { type AidChoice, readSettings } from '../../lib/store/settings';
import { askBuiltInModel } from '../../lib/team/built-in-model';
import { askChatModel, CANCELLED, type ChatMessage, type ChatOptions } from '../../lib/team/chat-model';
import { store } from '../desk/follow-ups';
import { insert } from './box';
import { packs } from './desk';
import { fetchReplies } from './replies';
import { openView } from './tab';

/* The writing aid beside the chat: asks the model that was chosen, and offers what passes. Off unless it was chosen. */

const choice = signal<AidChoice | undefined>(undefined);
const aid = signal<AidState>({ state: 'idle' });
let asking: AbortController | undefined;

const buyerId = computed(() => openView()?.conversation?.buyer.id);
// What was written for one buyer is nothing for another.
effect(() => {
  void buyerId.value;
  cancel();
});

/** Follows the setting. */
export async function openAid(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'settings') void readChoice();
  });
  await readChoice();
}

async function readChoice(): Promise<void> {
  const db = await store();
  if (db) choice.value = (await readSettings(db)).aid;
}

/** What the panel draws; `undefined` where the aid is off or the policy forbids it. */
export function aidProps(): AidProps | undefined {
  const chosen = choice.value;
  const view = openView();
  if (!chosen || !view?.conversation || !aidAllowedIn(packs.value)) return undefined;
  return {
    aid: aid.value,
    does: view.draft.text.trim() === '' ? 'draft' : 'rewrite',
    onAsk: () => void ask(chosen),
    onCancel: cancel,
    onInsert: (text) => {
      void insert(text, 'at-caret');
      aid.value = { state: 'idle' };
    },
  };
}

function cancel(): void {
  asking?.abort();
  asking = undefined;
  aid.value = { state: 'idle' };
}

async function ask(chosen: AidChoice): Promise<void> {
  cancel();
  const mine = new AbortController();
  asking = mine;
  aid.value = { state: 'writing', text: '' };
  // The rules an answer is judged by are fetched with the first question.
  const [{ policy }, { aidAnswer, aidQuestion }, { Veil }] = await Promise.all([
    fetchReplies(),
    import('../../lib/reply/aid'),
    import('../../lib/reply/veil'),
  ]);
  if (asking !== mine) return;
  const { conversation, reading, draft } = openView() ?? {};
  if (!conversation || !reading || !draft) return cancel();
  const order = conversation.order.state === 'found' ? conversation.order.value : undefined;
  const { buyer } = conversation;
  const veil = new Veil([buyer.name, buyer.id, conversation.agent, order?.number, order?.trackingNumber]);
  const findings = draft.verdict.state === 'checked' ? draft.verdict.findings : [];
  const question = aidQuestion(
    { facts: reading.facts, messages: conversation.messages, draft: draft.text, findings },
    veil,
  );
  const onText = (text: string) => {
    const shown = veil.show(text);
    if (asking === mine) aid.value = { state: 'writing', text: shown.ok ? shown.text : text };
  };
  const written = await askModel(chosen, question, { signal: mine.signal, onText });
  if (asking !== mine) return;
  asking = undefined;
  aid.value = written.ok
    ? stateOf(aidAnswer(written.text, veil, policy.value, openView()?.reading?.facts ?? reading.facts))
    : written.problem.key === CANCELLED.key
      ? { state: 'idle' }
      : { state: 'failed', problem: inWords(written.problem) };
}

const askModel = (chosen: AidChoice, messages: readonly ChatMessage[], options: ChatOptions) =>
  chosen.from === 'address' ? askChatModel(chosen, messages, options) : askBuiltInModel(messages, options);

function stateOf(answer: AidAnswer): AidState {
  if (answer.state === 'passed') return { state: 'ready', text: answer.text };
  if (answer.state === 'unusable') return { state: 'failed', problem: inWords(answer.problem) };
  return { state: 'refused', because: [...new Set(answer.findings.map(({ say }) => say))] };
}
