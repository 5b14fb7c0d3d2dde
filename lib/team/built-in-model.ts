import * as v from 'valibot';
import { saying } from '../model/saying';
import { CANCELLED, type ChatMessage, type ChatOptions, type Written } from './chat-model';

/*
 * The browser's own language model, where it has one (Chrome's and Edge's Prompt API): nothing leaves the machine. The API
 * is young and absent in most browsers, so it is taken from `unknown` and any step of it may fail.
 * https://developer.chrome.com/docs/ai/prompt-api
 */

interface Session {
  prompt(text: string, options: { signal: AbortSignal }): Promise<unknown>;
  destroy?(): void;
}
interface Api {
  availability(): Promise<unknown>;
  create(options: object): Promise<Session>;
}

const isApi = v.custom<Api>(
  (input) =>
    (typeof input === 'function' || (typeof input === 'object' && input !== null)) &&
    typeof Reflect.get(input, 'availability') === 'function' &&
    typeof Reflect.get(input, 'create') === 'function',
);

const apiIn = (scope: object): Api | undefined => {
  const found = v.safeParse(isApi, Reflect.get(scope, 'LanguageModel'));
  return found.success ? found.output : undefined;
};

/** Whether this browser can write by itself: `ready`, `downloadable` (it fetches its model at first use), or `absent`. */
export async function builtInModel(scope: object = globalThis): Promise<'ready' | 'downloadable' | 'absent'> {
  const state = await apiIn(scope)
    ?.availability()
    .catch(() => 'unavailable');
  if (state === 'available') return 'ready';
  return state === 'downloadable' || state === 'downloading' ? 'downloadable' : 'absent';
}

const PATIENCE_MS = 120_000;

/** Asks the browser's model. Never throws. Its answer comes whole. */
export async function askBuiltInModel(
  messages: readonly ChatMessage[],
  { signal, onText, patienceMs = PATIENCE_MS }: ChatOptions = {},
  scope: object = globalThis,
): Promise<Written> {
  const api = apiIn(scope);
  if (!api) return { ok: false, problem: saying('say_noBuiltInModel') };
  const late = AbortSignal.timeout(patienceMs);
  const both = signal ? AbortSignal.any([signal, late]) : late;
  let session: Session | undefined;
  try {
    const [first, ...rest] = messages;
    session = await api.create({ initialPrompts: first ? [first] : [], signal: both });
    const text = String(await session.prompt(rest.map(({ content }) => content).join('\n'), { signal: both }));
    onText?.(text);
    return { ok: true, text };
  } catch {
    if (signal?.aborted) return { ok: false, problem: CANCELLED };
    return {
      ok: false,
      problem: saying(late.aborted ? 'say_builtInSlow' : 'say_builtInFailed'),
    };
  } finally {
    session?.destroy?.();
  }
}
