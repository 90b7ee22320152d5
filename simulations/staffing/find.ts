import { setMaxListeners } from 'node:events';
import { type Crew, playTrials, type Replication, type ReplicationOrder } from '../replicate/index.js';
import { type Contender, cheapestOf, choiceOf } from './combinations.js';
import { exchanged, gainsOf } from './exchange.js';
import { closedHubs } from './hubs.js';
import { withinReach } from './implied.js';
import type { LoadClass } from './load.js';
import type { StaffOptions } from './options.js';
import type { StaffPoint, StaffTask } from './point.js';
import { openRehearsals, type Rehearsals, StaffingEnded, staffedTrial } from './rehearsals.js';
import { repaired } from './repair.js';
import { type HubChoice, type Route, routeOf, routesOf } from './routes.js';
import { raised } from './teams.js';
import { fewerOf, type Thinnest, thinned } from './thin.js';

/** What a search came to. */
export interface Found extends StaffTask {
  /** As the scenario has it. */
  readonly today: StaffPoint | null;
  /** What was found, on the numbers it was found with; not enough where no number of agents on these lines is. */
  readonly found: StaffPoint;
  /** One agent fewer on each line; `null` where that was not played: nobody is there, or a team would be too small. */
  readonly fewer: readonly (StaffPoint | null)[];
  /** The answer on other numbers than those it was found with; `null`: ended before. */
  readonly verified: { readonly point: StaffPoint; readonly replications: readonly Replication[] } | null;
  /** Combinations of hubs that were looked at; `null`: none was asked for. */
  readonly hubs: readonly HubChoice[] | null;
  /** Whether the search came to its end. */
  readonly finished: boolean;
  readonly replications: number;
  readonly played: { readonly staffings: number; readonly replications: number };
  readonly classes: readonly LoadClass[];
}

export interface Means {
  /** How many of the goals, the last ones, nobody asked for in so many words. */
  readonly implied: number;
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  readonly verify: number;
  readonly options: StaffOptions;
}

export const ordersFrom = (seed: number, first: number, count: number): readonly ReplicationOrder[] =>
  Array.from({ length: count }, (_, n) => ({ seed, replication: first + n }));

/** Verification that misses adds its numbers to those of the search, so often. */
const SEARCHES_MAX = 3;
const PLENTY = 1.6;

/** Looks for the cheapest agents, first on a few replications, then on all, and checks them on others. */
export async function found(first: StaffTask, { implied, crew, orders, verify, options }: Means): Promise<Found> {
  const { signal, hurry, onPlayed, onAsked, chooseHubs = false } = options;
  const ended = AbortSignal.any([signal, hurry].filter((one) => one !== undefined));
  // Every replication listens to it.
  setMaxListeners(0, ended);
  let searching = true;
  const rehearsals = openRehearsals(first, { crew, orders, signal: () => (searching ? ended : signal), onPlayed, onAsked });
  let route = await routeOf(first, new Set());
  let today: StaffPoint | null = null;
  let last: StaffPoint | null = null;
  let thinnest: Thinnest | null = null;
  let coarse: Thinnest | null = null;
  let verified: Found['verified'] = null;
  let hubs: readonly HubChoice[] | null = null;
  let replications = orders.length;
  const tell = (finished: boolean): Found => {
    const point = thinnest?.point ?? rehearsals.best() ?? rehearsals.few.best() ?? rehearsals.few.nearest() ?? last ?? today;
    if (point === null) throw new StaffingEnded();
    // What binds on few replications is better than nothing, where the search was ended.
    const thin = [thinnest, coarse].find((one) => one?.point.counts.join() === point.counts.join());
    const fewer: Thinnest['fewer'] = thin?.fewer ?? first.lines.map(() => null);
    return {
      ...route.task,
      closed: closedHubs(first.lines, point.counts),
      today,
      found: point,
      fewer,
      verified,
      hubs,
      finished,
      replications,
      played: rehearsals.played(),
      classes: route.classes,
    };
  };
  const check = async (counts: readonly number[], fresh: readonly ReplicationOrder[]): Promise<Found['verified']> => {
    onAsked?.(fresh.length);
    const told = { ...(onPlayed && { onDone: onPlayed }), ...(signal && { signal }) };
    const [runs = []] = await playTrials(crew, [staffedTrial(route.task, counts)], fresh, told);
    return runs.length < fresh.length ? null : { point: rehearsals.pointFrom(counts, runs), replications: runs };
  };
  const seed = orders[0]?.seed ?? 0;
  try {
    if (implied > 0) route = await withPromises(route, rehearsals, implied);
    [today = null] = await rehearsals.play([first.lines.map(({ agents }) => agents)]);
    if (chooseHubs) {
      const looks: Contender[] = [];
      for (const { open, estimate, route: other } of await routesOf(route)) {
        looks.push({ open, estimate, route: other, thin: await coarsely(other, rehearsals.few), fate: 'on-few' });
        hubs = looks.map(choiceOf);
      }
      const chosen = await cheapestOf(looks, rehearsals, (contenders) => {
        hubs = contenders.map(choiceOf);
      });
      if (chosen !== null) [route, coarse, last] = [chosen.route, chosen.thin, chosen.thin.point];
    }
    coarse ??= await coarsely(route, rehearsals.few);
    last ??= coarse.point;
    for (let round = 1; ; round++) {
      const [here = last] = await rehearsals.play([last.counts]);
      last = await repaired(route.task, rehearsals, here);
      if (!last.enough) return tell(true);
      thinnest = await cheapest(route.task, rehearsals, last);
      const fresh = ordersFrom(seed, replications, verify);
      verified = await check(thinnest.point.counts, fresh);
      if (verified === null) return tell(false);
      if (verified.point.enough || round === SEARCHES_MAX) return tell(true);
      // What was too good to be true is looked at with more numbers, those of the check among them.
      rehearsals.extend(fresh, thinnest.point.counts, verified.replications);
      replications += fresh.length;
      last = thinnest.point;
      thinnest = null;
      // The check was of other numbers than whatever is found next.
      verified = null;
    }
  } catch (error) {
    if (!(error instanceof StaffingEnded)) throw error;
    const { found: point, fewer } = tell(false);
    if (signal?.aborted === true) return tell(false);
    // Who is in a hurry has what there is checked all the same, and told what binds.
    searching = false;
    thinnest = { point, fewer };
    verified = await check(point.counts, ordersFrom(seed, replications, verify));
    try {
      if (fewer.every((one) => one === null)) thinnest = { point, fewer: await fewerOf(route.task, rehearsals, point) };
    } catch (again) {
      if (!(again instanceof StaffingEnded)) throw again;
    }
    return tell(false);
  }
}

/** Whatever nobody asked for in so many words is asked for as far as plenty of agents reach it. */
async function withPromises(route: Route, rehearsals: Rehearsals, implied: number): Promise<Route> {
  const { task, start } = route;
  // Work without a target starts with no more than its bare load, and of few agents it takes many times that to keep a promise.
  const many = (await start(PLENTY)).map((agents) => (agents === 0 ? 0 : 2 * agents + 2));
  const [plenty] = await rehearsals.few.play([raised(task.teams, task.lines, many)]);
  const asked = task.goals.length - implied;
  const goals = [...task.goals.slice(0, asked), ...withinReach(task.goals.slice(asked), plenty?.values.slice(asked) ?? [])];
  const own = { ...task, goals };
  rehearsals.retarget(own);
  return { ...route, task: own };
}

/** On few replications: near Erlang's numbers, then up until it is enough, then down as far as it is. */
async function coarsely({ task, start }: Route, few: Rehearsals): Promise<Thinnest> {
  const point = await repaired(task, few, await bracketed(task, few, start));
  return point.enough ? thinned(task, few, point, 'roughly') : { point, fewer: task.lines.map(() => null) };
}

/** Goes down from what covers Erlang's numbers as long as it is enough, or up until it is. */
async function bracketed(task: StaffTask, rehearsals: Rehearsals, start: Route['start']): Promise<StaffPoint> {
  const at = async (factor: number): Promise<StaffPoint> => {
    const [point] = await rehearsals.play([raised(task.teams, task.lines, await start(factor))]);
    return point as StaffPoint;
  };
  let point = await at(1);
  let best = point.enough ? point : null;
  const step = point.enough ? -0.1 : 0.1;
  for (let factor = 1 + step; factor > 0.3 && factor < 1.65; factor += step) {
    const next = await at(factor);
    if (next.enough && (best === null || next.cost < best.cost)) best = next;
    const turned = next.enough !== point.enough;
    point = next;
    if (turned) break;
  }
  return best ?? point;
}

/** Rounds of looking for cheaper agents elsewhere; each makes the answer cheaper, and less so than the one before. */
const EXCHANGES_MAX = 3;

async function cheapest(task: StaffTask, rehearsals: Rehearsals, from: StaffPoint): Promise<Thinnest> {
  let thinnest = await thinned(task, rehearsals, from);
  const gains = await gainsOf(task, rehearsals, thinnest.point);
  for (let round = 0; round < EXCHANGES_MAX; round++) {
    const next = await exchanged(task, rehearsals, thinnest, gains);
    if (next === null) break;
    thinnest = await thinned(task, rehearsals, next);
  }
  return thinnest;
}
