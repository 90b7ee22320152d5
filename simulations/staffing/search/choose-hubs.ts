import type { Trial } from '../../scenario/index.js';
import type { HubCosts } from '../hubs.js';
import type { StaffLine } from '../lines.js';
import type { LoadClass } from '../needs/load.js';
import type { Team } from '../teams.js';
import { solve, type Term } from './linear.js';
import { coveringProgram, type Row } from './start.js';

/** A combination of open hubs, and the estimated cost of covering Erlang's requirements with it. */
export interface HubSet {
  readonly open: readonly string[];
  /** Minor units, including fixed cost. */
  readonly estimate: number;
}

/** A combination estimated a quarter above the cheapest is not worth simulating: theory is not that far off. */
const DEARER_MAX = 1.25;
const SETS_MAX = 8;

interface House {
  readonly trial: Trial;
  readonly lines: readonly StaffLine[];
  readonly teams: readonly Team[];
  readonly hubCosts: HubCosts;
  readonly classes: readonly LoadClass[];
}

/**
 * The cheapest combinations of hubs by a mixed-integer program, cheapest first. Beside the agents of each line, it decides whether each hub
 * is open (its fixed cost, and its minimum team whenever anybody is there). A group of a later ring gets contacts only if no hub of an
 * earlier one is open. Combinations that leave more uncovered than all hubs together are excluded.
 */
export async function hubSets(house: House): Promise<readonly HubSet[]> {
  const hubs = [...new Set(house.lines.map(({ hub }) => hub))];
  const { minimise, rows, lacking } = coveringProgram(house, 1);
  const least = lackingOf(await solve({ minimise, rows }), lacking);
  const whole = [...hubs.keys()].map((n) => `y${n}`);
  const closing = rowsOfHubs(house, hubs);
  const cuts: Row[] = [];
  const found: HubSet[] = [];
  while (found.length < SETS_MAX) {
    const answer = await solve({
      minimise: [...minimise, ...hubs.map((hub, n): Term => [house.hubCosts.get(hub) ?? 0, `y${n}`])],
      rows: [...rows, ...closing.rows, ...cuts],
      bounds: new Map([...whole, ...closing.whole].map((name) => [name, [0, 1] as const])),
      whole: [...whole, ...closing.whole],
    });
    if (answer === null || lackingOf(answer, lacking) > least + 0.01 * (1 + least)) break;
    const isOpen = hubs.map((_, n) => Math.round(answer.get(`y${n}`) ?? 0) === 1);
    const estimate =
      house.lines.reduce((sum, { cost }, place) => sum + cost * (answer.get(`n${place}`) ?? 0), 0) +
      hubs.reduce((sum, hub, n) => sum + (isOpen[n] ? (house.hubCosts.get(hub) ?? 0) : 0), 0);
    if (found[0] !== undefined && estimate > found[0].estimate * DEARER_MAX) break;
    found.push({ open: hubs.filter((_, n) => isOpen[n]), estimate });
    // Any combination except this one.
    const inIt = isOpen.filter(Boolean).length;
    cuts.push({ terms: isOpen.map((open, n): Term => [open ? -1 : 1, `y${n}`]), sense: '>=', bound: 1 - inIt });
  }
  return found;
}

const lackingOf = (answer: ReadonlyMap<string, number> | null, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (answer?.get(name) ?? 0), 0);

function rowsOfHubs(
  { trial, lines, teams, classes }: House,
  hubs: readonly string[],
): { readonly rows: readonly Row[]; readonly whole: readonly string[] } {
  const loads = classes.flatMap(({ arrivals, handlingMs }) =>
    arrivals.map((volume, interval) => (volume * (handlingMs[interval] as number)) / trial.intervalMs),
  );
  const most = 2 + 2 * loads.reduce((high, load) => Math.max(high, load), 1) * classes.length;
  const hubOf = new Map(trial.staff.map(({ group, hub }) => [group, hub]));
  const rows: Row[] = [];
  const whole: string[] = [];
  for (const [place, { hub }] of lines.entries())
    rows.push({
      terms: [
        [1, `n${place}`],
        [-most, `y${hubs.indexOf(hub)}`],
      ],
      sense: '<=',
      bound: 0,
    });
  // A hub in which nobody works is not open.
  for (const [n, hub] of hubs.entries()) {
    const own = lines.flatMap((line, place): Term[] => (line.hub === hub ? [[1, `n${place}`]] : []));
    rows.push({ terms: [...own, [-1, `y${n}`]], sense: '>=', bound: 0 });
  }
  for (const [n, team] of teams.entries()) {
    whole.push(`z${n}`);
    const size = team.lines.map((line): Term => [1, `n${line}`]);
    rows.push({ terms: [...size, [-team.least, `z${n}`]], sense: '>=', bound: 0 });
    rows.push({ terms: [...size, [-most * team.lines.length, `z${n}`]], sense: '<=', bound: 0 });
  }
  for (const [kind, { rings, arrivals }] of classes.entries())
    for (const [n, ring] of [...rings.values()].entries()) {
      const earlier = new Set([...rings].filter(([, other]) => other < ring).map(([other]) => hubOf.get(other) as string));
      const given = [...arrivals.keys()].map((interval): Term => [1, `x${kind}_${n}_${interval}`]);
      for (const hub of earlier)
        rows.push({ terms: [...given, [most * arrivals.length, `y${hubs.indexOf(hub)}`]], sense: '<=', bound: most * arrivals.length });
    }
  return { rows, whole };
}
