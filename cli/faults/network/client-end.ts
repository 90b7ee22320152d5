import { type Client, type ClientOptions, createClient } from '@signalbox/adapters/client';
import { senderOf } from '@signalbox/engine/protocol';
import type { End, Member, NetworkOptions } from '@signalbox/simulations/faults';
import { openClientLaw } from './client-law.js';
import { scopeOfRole } from './passes.js';

/** What a client end needs besides the client itself. */
export interface ClientEndOptions extends Pick<NetworkOptions, 'later' | 'history' | 'found'> {
  readonly member: Member;
  /** Gets a pass, before each attempt to connect. */
  readonly token: () => string;
  /** The class that opens its sockets. */
  readonly WebSocket: unknown;
}

/** The only tenant of a case. */
const TENANT = 'house';
/** Names the instance: a page that is loaded again is the same one. */
const INSTANCE = 'case';

/** A member's end held by the product's own client, which resumes, repeats and comes back by itself. */
export function openClientEnd(options: ClientEndOptions): Pick<End, 'tell' | 'forget' | 'unanswered'> & { retryNow(): void } {
  const { later, member, found } = options;
  const { role, id } = member.role;
  const scope = scopeOfRole(member.role);
  const random = later.draw(`client/${id}`);
  const law = openClientLaw(scope, senderOf(scope, INSTANCE), options.history, found);
  let unanswered = 0;
  let client = open();

  function open(): Client {
    unanswered = 0;
    law.opened();
    const holds: Pick<ClientOptions, 'holds'> =
      role === 'adapter' ? { holds: () => member.holds().map((contact) => ({ tenant: TENANT, contact })) } : {};
    const own: Client = createClient({
      url: 'ws://gateway.invalid/v1',
      token: options.token,
      client: INSTANCE,
      WebSocket: options.WebSocket,
      random,
      nowMs: later.nowMs,
      wakeAfter: later.after,
      ...holds,
    });
    own.on('snapshot', (view, { seq }) => {
      law.snapshot(seq);
      member.welcomed(view as Parameters<Member['welcomed']>[0]);
    });
    own.on('event', (event, { seq }) => {
      law.event(event, seq);
      member.heard([event]);
    });
    own.on('problem', (problem) => {
      // What may be tried again is, by the client itself.
      if (!('retriable' in problem && problem.retriable)) found('clients and gateway agree', `${id}: ${problem.message}`);
    });
    own.on('phase', (phase, because) => {
      if (phase === 'closed' && own === client) found('clients come back', `${id} has given up: ${because}`);
    });
    return own;
  }

  return {
    tell(command, settled) {
      const own = client;
      unanswered++;
      void own.send(command).then((answer) => {
        if (own !== client) return;
        unanswered--;
        if (answer.ok) law.answered(command, answer.seq);
        settled?.(answer);
      });
    },
    forget() {
      const before = client;
      client = open();
      before.close();
    },
    retryNow: () => client.retryNow(),
    get unanswered() {
      return unanswered;
    },
  };
}
