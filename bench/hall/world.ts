import { definePlan, defineRoster, type Plan, type Roster } from '@signalbox/engine';
import { LANGUAGES } from './languages.js';
import { profileOf } from './profiles.js';
import { FAMILIES, GRADES } from './requirements.js';

export interface Variety {
  /** Number of distinct requirements: sets of languages, skills and levels. */
  readonly requirements: number;
  /** Distinct sets of abilities among the agents; `unique`: no two agents alike. */
  readonly profiles: number | 'unique';
}

export interface World {
  readonly plan: Plan;
  readonly roster: Roster;
}

const HUBS = 5;
const hubName = (n: number): string => `hub-${n % HUBS}`;

/** Three rings, so that waiting contacts have deadlines and widen; work that takes a whole agent (voice), or a third of one (chat). */
const channels = {
  voice: {
    steps: [{}, { after: '20s', hubs: 'any' }, { after: '60s', languages: { preferences: 2 }, skills: { tolerance: 1 } }],
    wrapUpMax: 0,
    offer: { within: '10m' },
    lastAgent: { mode: 'reserve', limit: '20s' },
  },
  chat: {
    steps: [{}, { after: '30s', hubs: 'any' }, { after: '90s', languages: { preferences: 2 }, skills: { tolerance: 1 } }],
    wrapUpMax: 0,
    offer: { within: '10m' },
    lastAgent: { mode: 'prefer', limit: '20s' },
  },
} as const;

/**
 * A network of sites with every feature that a decision can meet: rings, capacity with two channels, last agents, and work shared between
 * two groups of hubs. One queue per family of requirements, and `filler`, which asks for nothing and keeps agents busy.
 */
export function worldOf(agents: number, { profiles }: Variety): World {
  const languages = [...LANGUAGES];
  const hubs = Object.fromEntries(
    Array.from({ length: HUBS }, (_, n) => [
      hubName(n),
      { kind: 'multilingual' as const, country: 'PT', zone: 'Europe/Lisbon', languages },
    ]),
  );
  const queue = (n: number) => ({
    channels: ['voice', 'chat'],
    home: [hubName(n), hubName(n + 1), hubName(n + 2)],
    shares: {
      groups: [
        { hubs: ['hub-0', 'hub-1'], percent: 40 },
        { hubs: ['hub-2', 'hub-3', 'hub-4'], percent: 60 },
      ],
      tolerance: 20,
    },
  });
  const queues = Object.fromEntries(Array.from({ length: FAMILIES }, (_, n) => [`queue-${n}`, queue(n)]));
  const skills = Array.from({ length: FAMILIES * GRADES }, (_, n) => `skill-${n}`);
  const plan = definePlan({
    plan: 'bench',
    languages,
    channels,
    hubs,
    skills: [...skills, 'nobody-has-it'],
    queues: { ...queues, filler: { channels: ['voice', 'chat'] }, hopeless: { channels: ['voice'], skills: ['nobody-has-it'] } },
  });
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const roster = defineRoster(
    { agents: Array.from({ length: agents }, (_, n) => ({ id: agentName(n), hub: hubName(n), ...profileOf(n, profiles) })) },
    plan.plan,
  );
  if (!roster.ok) throw new Error(roster.problems[0]?.message);
  return { plan: plan.plan, roster: roster.roster };
}

export const agentName = (n: number): string => `agent-${n}`;
