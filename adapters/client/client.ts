import type { Role, ServerFrameOf } from '@signalbox/engine/protocol';
import type { Client, ClientOptions, Topics } from './api.js';
import { openConnection } from './connection.js';
import { openIncoming } from './incoming.js';
import { openListeners } from './listeners.js';
import { openOutbox } from './outbox.js';
import { openReading } from './reading.js';
import { openRelaying } from './relaying.js';
import { openRequests } from './requests.js';
import { resume } from './resuming.js';

/** Connects to a gateway and stays connected: resumes the stream, repeats unanswered commands, notices silence. */
export function createClient<R extends Role = Role>(options: ClientOptions<R>): Client<R> {
  const topics = openListeners<Topics>((cause) => {
    const problem = cause instanceof Error ? cause : new Error(String(cause));
    // A listener for problems that throws must not be told of its own failure for ever.
    queueMicrotask(() => topics.tell('problem', problem));
  });

  const connection = openConnection(options, {
    received: (frame) => incoming(frame),
    welcomed: (welcome) => topics.tell('welcome', welcome),
    resume: (welcome) => resume({ connection, topics, outbox, requests, reading, relaying, options }, welcome),
    dropped: () => {
      outbox.disconnected();
      requests.disconnected();
    },
    moved: (phase, because) => {
      if (phase === 'closed') {
        outbox.close();
        requests.close();
      }
      topics.tell('phase', phase, because);
    },
  });
  const outbox = openOutbox((n, command) => connection.write({ type: 'command', n, command }));
  const requests = openRequests(connection.write);
  const relaying = openRelaying({ requests, topics, role: () => connection.role, refusal: connection.refusal });
  const reading = openReading(
    {
      event: (event, meta) => {
        relaying.passed(event);
        topics.tell('event', event, meta);
      },
      snapshot: (view, meta) => topics.tell('snapshot', view, meta),
    },
    options.from,
  );
  const incoming = openIncoming({
    topics,
    outbox,
    requests,
    reading,
    relaying,
    welcomed: connection.welcomed,
    reached: ({ seq }) => {
      const { welcome } = connection;
      if (welcome !== undefined && reading.position !== undefined && seq >= welcome.head.seq) connection.caughtUp();
    },
    goodbye: connection.goodbye,
    lostTrack: () => connection.lose('A frame of the stream was missing.'),
  });

  connection.start();
  return {
    get phase() {
      return connection.phase;
    },
    get position() {
      return reading.position;
    },
    send: (command) => outbox.add(command),
    ask: async (query) => {
      const reply = await requests.ask([{ type: 'query', query }]);
      if ('code' in reply) return { ok: false, rejection: reply };
      const { seq, view } = reply as ServerFrameOf<'answer'>;
      return { ok: true, seq, view: view as never };
    },
    relay: relaying.relay,
    relayFetch: relaying.relayFetch,
    relayEnd: relaying.relayEnd,
    // The type of the view follows from the token's role, which only the caller knows.
    on: topics.on as Client<R>['on'],
    retryNow: connection.retryNow,
    close: connection.close,
  };
}
