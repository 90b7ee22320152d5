import type { Trial } from '../../scenario/index.js';
import { withoutHubs } from '../hubs.js';
import { type LoadClass, loadClasses } from '../needs/load.js';
import { onwardDemands, whoServesOnward } from '../needs/onward.js';
import { whoServes } from '../needs/who-serves.js';
import { hubSets } from './choose-hubs.js';
import type { StaffPoint, StaffTask } from './point.js';
import { coveringStart } from './start.js';

/** One way to run the operation: which hubs are open, who then serves whom, and where a search for agents begins. */
export interface Route {
  readonly task: StaffTask;
  readonly classes: readonly LoadClass[];
  /** Agents by line that cover a multiple of what Erlang A requires. */
  readonly start: (factor: number) => Promise<readonly number[]>;
}

export async function routeOf(task: StaffTask, closed: ReadonlySet<string>): Promise<Route> {
  const trial: Trial = withoutHubs(task.trial, closed);
  const serves = await whoServes(trial, closed);
  const onward = onwardDemands(trial, serves);
  const classes = loadClasses(trial, new Map([...serves, ...(await whoServesOnward(trial, onward, closed))]), onward);
  return { task: { ...task, closed }, classes, start: coveringStart({ trial, lines: task.lines, classes }) };
}

/** A combination of hubs that was considered. */
export interface HubChoice {
  readonly open: readonly string[];
  /** Estimated cost of covering Erlang's requirements with it; minor units. */
  readonly estimate: number;
  /** The cheapest sufficient agents found for it, or the nearest to sufficient, on as many replications as the point says. */
  readonly point: StaffPoint;
  readonly fate: HubFate;
}

/**
 * How far a combination was pursued. `on-few`: agents were searched on the first few replications. `dearer-on-few`: those cost much more
 * than the best on all, and with so few agents that it would be cheaper it certainly misses a target. `misses-as-dear`: costs no less than
 * another that is sufficient, and misses a target besides. `searched`: agents were searched on all replications.
 */
export type HubFate = 'on-few' | 'dearer-on-few' | 'misses-as-dear' | 'searched';

/** Combinations worth simulating, by estimated cost, cheapest first. */
export async function routesOf({
  task,
  classes,
}: Route): Promise<readonly { readonly route: Route; readonly open: readonly string[]; readonly estimate: number }[]> {
  const hubs = [...new Set(task.lines.map(({ hub }) => hub))];
  const sets = await hubSets({ ...task, classes });
  const routes = [];
  for (const { open, estimate } of sets) {
    const closed = new Set(hubs.filter((hub) => !open.includes(hub)));
    routes.push({ open, estimate, route: await routeOf(task, closed) });
  }
  return routes;
}
