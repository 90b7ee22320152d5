import { setMaxListeners } from 'node:events';
import { type Crew, playTrials, type Replication, type ReplicationOrder } from '../../replicate/index.js';
import { closedHubs } from '../hubs.js';
import { withinReach } from '../needs/implied.js';
import type { LoadClass } from '../needs/load.js';
import type { StaffOptions } from '../options.js';
import { raised } from '../teams.js';
import { cheaperWithout } from './close.js';
import { type Contender, cheapestOf, choiceOf } from './combinations.js';
import { exchanged, gainsOf, swapped } from './exchange.js';
import { StaffingEnded, staffedTrial } from './played.js';
import type { StaffPoint, StaffTask } from './point.js';
import { openRehearsals, type Rehearsals } from './rehearsals.js';
import { repaired } from './repair.js';
import { type HubChoice, type Route, routeOf, routesOf } from './routes.js';
import { fewerOf, type Thinnest, thinned } from './thin.js';

/** The result of a search. */
export interface Found extends StaffTask {
  /** The agents as the scenario has them. */
  readonly today: StaffPoint | null;
  /**
   * The agents found, with the figures on the search's random numbers; insufficient if no number of agents on these lines is sufficient.
   */
  readonly found: StaffPoint;
  /** One agent fewer on each line; `null` if that was not played: nobody is there, or a team would be too small. */
  readonly fewer: readonly (StaffPoint | null)[];
  /** The answer on other random numbers; `null`: the search was aborted before. */
  readonly verified: { readonly point: StaffPoint; readonly replications: readonly Replication[] } | null;
  /** The combinations of hubs considered, none if the search ended before; `null`: none was asked for. */
  readonly hubs: readonly HubChoice[] | null;
  /** Whether the search was completed. */
  readonly finished: boolean;
  /** Which of the signals ended it before; `null`: it was completed. */
  readonly endedBy: 'signal' | 'hurry' | null;
  readonly replications: number;
  readonly played: { readonly staffings: number; readonly replications: number };
  readonly classes: readonly LoadClass[];
}

export interface Means {
  /** How many of the goals, at the end of the list, are implied by the plan instead of being targets of the scenario. */
  readonly implied: number;
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  readonly verify: number;
  readonly options: StaffOptions;
}

export const ordersFrom = (seed: number, first: number, count: number): readonly ReplicationOrder[] =>
  Array.from({ length: count }, (_, n) => ({ seed, replication: first + n }));

/** How often a search may run: each failed verification adds its numbers to those of the search. */
const SEARCHES_MAX = 3;
const PLENTY = 1.6;

/** Searches for the cheapest agents, first on a few replications, then on all, and verifies them on others. */
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
  /** What was enough on all replications but not on the check, from which the search goes on. */
  let former: Thinnest | null = null;
  let verified: Found['verified'] = null;
  let hubs: readonly HubChoice[] | null = null;
  let replications = orders.length;
  const tell = (finished: boolean): Found => {
    const enough = thinnest?.point ?? rehearsals.best();
    // That no numbers are enough was found on all replications: those that seemed to be on fewer are not.
    const nearest = finished ? rehearsals.nearest() : null;
    const point = enough ?? nearest ?? former?.point ?? rehearsals.few.best() ?? rehearsals.few.nearest() ?? last ?? today;
    if (point === null) throw new StaffingEnded();
    // If the search was aborted, what binds on a few replications is better than nothing.
    const thin = [thinnest, former, coarse].find((one) => one?.point.counts.join() === point.counts.join());
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
      endedBy: finished ? null : signal?.aborted === true ? 'signal' : 'hurry',
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
      hubs = [];
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
      if (!last.enough) {
        const spare = await nearestThinned(route.task, rehearsals);
        return { ...tell(true), ...spare };
      }
      thinnest = await cheapest(route.task, rehearsals, last, chooseHubs);
      const fresh = ordersFrom(seed, replications, verify);
      verified = await check(thinnest.point.counts, fresh);
      if (verified === null) return tell(false);
      if (verified.point.enough || round === SEARCHES_MAX) return tell(true);
      // The search continues with more replications, including those of the failed verification.
      rehearsals.extend(fresh, thinnest.point.counts, verified.replications);
      replications += fresh.length;
      last = thinnest.point;
      former = thinnest;
      thinnest = null;
      // The verification was of other numbers than those found next.
      verified = null;
    }
  } catch (error) {
    if (!(error instanceof StaffingEnded)) throw error;
    const { found: point, fewer } = tell(false);
    if (signal?.aborted === true) return tell(false);
    // When time is up, the best so far is still verified, and what binds is reported.
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

/** Adds the implied goals, as far as an abundance of agents reaches them. */
async function withPromises(route: Route, rehearsals: Rehearsals, implied: number): Promise<Route> {
  const { task, start } = route;
  // Work without a target starts with no more than its bare load; if that is few agents, keeping a promise takes many times that.
  const many = (await start(PLENTY)).map((agents) => (agents === 0 ? 0 : 2 * agents + 2));
  const [plenty] = await rehearsals.few.play([raised(task.teams, task.lines, many)]);
  const asked = task.goals.length - implied;
  const goals = [...task.goals.slice(0, asked), ...withinReach(task.goals.slice(asked), plenty?.values.slice(asked) ?? [])];
  const own = { ...task, goals };
  rehearsals.retarget(own);
  return { ...route, task: own };
}

/** On a few replications: near Erlang's numbers, then up until sufficient, then down as far as still sufficient. */
async function coarsely({ task, start }: Route, few: Rehearsals): Promise<Thinnest> {
  const point = await repaired(task, few, await bracketed(task, few, start));
  return point.enough ? thinned(task, few, point, 'roughly') : { point, fewer: task.lines.map(() => null) };
}

/** Goes down from Erlang's numbers while sufficient, or up until sufficient. */
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

/**
 * The staffing that comes nearest to targets out of reach, without the agents who bring it no nearer; what of it is known if the time ends
 * before, and nothing if none was played.
 */
async function nearestThinned(task: StaffTask, rehearsals: Rehearsals): Promise<Partial<Pick<Found, 'found' | 'closed'>>> {
  const nearest = rehearsals.nearest();
  if (nearest === null) return {};
  try {
    // Of what is missed, as much is kept as the nearest reaches.
    const goals = task.goals.map((goal, place) =>
      (nearest.slacks[place] as number) < 0 ? { ...goal, goal: nearest.values[place] as number } : goal,
    );
    const kept: StaffTask = { ...task, goals };
    rehearsals.retarget(kept);
    const [from = nearest] = await rehearsals.play([nearest.counts]);
    const thin = await thinned(kept, rehearsals, from);
    rehearsals.retarget(task);
    const [point = nearest] = await rehearsals.play([thin.point.counts]);
    return { found: point, closed: closedHubs(task.lines, point.counts) };
  } catch (error) {
    if (!(error instanceof StaffingEnded)) throw error;
    rehearsals.retarget(task);
    return { found: nearest, closed: closedHubs(task.lines, nearest.counts) };
  }
}

/** Rounds of searching for cheaper agents elsewhere; each gains less than the one before. */
const EXCHANGES_MAX = 3;

/** @param keepsHubs which hubs are open has been decided */
async function cheapest(task: StaffTask, rehearsals: Rehearsals, from: StaffPoint, keepsHubs: boolean): Promise<Thinnest> {
  let thinnest = await thinned(task, rehearsals, from);
  for (;;) {
    const gains = await gainsOf(task, rehearsals, thinnest.point);
    for (let round = 0; round < EXCHANGES_MAX; round++) {
      const next = (await exchanged(task, rehearsals, thinnest, gains)) ?? (await swapped(task, rehearsals, thinnest, gains));
      if (next === null) break;
      thinnest = await thinned(task, rehearsals, next);
    }
    const without = await cheaperWithout(task, rehearsals, thinnest.point, keepsHubs);
    if (without === null) return thinnest;
    thinnest = await thinned(task, rehearsals, without);
  }
}
