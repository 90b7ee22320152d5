import type { Trial } from '../scenario/index.js';
import { hubSets } from './choose-hubs.js';
import { withoutHubs } from './hubs.js';
import { type LoadClass, loadClasses } from './load.js';
import type { StaffPoint, StaffTask } from './point.js';
import { coveringStart } from './start.js';
import { whoServes } from './who-serves.js';

/** One way to run the house: which hubs are open, who serves whom then, and where a search for agents begins. */
export interface Route {
  readonly task: StaffTask;
  readonly classes: readonly LoadClass[];
  /** Agents by line that cover what Erlang A asks, times a factor. */
  readonly start: (factor: number) => Promise<readonly number[]>;
}

export async function routeOf(task: StaffTask, closed: ReadonlySet<string>): Promise<Route> {
  const trial: Trial = withoutHubs(task.trial, closed);
  const classes = loadClasses(trial, await whoServes(trial, closed));
  return { task: { ...task, closed }, classes, start: coveringStart({ trial, lines: task.lines, classes }) };
}

/** A combination of hubs that was looked at. */
export interface HubChoice {
  readonly open: readonly string[];
  /** What covering Erlang's numbers would cost with it; minor units. */
  readonly estimate: number;
  /** The cheapest agents found for it, or the nearest to it, on as many replications as it says. */
  readonly point: StaffPoint;
  readonly fate: HubFate;
}

/**
 * How far a combination was followed. `on-few`: agents were looked for on the first few replications. `dearer-on-few`: these cost much more there
 * than what another needs on all, and so few that they would cost less miss a target for certain. `misses-as-dear`: these cost no less than another that is enough, and miss a target besides.
 * `searched`: agents were looked for on all replications.
 */
export type HubFate = 'on-few' | 'dearer-on-few' | 'misses-as-dear' | 'searched';

/** Combinations worth a simulation, by what theory says they cost; the cheapest first. */
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
