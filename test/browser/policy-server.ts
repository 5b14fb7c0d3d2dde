import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from '../consoles/server';

/* A web server of one file, as an object store serves a shop's policy: with an entity tag, over HTTPS. */

export interface PolicyServer {
  address: string;
  /** what it serves; changing it is publishing */
  file: string;
  /** answers in place of the file, for a server that misbehaves */
  instead: ((response: ServerResponse) => void) | undefined;
  /** requests answered with the file, and those answered "not modified" */
  sent: number;
  unchanged: number;
  /** when the file was last sent, in milliseconds */
  sentAt: number;
  close(): void;
}

export async function startPolicyServer(): Promise<PolicyServer> {
  const server: Server = createServer(certificate(), (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (served.instead) return served.instead(response);
    const etag = `"${createHash('sha256').update(served.file).digest('hex')}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) {
      served.unchanged++;
      response.writeHead(304).end();
      return;
    }
    served.sent++;
    response.end(served.file, () => {
      served.sentAt = Date.now();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const served: PolicyServer = {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}/policy.json`,
    file: '',
    instead: undefined,
    sent: 0,
    unchanged: 0,
    sentAt: 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return served;
}
