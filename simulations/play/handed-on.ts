import type { Agenda, Entered } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import type { HandedOn } from './life.js';
import { TURNS } from './turns.js';

/** Customers whom an agent has let go of and who wait for the next one: transferred, or back while their own agent had no room. */
export interface Onward {
  /** The number waiting. */
  waiting(): number;
  /** Waits for the next agent, as long as the customer's patience lasts. */
  begin(customer: Customer, queue: string, atMs: number): void;
  /** Has hung up to be called back, and runs out of patience no more. */
  awaitCall(contact: string): void;
  /** Ends and reports the wait of a contact; returns the customer, or `undefined` if it had not been transferred. */
  end(contact: string, outcome: HandedOn['outcome'], atMs: number, by?: HandedOn['by']): Customer | undefined;
  /** Reports everybody still waiting as unserved. */
  close(atMs: number): void;
}

interface OnwardOptions {
  readonly agenda: Agenda;
  readonly command: Commander;
  readonly told: (wait: HandedOn) => void;
}

interface WaitingAgain {
  readonly customer: Customer;
  readonly queue: string;
  readonly sinceMs: number;
  /** The abandonment on the agenda; `null`: never abandons. */
  readonly leaves: Entered | null;
}

export function openOnward({ agenda, command, told }: OnwardOptions): Onward {
  const waiting = new Map<string, WaitingAgain>();

  function end(contact: string, outcome: HandedOn['outcome'], atMs: number, by: HandedOn['by'] = null): Customer | undefined {
    const one = waiting.get(contact);
    if (one === undefined) return undefined;
    waiting.delete(contact);
    one.leaves?.takeBack();
    const { customer, queue, sinceMs } = one;
    told({ customer, queue, outcome, waitedMs: atMs - sinceMs, atMs, by });
    return customer;
  }

  return {
    waiting: () => waiting.size,
    begin(customer, queue, sinceMs) {
      const { id: contact, demand, onwardPatienceMs: patienceMs = null } = customer;
      const givesUp = (): void => command.must({ type: 'contact.abandon', tenant: demand.tenant, contact });
      const leaves = patienceMs === null ? null : agenda.enter({ atMs: sinceMs + patienceMs, kind: TURNS.givingUp, act: givesUp });
      waiting.set(contact, { customer, queue, sinceMs, leaves });
    },
    awaitCall(contact) {
      const one = waiting.get(contact);
      if (one === undefined) return;
      one.leaves?.takeBack();
      waiting.set(contact, { ...one, leaves: null });
    },
    end,
    close: (atMs) => {
      for (const contact of [...waiting.keys()]) end(contact, 'unserved', atMs);
    },
  };
}
