// @vitest-environment node
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { says } from '../../test/says';
import { askBuiltInModel, builtInModel } from './built-in-model';
import { askChatModel, CANCELLED, isModelAddress } from './chat-model';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const asked = [{ role: 'user' as const, content: '买家：杯子漏水' }];
const streaming = { 'content-type': 'text/event-stream; charset=utf-8' };
const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** Sends bytes in small uneven steps, so that characters and events are cut apart on the way. */
function drip(response: ServerResponse, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
  response.end();
}

describe('a server of the chat-completions protocol', () => {
  test('is asked with model, key and messages, and its pieces are put together as they come', async () => {
    let seen: { url: string | undefined; key: string | undefined; body: string } | undefined;
    const address = await serve(async (request, response) => {
      seen = { url: request.url, key: request.headers.authorization, body: await bodyOf(request) };
      response.writeHead(200, streaming);
      const role = `data: ${JSON.stringify({ choices: [{ delta: { role: 'assistant' } }] })}\n\n`;
      drip(
        response,
        `${role}: keep-alive\n\n${piece('麻烦您拍张照')}${piece('，我马上核实')}data: [DONE]\n\n${piece('多余')}`,
      );
    });
    const onText = vi.fn();
    const written = await askChatModel({ address: `${address}/`, model: 'qwen-plus', key: 'sk-1' }, asked, { onText });
    expect(written).toEqual({ ok: true, text: '麻烦您拍张照，我马上核实' });
    expect(onText).toHaveBeenLastCalledWith('麻烦您拍张照，我马上核实');
    expect(seen?.url).toBe('/v1/chat/completions');
    expect(seen?.key).toBe('Bearer sk-1');
    expect(JSON.parse(seen?.body ?? '')).toMatchObject({ model: 'qwen-plus', stream: true, messages: asked });
  });

  test('may answer without streaming', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message: { content: '我帮您查一下' } }] }));
    });
    expect(await askChatModel({ address, model: 'm' }, asked)).toEqual({ ok: true, text: '我帮您查一下' });
  });

  test.each([
    ['a wrong key', 401, '{"error":{"message":"bad key"}}', /密钥不对.*bad key/],
    ['an unknown model', 404, '{"error":"model not found"}', /没有这个地址或模型.*model not found/],
    ['too many questions', 429, '', /太忙/],
    ['a broken server', 500, '<html>', /模型返回 500$/],
    ['a page that is no model', 200, '<html>', /兼容 OpenAI/],
  ])('%s is told in words', async (_, status, body, words) => {
    const address = await serve((__, response) => response.writeHead(status).end(body));
    const written = await askChatModel({ address, model: 'm' }, asked);
    expect(written).toMatchObject({ ok: false, problem: says(words) });
  });

  test('one that falls silent is given up, one that goes on is not', async () => {
    const silent = await serve((_, response) => {
      response.writeHead(200, streaming);
      response.write(piece('麻烦'));
    });
    const written = await askChatModel({ address: silent, model: 'm' }, asked, { patienceMs: 80 });
    expect(written).toMatchObject({ ok: false, problem: says('等太久') });
  });

  test('the agent’s cancel ends it at once', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, streaming);
      response.write(piece('麻烦'));
    });
    const abort = new AbortController();
    const written = await askChatModel({ address, model: 'm' }, asked, {
      signal: abort.signal,
      onText: () => abort.abort(),
    });
    expect(written).toEqual({ ok: false, problem: CANCELLED });
  });

  test('an endless answer is cut off', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, streaming);
      const more = () => {
        while (response.write(piece('好'.repeat(900))));
      };
      response.on('drain', more);
      more();
    });
    const written = await askChatModel({ address, model: 'm' }, asked);
    expect(written).toMatchObject({ ok: false, problem: says('太长') });
  });

  test('nobody there is told in words', async () => {
    const written = await askChatModel({ address: 'http://127.0.0.1:1/v1', model: 'm' }, asked);
    expect(written).toMatchObject({ ok: false, problem: says('连不上') });
  });

  test('chat text goes over HTTPS, or to this machine', () => {
    expect(isModelAddress('https://api.example/v1')).toBe(true);
    expect(isModelAddress('http://localhost:11434/v1')).toBe(true);
    expect(isModelAddress('http://api.example/v1')).toBe(false);
    expect(isModelAddress('http://localhost.evil.example/v1')).toBe(false);
    expect(isModelAddress('javascript:alert(1)')).toBe(false);
  });
});

describe('the browser’s own model', () => {
  const scopeOf = (availability: string, answer: () => Promise<string>) => ({
    LanguageModel: {
      availability: async () => availability,
      create: async () => ({ prompt: answer }),
    },
  });

  test('is absent where the browser has none, or says so', async () => {
    expect(await builtInModel({})).toBe('absent');
    expect(await builtInModel(scopeOf('unavailable', async () => ''))).toBe('absent');
    expect(await builtInModel({ LanguageModel: 'yes' })).toBe('absent');
    expect((await askBuiltInModel(asked, {}, {})).ok).toBe(false);
  });

  test('writes, and says when it could not', async () => {
    const scope = scopeOf('available', async () => '我马上帮您核实');
    expect(await builtInModel(scope)).toBe('ready');
    expect(await askBuiltInModel(asked, {}, scope)).toEqual({ ok: true, text: '我马上帮您核实' });
    const broken = scopeOf('downloadable', () => Promise.reject(new Error('no')));
    expect(await builtInModel(broken)).toBe('downloadable');
    expect(await askBuiltInModel(asked, {}, broken)).toMatchObject({ ok: false });
  });
});
