import { type Demand, PROMPT, type Scenario, type Shift } from '../play/index.js';
import { type Design, turnsOf } from '../theory/index.js';
import type { Course } from './course.js';
import { HANDLING_MS, settingOf } from './setting.js';

/** Classes of customers, pools of agents, and who serves whom. Rates and durations in any one unit of time. */
export interface DesignCase extends Design {
  readonly name: string;
}

export interface DesignScenario {
  readonly scenario: Scenario;
  /** Customers count from here on, and the agents' time up to here. */
  readonly countFromMs: number;
  readonly toMs: number;
  readonly unitMs: number;
}

/** A long run of a design: a warm-up to forget that it opened empty, then the counted time. */
export function designScenario(design: DesignCase, { warmUp, counted }: Course): DesignScenario {
  const { classes, pools, choice } = design;
  const quickest = Math.min(...pools.map(({ handling }) => handling));
  const unitMs = HANDLING_MS / quickest;
  const countFromMs = Math.ceil(warmUp * unitMs);
  const toMs = countFromMs + Math.ceil(counted * unitMs);
  const { plan, roster } = settingOf(
    pools.map(({ agents }, pool) => ({ group: `pool-${pool + 1}`, count: agents, ...abilities(design, pool) })),
    { rank: choice === 'any' ? ['random'] : [ownOrders(design) ? 'skill-fit' : 'tier', 'longest-idle'] },
    { skills: classes.map((_, place) => skillOf(place)) },
  );
  const demand = classes.map(
    ({ arrivalRate: rate, patience }, place): Demand => ({
      name: `class-${place + 1}`,
      queue: 'calls',
      channel: 'voice',
      skills: [{ skill: skillOf(place), level: 1 }],
      // Band 0 is for emergencies, which do more than come first.
      band: ownOrders(design) ? 1 : place + 1,
      intervals: [{ fromMs: 0, toMs, volume: (rate * toMs) / unitMs }],
      handling: { kind: 'exponential', meanMs: HANDLING_MS },
      patience: patience === null ? null : { kind: 'exponential', meanMs: patience * unitMs },
    }),
  );
  const shifts = roster.agents.map(({ id }): Shift => {
    const { handling } = pools[Number(id.split('-')[1]) - 1] as Design['pools'][number];
    return { agent: id, fromMs: 0, toMs: null, handlingPercent: (100 * handling) / quickest };
  });
  return { scenario: { plan, roster, startMs: 0, endMs: null, demand, shifts, manners: PROMPT }, countFromMs, toMs, unitMs };
}

const skillOf = (place: number): string => `serves-class-${place + 1}`;

/** Whether not all pools turn to the classes in the order of the list: then each agent's tiers say to which it turns, not the bands. */
const ownOrders = ({ pools }: Design): boolean => pools.some(({ first }) => first !== undefined);

/**
 * A pool's skills, with tiers in the order in which classes turn to it; none if any free agent will do. Where tiers say to which class the
 * agent turns, levels tell the former: the least surplus over the level asked for is preferred.
 */
function abilities(design: Design, pool: number) {
  const { classes, choice } = design;
  const served = classes.flatMap(({ pools }, place) =>
    pools.includes(pool) ? [{ place, skill: skillOf(place), turn: pools.indexOf(pool) + 1 }] : [],
  );
  if (ownOrders(design)) {
    const turns = turnsOf(design, pool);
    return {
      skills: Object.fromEntries(served.map(({ skill, turn }) => [skill, choice === 'any' ? 1 : turn])),
      tiers: served.map(({ place, skill }) => ({ skill, tier: turns.indexOf(place) + 1 })),
    };
  }
  const tiers = choice === 'any' ? [] : served.map(({ skill, turn }) => ({ skill, tier: turn }));
  return { skills: served.map(({ skill }) => skill), tiers };
}
