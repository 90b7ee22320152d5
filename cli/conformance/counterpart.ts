import { setTimeout as pause } from 'node:timers/promises';
import type { CommandInput, Router } from '@signalbox/engine';
import type { TestedRole } from './house.js';

/** The other side of the client under test, played by the kit on the router itself: customers for a desk, an agent for an adapter. */
export interface Counterpart {
  /**
   * Makes the client's next command due: a customer comes to a desk; the agent takes and finishes an adapter's contact, so that it brings
   * the next. Resolves with the contact it was about, or `undefined` if the adapter brings none in that time.
   */
  provoke(withinMs: number): Promise<string | undefined>;
  /** Whether the client has brought what the next situation needs: of an adapter, a contact. */
  readonly settled: boolean;
  /** Begins an assignment that lasts until `hangUp`; `undefined`: none came about in that time. */
  talk(withinMs: number): Promise<Talk | undefined>;
  hangUp(talk: Talk): Promise<void>;
  /** Ends what is left of the customers that have come to a desk. */
  tidy(): Promise<void>;
}

/** An accepted offer, as relay frames name it. */
export interface Talk {
  readonly tenant: string;
  readonly contact: string;
  readonly offer: string;
}

const TENANT = 'acme';
const LOOK_AGAIN_MS = 20;

export async function openCounterpart(role: TestedRole, router: Router): Promise<Counterpart> {
  const send = (command: CommandInput) => router.send(command);
  /** Contacts on offer, by offer. */
  const offers = new Map<string, string>();
  /** The offer by which the client's agent has a contact. */
  const taken = new Map<string, string>();
  const live = new Set<string>();
  let come = 0;
  router.subscribe(({ events }) => {
    for (const event of events) {
      if (event.type === 'offer.made' && event.tenant === TENANT) offers.set(event.offer, event.contact);
      if (event.type === 'offer.revoked' || event.type === 'offer.accepted') offers.delete(event.offer);
      if (event.type === 'offer.accepted') taken.set(event.contact, event.offer);
      if (event.type === 'contact.released') live.delete(event.contact);
    }
  });

  /** What `look` finds, looking again and again. */
  const found = async <T>(withinMs: number, look: () => T | undefined | Promise<T | undefined>): Promise<T | undefined> => {
    const untilMs = performance.now() + withinMs;
    for (;;) {
      const seen = await look();
      if (seen !== undefined || performance.now() > untilMs) return seen;
      await pause(LOOK_AGAIN_MS);
    }
  };
  const hangUp: Counterpart['hangUp'] = async ({ contact }) => {
    await send({ type: 'contact.release', tenant: TENANT, contact });
  };

  if (role === 'desk') {
    const comes = async (queue: string): Promise<string> => {
      come += 1;
      const contact = `customer-${come}`;
      live.add(contact);
      await send({ type: 'contact.enqueue', tenant: TENANT, contact, queue, channel: 'chat' });
      return contact;
    };
    return {
      settled: true,
      provoke: () => comes('care'),
      talk: async (withinMs) => {
        const contact = await comes('talk');
        const offer = await found(withinMs, () => taken.get(contact));
        return offer === undefined ? undefined : { tenant: TENANT, contact, offer };
      },
      hangUp,
      tidy: async () => {
        for (const contact of live) {
          const over = await send({ type: 'contact.abandon', tenant: TENANT, contact });
          // One that the desk has taken is released instead.
          if (!over.ok) await send({ type: 'contact.release', tenant: TENANT, contact });
        }
        live.clear();
      },
    };
  }

  const begun = (withinMs: number): Promise<Talk | undefined> =>
    found(withinMs, async () => {
      for (const [offer, contact] of offers)
        if ((await send({ type: 'offer.accept', offer })).ok) return { tenant: TENANT, contact, offer };
      return undefined;
    });
  await send({ type: 'agent.connected', agent: 'ana', connection: 'kit' });
  await send({ type: 'agent.sign-in', agent: 'ana' });
  return {
    get settled() {
      return offers.size > 0;
    },
    provoke: async (withinMs) => {
      const talk = await begun(withinMs);
      if (talk !== undefined) await hangUp(talk);
      return talk?.contact;
    },
    talk: begun,
    hangUp,
    tidy: async () => undefined,
  };
}
