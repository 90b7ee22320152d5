import { randomBytes } from 'node:crypto';
import { type Client, createClient } from '@signalbox/adapters/client';
import type { CommandInput, RejectionCode } from '@signalbox/engine';
import { type Claims, type Role, type SnapshotViews, scopeOf, type WireEvent } from '@signalbox/engine/protocol';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import type { ChannelLine } from './world/channel.js';

/** A connection that is up, with what it was told on arrival. */
export interface OpenLine<R extends Role> {
  readonly line: ChannelLine;
  readonly view: SnapshotViews[R];
}

/** The demo's telephone exchange: it knows the secret that the tokens are signed with. */
export interface Exchange {
  readonly secret: Uint8Array;
  connect<C extends Claims>(claims: C): Promise<OpenLine<C['role']>>;
  close(): void;
}

/** Opens the demo's connections: ordinary clients with ordinary tokens, one after the other so that their order is always the same. */
export function openExchange(url: () => string): Exchange {
  const secret = randomBytes(32);
  const clients: Client[] = [];
  return {
    secret,
    async connect<C extends Claims>(claims: C): Promise<OpenLine<C['role']>> {
      const scope = scopeOf(claims);
      const token = () =>
        new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime('12h').sign(secret);
      const client = createClient<C['role']>({ url: url(), token, client: 'demo', WebSocket, role: claims.role });
      clients.push(client as never);
      let handledSeq = 0;
      let unanswered = 0;
      const hearers: ((events: readonly WireEvent[], atMs: number) => void)[] = [];
      client.on('event', (event, { seq, atMs }) => {
        for (const hear of hearers) hear([event], atMs);
        handledSeq = seq;
      });
      const view = await firstSnapshot(client, (seq) => {
        handledSeq = seq;
      });

      const line: ChannelLine = {
        scope,
        get handledSeq() {
          return handledSeq;
        },
        get unanswered() {
          return unanswered;
        },
        onEvents: (hear) => void hearers.push(hear),
        async tell(command: CommandInput, expected: readonly RejectionCode[] = []) {
          unanswered++;
          const answer = await client.send(command).finally(() => unanswered--);
          if (!answer.ok && !expected.includes(answer.rejection.code as RejectionCode))
            throw new Error(`${claims.sub} was refused ${command.type}: ${answer.rejection.message} ${answer.rejection.next}`);
        },
        async relay(to, k, text) {
          unanswered++;
          // An assignment that ended meanwhile has nobody to hand the words to.
          await client.relay(to, { text }, k).finally(() => unanswered--);
        },
      };
      return { line, view };
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}

/** Resolves when the connection is up and has been told where things stand; rejects when it will never be. */
function firstSnapshot<R extends Role>(client: Client<R>, at: (seq: number) => void): Promise<SnapshotViews[R]> {
  return new Promise((resolve, reject) => {
    client.on('snapshot', (view, { seq }) => {
      at(seq);
      resolve(view);
    });
    client.on('phase', (phase, because) => {
      if (phase === 'closed') reject(new Error(because ?? 'The connection was closed.'));
    });
  });
}
