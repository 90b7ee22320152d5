/** A hall of two agents for tests of a play, and everything that happens in it. */
import { definePlan, defineRoster, type Event } from '@signalbox/engine';
import { volatileJournal } from '@signalbox/engine/journal';
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import type { HandedOn, Handled, Life } from '../life.js';
import { play } from '../play.js';
import { type Demand, PROMPT, type Scenario } from '../scenario.js';

const HUBS = { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } } as const;

export const CALLS: Demand = {
  name: 'calls',
  queue: 'calls',
  channel: 'voice',
  intervals: [{ fromMs: 0, toMs: 1_000_000, volume: 30 }],
  handling: { kind: 'constant', ms: 20_000 },
  patience: null,
};

/** Open all the time: customers may be called at any hour. */
const ALWAYS = ['window/always/Europe/Dublin', 'days/Europe/Dublin'].map((id) => ({
  id,
  instantsMs: [-1, 10_000_000],
  horizonMs: 10_000_000,
  tzdata: '2026a',
}));

export function scenarioOf(change: Partial<Scenario> = {}, plan: Partial<PlanFile> = {}, roster?: RosterFile): Scenario {
  const calendars = plan.callingWindows === undefined ? [] : ALWAYS;
  const defined = definePlan({ plan: 'play', hubs: HUBS, queues: { calls: { channels: ['voice'] } }, ...plan }, { calendars });
  if (!defined.ok) throw new Error(defined.problems[0]?.message);
  const staff = defineRoster(
    roster ?? {
      agents: [
        { id: 'ann', hub: 'hall' },
        { id: 'ben', hub: 'hall' },
      ],
    },
    defined.plan,
  );
  if (!staff.ok) throw new Error(staff.problems[0]?.message);
  const shifts = staff.roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null }));
  return { plan: defined.plan, roster: staff.roster, startMs: 0, endMs: null, demand: [CALLS], shifts, manners: PROMPT, ...change };
}

interface Seen {
  readonly lives: Life[];
  readonly parts: Handled[];
  readonly handedOn: HandedOn[];
  readonly events: (Event & { atMs: number })[];
}

/** Plays a scenario, and returns the lives of its customers, the parts of agents, the waits of those handed on, and every event. */
export async function played(scenario: Scenario): Promise<Seen> {
  const journal = volatileJournal();
  const events: (Event & { atMs: number })[] = [];
  const lives: Life[] = [];
  const parts: Handled[] = [];
  const handedOn: HandedOn[] = [];
  const heard: typeof journal = {
    ...journal,
    append(drafts, after, epoch) {
      for (const { atMs, events: news } of drafts) events.push(...news.map((event) => ({ ...event, atMs })));
      return journal.append(drafts, after, epoch);
    },
  };
  await play(scenario, {
    chance: { seed: 7, replication: 0 },
    settled: (life) => lives.push(life),
    handled: (part) => parts.push(part),
    handedOn: (wait) => handedOn.push(wait),
    router: { journal: heard, checkInvariants: true },
  });
  return { lives, parts, handedOn, events };
}

type Dated<E extends Event = Event> = E & { readonly atMs: number };

/** The events of one type. */
export const ofType = <T extends Event['type']>(events: readonly Dated[], type: T): readonly Dated<Extract<Event, { type: T }>>[] =>
  events.filter((event): event is Dated<Extract<Event, { type: T }>> => event.type === type);
