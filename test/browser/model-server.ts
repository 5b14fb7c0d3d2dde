import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/* A server of the chat-completions protocol for tests: real HTTP, streamed, answering what the test tells it to. */

export interface ModelServer {
  address: string;
  /** every question that came: its headers and its body as text */
  asked: { key: string | undefined; body: string }[];
  /** what it answers from now on: pieces of text, or a status with a reason; `hang` leaves the stream open after the pieces */
  answer: { pieces: readonly string[]; hang?: boolean } | { status: number; reason: string };
  close(): void;
}

export async function startModelServer(): Promise<ModelServer> {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return void response.end();
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      here.asked.push({ key: request.headers.authorization, body });
      reply(response, here.answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const here: ModelServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    answer: { pieces: ['在的'] },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return here;
}

function reply(response: ServerResponse, answer: ModelServer['answer']): void {
  if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: answer.reason } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of answer.pieces)
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
  if (!answer.hang) response.end('data: [DONE]\n\n');
}
