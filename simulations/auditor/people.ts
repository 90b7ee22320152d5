import type { Event, Roster } from '@signalbox/engine';
import type { AgentProfile } from '@signalbox/engine/plan';

/** An agent, as the events describe it. */
export interface Person {
  readonly profile: AgentProfile;
  signedIn: boolean;
  ready: boolean;
  /** Channels the agent is ready for; `null`: all. */
  readyFor: readonly string[] | null;
  desks: Set<string>;
  /** Capacity units in use, by offer; work set aside uses none. */
  readonly load: Map<string, number>;
  /** What each of them costs when it is not set aside. */
  readonly costs: Map<string, number>;
}

/** Follows which agents are there and what they have in hand. */
export interface People {
  get(agent: string): Person | undefined;
  /** The person an event is about, in the state after the event; `undefined`: it is about nobody on the roster. */
  take(event: Event): Person | undefined;
}

export function openPeople(roster: Roster): People {
  const people = new Map<string, Person>();
  for (const profile of roster.agents)
    people.set(profile.id, { profile, signedIn: false, ready: false, readyFor: null, desks: new Set(), load: new Map(), costs: new Map() });
  return {
    get: (agent) => people.get(agent),
    take: (event) => {
      const person = 'agent' in event && typeof event.agent === 'string' ? people.get(event.agent) : undefined;
      if (person !== undefined) change(person, event);
      return person;
    },
  };
}

function change(person: Person, event: Event): void {
  switch (event.type) {
    case 'agent.signed-in':
      person.signedIn = true;
      return;
    case 'agent.signed-out':
      person.signedIn = false;
      person.ready = false;
      return;
    case 'agent.ready':
      person.ready = true;
      person.readyFor = event.channels;
      return;
    case 'agent.not-ready':
      person.ready = false;
      return;
    case 'agent.connected':
      person.desks.add(event.connection);
      return;
    case 'agent.connection-dropped':
      person.desks.delete(event.connection);
      return;
    case 'agent.connection-lost':
      person.desks.clear();
      return;
    case 'offer.made':
      person.load.set(event.offer, event.cost);
      person.costs.set(event.offer, event.cost);
      return;
    case 'assignment.suspended':
      person.load.set(event.offer, 0);
      return;
    case 'assignment.resumed':
      person.load.set(event.offer, person.costs.get(event.offer) ?? 0);
      return;
    case 'offer.rejected':
    case 'offer.expired':
    case 'offer.failed':
    case 'offer.revoked':
    case 'wrap-up.finished':
      person.load.delete(event.offer);
      person.costs.delete(event.offer);
  }
}

/** Whether the work in hand exceeds the capacity; work that an offer would interrupt once accepted counts until then. */
export function isOverfull({ profile, load }: Person, interrupting: boolean): boolean {
  let taken = 0;
  for (const units of load.values()) taken += units;
  return !interrupting && taken > profile.capacity;
}
