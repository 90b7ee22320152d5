import type { PlanFile } from '@signalbox/engine/plan';
import { type Demand, PROMPT, type Scenario, type Shift } from '../play/index.js';
import { type Design, reservedIn, turnsOf } from '../theory/index.js';
import type { Course } from './course.js';
import { type Preferred, preferred } from './preference.js';
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
  const inOrder = places(design);
  const keeping = keeps(design);
  const { plan, roster } = settingOf(
    pools.map(({ agents }, pool) => ({
      group: `pool-${pool + 1}`,
      count: agents,
      ...(keeping ? { hub: hubOf(pool) } : {}),
      ...abilities(design, pool, inOrder),
    })),
    { rank: choice === 'any' ? ['random'] : [byLevels(design) ? 'skill-fit' : 'tier', 'longest-idle'] },
    {
      skills: classes.flatMap((_, place) => inOrder(place).names),
      ...(keeping
        ? {
            hubs: pools.map((_, pool) => hubOf(pool)),
            queues: Object.fromEntries(classes.map((one, place) => [queueOf(design, place), { steps: stepsOf(one) }])),
          }
        : {}),
    },
  );
  const demand = classes.map(
    ({ arrivalRate: rate, patience }, place): Demand => ({
      name: `class-${place + 1}`,
      queue: queueOf(design, place),
      channel: 'voice',
      skills: inOrder(place).asked,
      // Band 0 is for emergencies, which do more than come first.
      band: byLevels(design) ? 1 : place + 1,
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
const hubOf = (pool: number): string => `hub-${pool + 1}`;

/** Whether not all pools turn to the classes in the order of the list: then each agent's tiers say to which it turns, not the bands. */
const ownOrders = ({ pools }: Design): boolean => pools.some(({ first }) => first !== undefined);

/** Where the order of classes is not the same for everybody, levels say which pool comes first, and nothing else. */
const byLevels = (design: Design): boolean => ownOrders(design) || design.order === 'arrival';

const places =
  ({ classes, choice, ...design }: Design) =>
  (place: number): Preferred => {
    const told = choice === 'first' && byLevels({ classes, choice, ...design });
    return preferred(skillOf(place), told ? Math.max(...classes.map(({ pools }) => pools.length)) : 1);
  };

/** Whether a class must leave agents free: then each class has a queue with steps of its own, and each pool a hub to name in them. */
const keeps = ({ classes }: Design): boolean => classes.some(({ reserve }) => reserve?.some((kept) => kept > 0) === true);
const queueOf = (design: Design, place: number): string => (keeps(design) ? `calls-${place + 1}` : 'calls');

/** One ring per pool, in the class's order, open as soon as somebody waits; neighbours that keep nobody in reserve are one ring. */
function stepsOf(one: Design['classes'][number]): StepFile[] {
  const rings: { hubs: string[]; reserve: number }[] = [];
  for (const pool of one.pools) {
    const [last, reserve] = [rings.at(-1), reservedIn(one, pool)];
    if (last?.reserve === 0 && reserve === 0) last.hubs.push(hubOf(pool));
    else rings.push({ hubs: [hubOf(pool)], reserve });
  }
  // Waiting itself opens nothing: rings open by their condition.
  return rings.map((ring, place) => (place === 0 ? ring : { ...ring, after: place * NEVER_MS, when: { waitingOver: 0 } }));
}

type StepFile = NonNullable<NonNullable<PlanFile['queues'][string]>['steps']>[number];
const NEVER_MS = 1e11;

/**
 * A pool's skills, with tiers in the order in which classes turn to it; none if any free agent will do. Where tiers say to which class the
 * agent turns, or nothing but waiting says it, levels tell the former.
 */
function abilities(design: Design, pool: number, inOrder: (place: number) => Preferred) {
  const { classes, choice } = design;
  const served = classes.flatMap(({ pools }, place) =>
    pools.includes(pool) ? [{ place, skill: skillOf(place), turn: pools.indexOf(pool) }] : [],
  );
  if (byLevels(design)) {
    const turns = turnsOf(design, pool);
    const held = served.map(({ place, turn }) => inOrder(place).heldAt(choice === 'any' ? 0 : turn));
    return {
      skills: Object.assign({}, ...held) as Record<string, number>,
      tiers: ownOrders(design) ? served.map(({ place, skill }) => ({ skill, tier: turns.indexOf(place) + 1 })) : [],
    };
  }
  const tiers = choice === 'any' ? [] : served.map(({ skill, turn }) => ({ skill, tier: turn + 1 }));
  return { skills: served.map(({ skill }) => skill), tiers };
}
