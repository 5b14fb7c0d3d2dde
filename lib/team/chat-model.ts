import { createParser } from 'eventsource-parser';
import * as v from 'valibot';
import { readJson } from '../model/json';
import { type Saying, saying } from '../model/saying';

/*
 * A language model at an address the shop entered: any server of the widespread "chat completions" protocol (its own,
 * Qwen, DeepSeek, a local Ollama …). The answer comes in pieces, as server-sent events.
 */

export interface ChatModel {
  /** up to and with the version: "https://api.example/v1" */
  address: string;
  model: string;
  key?: string | undefined;
}

export interface ChatMessage {
  role: 'system' | 'user';
  content: string;
}

export type Written = { ok: true; text: string } | { ok: false; problem: Saying };

export interface ChatOptions {
  /** the agent's own cancel */
  signal?: AbortSignal;
  /** the text so far, with every piece that comes */
  onText?: (text: string) => void;
  /** without a piece for so long it is given up, in milliseconds */
  patienceMs?: number;
  send?: typeof fetch;
}

const PATIENCE_MS = 30_000;
const MOST_CHARACTERS = 8000;
export const CANCELLED = saying('say_aidCancelled');
export const UNREACHABLE = saying('say_modelUnreached');

const Piece = v.object({
  choices: v.array(
    v.object({
      delta: v.optional(v.object({ content: v.nullish(v.string()) })),
      message: v.optional(v.object({ content: v.nullish(v.string()) })),
    }),
  ),
});
const Refusal = v.object({ error: v.union([v.string(), v.object({ message: v.string() })]) });

/** An address a key and chat text may go to: HTTPS, or this very machine. */
export function isModelAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'));
}

/** Asks the model. Never throws: what went wrong is said to the agent. */
export async function askChatModel(
  { address, model, key }: ChatModel,
  messages: readonly ChatMessage[],
  { signal, onText, patienceMs = PATIENCE_MS, send = fetch }: ChatOptions = {},
): Promise<Written> {
  if (!isModelAddress(address)) return { ok: false, problem: saying('say_modelAddressBad') };
  const patience = new Patience(patienceMs);
  const both = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal;
  try {
    const response = await send(`${address.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, messages, stream: true, temperature: 0.4, max_tokens: 400 }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: both,
    });
    if (!response.ok) return { ok: false, problem: await refusalOf(response) };
    return await readAnswer(response, patience, onText);
  } catch {
    if (signal?.aborted) return { ok: false, problem: CANCELLED };
    if (patience.signal.aborted) return { ok: false, problem: saying('say_modelSilent') };
    return { ok: false, problem: UNREACHABLE };
  } finally {
    patience.end();
  }
}

/** Aborts when nothing has come for a while. */
class Patience {
  private readonly abort = new AbortController();
  private timer: ReturnType<typeof setTimeout>;
  readonly signal = this.abort.signal;

  constructor(private readonly ms: number) {
    this.timer = setTimeout(() => this.abort.abort(), ms);
  }

  again(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.abort.abort(), this.ms);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

async function readAnswer(
  response: Response,
  patience: Patience,
  onText: ((text: string) => void) | undefined,
): Promise<Written> {
  // A server that does not stream answers in one piece of JSON.
  if (!(response.headers.get('content-type') ?? '').includes('event-stream')) {
    const text = contentOf(await response.text());
    if (text === undefined) return { ok: false, problem: NOT_THE_PROTOCOL };
    onText?.(text);
    return { ok: true, text };
  }
  const reader = response.body?.getReader();
  if (!reader) return { ok: false, problem: NOT_THE_PROTOCOL };
  let text = '';
  let ended = false;
  let foreign = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') ended = true;
      if (ended) return;
      const piece = contentOf(data);
      if (piece === undefined) foreign = true;
      else text += piece;
    },
  });
  const decoder = new TextDecoder();
  while (!ended) {
    const { done, value } = await reader.read();
    if (done) break;
    patience.again();
    const before = text.length;
    parser.feed(decoder.decode(value, { stream: true }));
    if (text.length > before) onText?.(text);
    if (foreign || text.length > MOST_CHARACTERS) {
      await reader.cancel();
      return { ok: false, problem: foreign ? NOT_THE_PROTOCOL : saying('say_modelTooLong') };
    }
  }
  await reader.cancel();
  return { ok: true, text };
}

const NOT_THE_PROTOCOL = saying('say_modelForeign');

/** The text of one piece, empty where it holds none (a role, a reason for the end); `undefined` where it is none of ours. */
function contentOf(json: string): string | undefined {
  const parsed = v.safeParse(Piece, readJson(json));
  if (!parsed.success) return undefined;
  const [choice] = parsed.output.choices;
  return choice?.delta?.content ?? choice?.message?.content ?? '';
}

async function refusalOf(response: Response): Promise<Saying> {
  const said = v.safeParse(Refusal, readJson((await response.text().catch(() => '')).slice(0, 20_000)));
  const error = said.success ? said.output.error : undefined;
  const refusal = refusalWith(response.status);
  if (error === undefined) return refusal;
  return saying('say_because', refusal, (typeof error === 'string' ? error : error.message).slice(0, 160));
}

function refusalWith(status: number): Saying {
  if (status === 401 || status === 403) return saying('say_modelNoLeave', status);
  if (status === 404) return saying('say_modelNotThere');
  return status === 429 ? saying('say_modelBusy') : saying('say_modelAnswered', status);
}
