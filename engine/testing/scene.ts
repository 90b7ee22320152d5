import type { CommandInput } from '../domain/commands.js';
import { type Box, type BoxOptions, openBox } from './box.js';
import { BEGIN_MS } from './names.js';
import type { Setting } from './plans.js';
import { sentence } from './sentence.js';

type Enqueue = Extract<CommandInput, { type: 'contact.enqueue' }>;

/** A small play: agents and contacts by name, time in seconds, what happened as sentences. */
export interface Scene {
  readonly box: Box;
  /** Lets time pass up to this second; timers fire at their instants. */
  at(second: number): void;
  /** Agents connect and sign in, in this order. */
  ready(...agents: string[]): Promise<void>;
  /** A contact arrives; by default a call to `help`. */
  arrives(contact: string, asks?: Partial<Enqueue>): Promise<void>;
  accepts(contact: string): Promise<void>;
  /** A contact arrives, and the agent it is offered to accepts it. */
  taken(contact: string, asks?: Partial<Enqueue>): Promise<void>;
  rejects(contact: string): Promise<void>;
  /** The contact is over; the agent wraps up. */
  ends(contact: string): Promise<void>;
  /** … and the wrap-up is over too. */
  done(contact: string): Promise<void>;
  send(command: CommandInput): Promise<string>;
  /** Everything said since it was asked for last. */
  told(): readonly string[];
}

export async function scene(setting: Setting, options: BoxOptions = {}): Promise<Scene> {
  const box = await openBox(setting, options);
  let heard = box.state.seq;
  const lastOffer = new Map<string, string>();

  /** The code of the refusal, or `ok`. */
  async function send(command: CommandInput): Promise<string> {
    const { answer } = await box.send(command);
    for (const offer of box.state.offers.values()) lastOffer.set(offer.contact, offer.offer);
    return answer.ok ? 'ok' : answer.rejection.code;
  }

  async function mustSend(command: CommandInput): Promise<void> {
    const outcome = await send(command);
    if (outcome !== 'ok') throw new Error(`${command.type} was refused: ${outcome}`);
  }

  const offerOf = (contact: string): string => {
    for (const offer of box.state.offers.values()) lastOffer.set(offer.contact, offer.offer);
    return lastOffer.get(contact) ?? '9.9';
  };

  const arrives = (contact: string, asks: Partial<Enqueue> = {}) =>
    mustSend({ type: 'contact.enqueue', queue: 'help', channel: 'voice', ...asks, contact });
  const accepts = (contact: string) => mustSend({ type: 'offer.accept', offer: offerOf(contact) });

  return {
    box,
    at: (second) => box.clock.runTo(BEGIN_MS + second * 1_000),
    async ready(...agents) {
      for (const agent of agents) {
        await mustSend({ type: 'agent.connected', agent, connection: 'desk' });
        await mustSend({ type: 'agent.sign-in', agent });
      }
    },
    arrives,
    accepts,
    async taken(contact, asks) {
      await arrives(contact, asks);
      await accepts(contact);
    },
    rejects: (contact) => mustSend({ type: 'offer.reject', offer: offerOf(contact) }),
    ends: (contact) => mustSend({ type: 'contact.release', contact }),
    async done(contact) {
      const offer = offerOf(contact);
      await mustSend({ type: 'contact.release', contact });
      if (box.state.offers.has(offer as never)) await mustSend({ type: 'wrap-up.finish', offer });
    },
    send,
    told() {
      const records = box.journal.records(heard + 1);
      heard = box.state.seq;
      return records.flatMap(({ events }) => events.flatMap((event) => sentence(event) ?? []));
    },
  };
}
