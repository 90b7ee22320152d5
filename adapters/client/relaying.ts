import type { Rejection } from '@signalbox/engine';
import type { AssignmentRef, ClientFrame, Role, ServerFrameOf } from '@signalbox/engine/protocol';
import type { Client, Topics } from './api.js';
import type { Listeners } from './listeners.js';
import { ENDS_ASSIGNMENT, openRelayCounters, type RelayMessage } from './relay.js';
import type { Replied, Requests } from './requests.js';

/** As long as the id of any request of this client is going to be. */
const ID_SHOWN = '1'.repeat(16);

type RelayFrame = 'relay' | 'relay-fetch' | 'relay-end';

/** Content between the two sides of an assignment: once and in order, across any number of connections. */
export interface Relaying extends Pick<Client, 'relay' | 'relayFetch' | 'relayEnd'> {
  readonly heard: { readonly [T in RelayFrame]: (frame: ServerFrameOf<T>) => void };
  /** A new connection: desks ask again for open assignments, adapters report on them again. */
  reconnected(): void;
  /** An event has passed; one that ends an assignment ends its counters. */
  passed(event: { readonly type: string }): void;
}

export interface RelayingOptions {
  readonly requests: Requests;
  readonly topics: Listeners<Topics>;
  /** The token's, known from the welcome on. */
  role(): Role | undefined;
  /** Why a frame cannot be sent, or `null`. */
  refusal(frame: ClientFrame): Rejection | null;
}

export function openRelaying({ requests, topics, role, refusal }: RelayingOptions): Relaying {
  const counters = openRelayCounters();
  const fetching = new Set<string>();
  /** Messages being forwarded: they are sent again on every connection anyway, so nobody needs to send them twice. */
  const handed = new Map<string, Promise<Replied<{ readonly k: number }>>>();

  const handOn = async (message: RelayMessage): Promise<Replied<{ readonly k: number }>> => {
    const reply = await requests.ask([{ type: 'relay', ...message }]);
    return 'code' in reply ? { ok: false, rejection: reply } : { ok: true, k: message.k };
  };

  /** Several messages may arrive after one gap; one request is enough. */
  const fetch = async (of: AssignmentRef) => {
    if (fetching.has(of.offer)) return;
    fetching.add(of.offer);
    const reply = await relayFetch(of);
    if (!reply.ok) fetching.delete(of.offer);
  };

  /** Reports an adapter's position in an assignment, so that the desk asks for, or sends again, what is missing. */
  const tell = (of: AssignmentRef) => relayEnd(of, { k: counters.sent(of.offer), received: counters.received(of.offer) });

  const relay: Client['relay'] = ({ tenant, contact, offer }, body, given) => {
    const ref = { tenant, contact, offer };
    if (given === undefined) {
      // Asked before it takes a number: the other side would wait for that number for ever.
      const refused = refusal({ type: 'relay', id: ID_SHOWN, ...ref, k: counters.sent(offer) + 1, body });
      if (refused !== null) return Promise.resolve({ ok: false, rejection: refused });
    }
    const k = given ?? counters.next(ref);
    // An adapter has its own store; a desk has nobody else to remember what was written.
    if (role() === 'adapter') counters.taken(ref, k);
    else counters.keep(ref, k, body);
    const name = `${offer}/${k}`;
    const handing = handed.get(name) ?? handOn({ k, body, ...ref }).finally(() => handed.delete(name));
    handed.set(name, handing);
    return handing;
  };

  const relayFetch: Client['relayFetch'] = async ({ tenant, contact, offer }, after = counters.received(offer)) => {
    const reply = await requests.ask([{ type: 'relay-fetch', tenant, contact, offer, after }], true);
    return 'code' in reply ? { ok: false, rejection: reply } : { ok: true };
  };

  const relayEnd: Client['relayEnd'] = async ({ tenant, contact, offer }, { k, received }) => {
    const reply = await requests.ask([{ type: 'relay-end', tenant, contact, offer, k, received }], true);
    return 'code' in reply ? { ok: false, rejection: reply } : { ok: true };
  };

  return {
    relay,
    relayFetch,
    relayEnd,
    heard: {
      relay: (frame) => {
        const { tenant, contact, offer, k, body } = frame;
        const arrives = counters.arrives(frame);
        if (arrives === 'next') topics.tell('relay', { tenant, contact, offer, k, body });
        else if (arrives === 'early') void (role() === 'desk' ? fetch(frame) : tell(frame));
      },
      'relay-fetch': ({ tenant, contact, offer, after }) => topics.tell('relayFetch', { tenant, contact, offer, after }),
      'relay-end': (frame) => {
        const { tenant, contact, offer, k, received } = frame;
        fetching.delete(offer);
        for (const message of counters.taken(frame, received)) void relay(message, message.body, message.k);
        if (k > counters.received(offer)) void fetch(frame);
        topics.tell('relayEnd', { tenant, contact, offer, k, received });
      },
    },
    reconnected: () => {
      fetching.clear();
      for (const ref of counters.open) void (role() === 'desk' ? fetch(ref) : tell(ref));
    },
    passed: (event) => {
      if ('offer' in event && typeof event.offer === 'string' && ENDS_ASSIGNMENT.has(event.type)) counters.forget(event.offer);
    },
  };
}
