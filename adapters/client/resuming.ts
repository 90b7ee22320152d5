import type { ServerFrameOf } from '@signalbox/engine/protocol';
import type { ClientOptions, Topics } from './api.js';
import type { Connection } from './connection.js';
import type { Listeners } from './listeners.js';
import type { Outbox } from './outbox.js';
import type { Reading } from './reading.js';
import { reconcile } from './reconcile.js';
import type { Relaying } from './relaying.js';
import type { Requests } from './requests.js';

export interface ResumingOptions {
  readonly options: Pick<ClientOptions, 'subscribe' | 'holds'>;
  readonly connection: Pick<Connection, 'welcome' | 'write' | 'caughtUp'>;
  readonly topics: Listeners<Topics>;
  readonly outbox: Outbox;
  readonly requests: Requests;
  readonly reading: Reading;
  readonly relaying: Relaying;
}

/**
 * What a client says first on every connection: unanswered commands and questions again, where its reading stopped, and, for adapters,
 * which contacts they still hold.
 */
export function resume(
  { connection, topics, outbox, requests, reading, relaying, options }: ResumingOptions,
  welcome: ServerFrameOf<'welcome'>,
): void {
  outbox.connected(welcome.highestN, welcome.limits.unansweredMax);
  requests.connected();
  if (options.subscribe === false) queueMicrotask(connection.caughtUp);
  else {
    reading.restart();
    connection.write({ type: 'subscribe', ...(reading.position === undefined ? {} : { after: { ...reading.position } }) });
  }
  relaying.reconnected();
  const { holds } = options;
  if (holds === undefined) return;
  // Only once earlier commands are through: otherwise an abandon under way might find its contact already ended as no longer held.
  void outbox.settled().then(async () => {
    if (connection.welcome !== welcome) return;
    const refused = await reconcile(requests, holds());
    if (refused !== null) topics.tell('problem', refused);
  });
}
