import { type Demand, PROMPT, play, type RecordedCustomer } from '../play/index.js';
import { type Preferred, preferred } from './preference.js';
import { settingOf } from './setting.js';

/** What became of a contact. */
export interface Fate {
  /** Place of the agent in the list; `null`: it gave up. */
  readonly agent: number | null;
  readonly wait: number;
}

/** A contact of a trace. Instants and spans are whole numbers of one unit, whichever. */
export interface TracedContact {
  readonly id: string;
  readonly arrival: number;
  readonly type: number;
  readonly service: number;
  readonly patience: number;
  readonly fate: Fate;
}

/** A run with the exact fate of everybody: contacts as they came, agents by the types they serve, their first one preferred. */
export interface Trace {
  readonly name: string;
  readonly agents: readonly (readonly number[])[];
  /** To whom whoever is free turns: who has waited longest of all types, or of the first of the agent's types for which anybody waits. */
  readonly selection: 'longest-waiting' | 'agent-skill-priority';
  readonly contacts: readonly TracedContact[];
}

/** How many of the contacts came to the same outcome; of these with the same wait; of these with the same agent. */
export interface Followed {
  readonly contacts: number;
  readonly outcome: number;
  readonly wait: number;
  readonly agent: number;
  /** The first, in the order of the trace, that came to another fate; `undefined`: none did. */
  readonly first: { readonly contact: TracedContact; readonly played: Fate | undefined } | undefined;
}

/**
 * Plays a trace through the router, one unit of its time as a millisecond: so every instant of it is exact. Agents are there from 0 on,
 * in the order of the list, accept at once and have no wrap-up; a contact goes to a free agent with its type as early as may be in
 * the agent's list, of these to the longest idle. Who acts first in one instant is told by the simulator's turns.
 */
export async function followTrace(trace: Trace, onContact: () => void = () => undefined): Promise<Followed> {
  const { contacts } = trace;
  const fates = new Map<number, Fate>();
  await play(scenarioOf(trace), {
    chance: { seed: 0, replication: 0 },
    settled: ({ customer, outcome, waitedMs, agent }) => {
      if (outcome === 'answered' || outcome === 'abandoned')
        fates.set(customer.row as number, { wait: waitedMs, agent: agent === null ? null : placeOf(agent) });
      onContact();
    },
  });
  const counts = { outcome: 0, wait: 0, agent: 0 };
  let first: Followed['first'];
  for (const [row, contact] of contacts.entries()) {
    const [exact, played] = [contact.fate, fates.get(row)];
    const outcome = played !== undefined && (played.agent === null) === (exact.agent === null);
    const wait = outcome && played.wait === exact.wait;
    const agent = wait && played.agent === exact.agent;
    counts.outcome += Number(outcome);
    counts.wait += Number(wait);
    counts.agent += Number(agent);
    if (!agent) first ??= { contact, played };
  }
  return { contacts: contacts.length, ...counts, first };
}

/** Agents are called `agent-<place>-1`. */
const placeOf = (agent: string): number => Number(agent.split('-')[1]);
const skillOf = (type: number): string => `type-${type}`;

function scenarioOf({ agents, selection, contacts }: Trace) {
  const types = [...new Set([...agents.flat(), ...contacts.map(({ type }) => type)])].sort((one, other) => one - other);
  const byTier = selection === 'agent-skill-priority';
  const places = byTier ? 1 : Math.max(...agents.map(({ length }) => length));
  const inOrder = (type: number): Preferred => preferred(skillOf(type), places);
  const { plan, roster } = settingOf(
    agents.map((own, place) => ({ group: `agent-${place}`, count: 1, ...(byTier ? inTiers(own) : inLevels(own, inOrder)) })),
    { rank: [byTier ? 'tier' : 'skill-fit', 'longest-idle'] },
    { skills: types.flatMap((type) => inOrder(type).names) },
  );
  const demand = types.map(
    (type): Demand => ({
      name: skillOf(type),
      queue: 'calls',
      channel: 'voice',
      intervals: [],
      patience: null,
      skills: inOrder(type).asked,
      handling: { kind: 'constant', ms: 1 },
      recorded: contacts.flatMap((one, row) => (one.type === type ? [recorded(one, row)] : [])).sort(byArrival),
    }),
  );
  const shifts = roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null }));
  return { plan, roster, startMs: 0, endMs: null, demand, shifts, manners: PROMPT };
}

const recorded = ({ arrival, service, patience }: TracedContact, row: number): RecordedCustomer => ({
  arrivalMs: arrival,
  handlingMs: service,
  patienceMs: patience,
  row,
});
const byArrival = (one: RecordedCustomer, other: RecordedCustomer): number => one.arrivalMs - other.arrivalMs;

/** The agent's own order decides whom it turns to, and who is turned to. */
const inTiers = (types: readonly number[]) => ({
  skills: types.map(skillOf),
  tiers: types.map((type, place) => ({ skill: skillOf(type), tier: place + 1 })),
});
/** The surplus over the levels asked for decides who is turned to only. */
const inLevels = (types: readonly number[], inOrder: (type: number) => Preferred) => ({
  skills: Object.assign({}, ...types.map((type, place) => inOrder(type).heldAt(place))) as Record<string, number>,
});
