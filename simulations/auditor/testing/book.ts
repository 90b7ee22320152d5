import type { Case } from './cases.js';
import type { Plans } from './plans.js';
import { openSums, type Sums } from './sums.js';
import type { Window } from './window.js';

type Outcome = 'answered' | 'abandoned' | 'rejected' | 'unserved' | 'unreached';
type OfWaits = 'shortAbandoned' | 'foundClosed' | 'within' | 'goneWithin' | 'queued' | 'waitedMs' | 'waitedAnsweredMs';
type OfCalls = 'dialled' | 'reached' | 'dialledOnSignal' | 'reachedOnSignal';
type OfPeople = 'triedAgain' | 'repeated' | 'falseAlerts' | 'owned' | 'byOwner' | 'byDeputy' | 'preferred' | 'namedLanguage';
type OfBots = 'answeredByBots' | 'contained' | 'handedOff';
type OfParts = 'handled' | 'handedOn' | 'handedIn' | 'handedInAbandoned' | 'handedInTaken' | 'waitedHandedInMs' | 'talkMs' | 'wrapUpMs';
/** What is counted again of customers; names as in the measures. */
export type RecountedOfContacts = 'arrived' | Outcome | OfWaits | OfCalls | OfPeople | 'ring' | 'laterRing' | OfBots | OfParts;
/** What is counted again of the work of agents. */
export type RecountedOfWork = 'answered' | 'takenOver' | 'handled' | 'talkMs' | 'wrapUpMs';

/** Where customers and the work of agents are counted. */
export interface Book {
  readonly window: Window;
  readonly plans: Plans;
  readonly contacts: Sums<RecountedOfContacts>;
  readonly work: Sums<RecountedOfWork>;
  /** Counts under a customer's names, unless that customer does not count. */
  put(one: Case, field: RecountedOfContacts, amount?: number, queue?: string): void;
  /** Counts one who is handed on to a queue under the names by which targets judge that. */
  putOnward(one: Case, queue: string, field: RecountedOfContacts, amount?: number): void;
  /** Whether an agent is no person. */
  readonly isBot: (agent: string) => boolean;
  /** Counts under an agent's names, at an instant, unless it does not count. */
  putWork(by: { readonly agent: string; readonly hub: string }, atMs: number, field: RecountedOfWork, amount?: number): void;
}

export function openBook(window: Window, plans: Plans, isBot: Book['isBot']): Book {
  const contacts = openSums<RecountedOfContacts>();
  const work = openSums<RecountedOfWork>();
  return {
    window,
    plans,
    contacts,
    work,
    put(one, field, amount = 1, queue = one.asked.queue) {
      if (window.counts(one.arrivalMs)) contacts.add(one.names(queue), one.interval, field, amount);
    },
    putOnward(one, queue, field, amount = 1) {
      if (window.counts(one.arrivalMs)) contacts.add(one.onward(queue), one.interval, field, amount);
    },
    isBot,
    putWork({ agent, hub }, atMs, field, amount = 1) {
      if (window.holds(atMs)) work.add([`group ${window.groupOf(agent)}`, `hub ${hub}`, 'all all'], window.intervalAt(atMs), field, amount);
    },
  };
}
