import type { Event } from '../../domain/events.js';
import type { AdapterId, AgentId, ContactOrdinal, HubId, QueueId } from '../../domain/ids.js';
import type { Names } from '../state/names.js';
import type { RouterState } from '../state/state.js';
import { forget, NAMES_MAX } from '../state/touched.js';
import { EVERYTHING, type Part, TOUCHES } from './touches.js';

type Naming = {
  readonly ordinal?: ContactOrdinal | undefined;
  readonly agent?: AgentId | undefined;
  readonly queue?: QueueId | undefined;
  readonly hub?: HubId | undefined;
  readonly adapter?: AdapterId | undefined;
};

function name(touched: RouterState['touched'], part: Part, named: Naming): void {
  if (part === 'contact') return note(touched.contacts, named.ordinal);
  if (part === 'work') return note(touched.agents, named.agent);
  if (part === 'agent') {
    touched.beyondWork = true;
    return note(touched.agents, named.agent);
  }
  if (part === 'queue') return note(touched.queues, named.queue);
  if (part === 'hub') return note(touched.hubs, named.hub);
  return note(touched.adapters, named.adapter);
}

const NOBODY: readonly Part[] = [];

const note = <T>(names: Names<T>, one: T | undefined): void => {
  if (one !== undefined) names.add(one);
};

/** Notes everything an event has changed, as the table `touches` says. */
export function touch({ touched }: Pick<RouterState, 'touched'>, event: Event, touches: typeof TOUCHES = TOUCHES): void {
  if (touched.everything) return;
  const parts = touches[event.type];
  for (const part of parts ?? NOBODY) name(touched, part, event as Naming);
  if (parts === EVERYTHING || touched.contacts.size + touched.agents.size > NAMES_MAX) forget(touched, true);
}
