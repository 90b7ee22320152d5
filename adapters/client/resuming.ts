import type { ServerFrameOf } from '@signalbox/engine/protocol';
import type { ClientOptions, Topics } from './api.js';
import type { Line } from './line.js';
import type { Listeners } from './listeners.js';
import type { Outbox } from './outbox.js';
import type { Reading } from './reading.js';
import { reconcile } from './reconcile.js';
import type { Relaying } from './relaying.js';
import type { Requests } from './requests.js';

export interface ResumingOptions {
  readonly options: Pick<ClientOptions, 'subscribe' | 'holds'>;
  readonly line: Line;
  readonly topics: Listeners<Topics>;
  readonly outbox: Outbox;
  readonly requests: Requests;
  readonly reading: Reading;
  readonly relaying: Relaying;
  /** The welcome of the present connection. */
  greeted(): ServerFrameOf<'welcome'> | undefined;
  /** There is nothing to catch up with. */
  caughtUp(): void;
}

/**
 * What a client says first on every connection: unanswered commands and questions again, where its reading stopped, and, for adapters,
 * which contacts they still hold.
 */
export function resume(
  { line, topics, outbox, requests, reading, relaying, options, greeted, caughtUp }: ResumingOptions,
  welcome: ServerFrameOf<'welcome'>,
): void {
  outbox.connected(welcome.highestN, welcome.limits.unansweredMax);
  requests.connected();
  if (options.subscribe === false) queueMicrotask(caughtUp);
  else {
    reading.restart();
    line.write({ type: 'subscribe', ...(reading.position === undefined ? {} : { after: { ...reading.position } }) });
  }
  relaying.reconnected();
  const { holds } = options;
  if (holds === undefined) return;
  // Only once earlier commands are through: otherwise an abandon under way might find its contact already ended as no longer held.
  void outbox.settled().then(async () => {
    if (greeted() !== welcome) return;
    const refused = await reconcile(requests, holds());
    if (refused !== null) topics.tell('problem', refused);
  });
}
