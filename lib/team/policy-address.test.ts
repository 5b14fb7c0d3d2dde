// @vitest-environment node
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { says } from '../../test/says';
import { fetchPack, minutesUntilNext } from './policy-address';

let close: (() => void) | undefined;
afterEach(() => close?.());

/** A real server that answers as told; the address is plain HTTP here, which the settings would refuse. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/policy.json`;
}

test('gives the file as it stands on the server', async () => {
  const address = await serve((_, response) => response.end('{"包":1}'));
  expect(await fetchPack(address)).toEqual({ ok: true, text: '{"包":1}' });
});

test.each([
  ['a missing file', (_, response) => response.writeHead(404).end(), '404'],
  [
    'a redirect to another host',
    (_, response) => response.writeHead(302, { location: 'http://localhost:1/x' }).end(),
    '稍后会再试',
  ],
  ['bytes that are no text', (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), '稍后会再试'],
  [
    'an endless answer',
    (_, response) => {
      const more = () => {
        while (response.write('a'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    },
    '太大',
  ],
] as [string, RequestListener, string][])('%s is told and not taken', async (_, answer, problem) => {
  const fetched = await fetchPack(await serve(answer));
  expect(fetched).toMatchObject({ ok: false, problem: says(problem) });
});

test('nobody at the address is no reason to stop working', async () => {
  expect(await fetchPack('http://127.0.0.1:1/policy.json')).toMatchObject({ ok: false });
});

test('looks again sooner while all is well, later after failures, never all at once', () => {
  expect(minutesUntilNext(0, 0.5)).toBe(5);
  expect(minutesUntilNext(2, 0.5)).toBe(20);
  expect(minutesUntilNext(50, 0.5)).toBe(60);
  expect(minutesUntilNext(0, 0)).toBeLessThan(minutesUntilNext(0, 1));
});
