import type { Trial } from '../../scenario/index.js';
import type { StaffLine } from '../lines.js';
import type { LoadClass } from '../needs/load.js';
import { erlangNeeds, type Needs } from '../needs/needs.js';
import { presenceOf } from '../needs/presence.js';
import { solve, type Term } from './linear.js';

/** Price of a missing agent, as a multiple of the dearest line's cost per hour of presence. */
const PENALTY = 10;

export interface Row {
  readonly terms: readonly Term[];
  readonly sense: '>=' | '<=';
  readonly bound: number;
}

interface House {
  readonly trial: Trial;
  readonly lines: readonly StaffLine[];
  readonly classes: readonly LoadClass[];
}

/**
 * Agents for each line by a linear program: the cheapest that cover Erlang A's requirement of every class in every interval, each group
 * giving what it has to the classes it serves first. Work without a target has to fit in at some time. Uncovered requirements are allowed
 * at a price, because there may be no shift at that time. The answer is rounded up; simulation refines it.
 * @returns a function from a factor on Erlang's requirements to agents by line
 */
export function coveringStart(house: House): (factor: number) => Promise<readonly number[]> {
  const first = house.classes.map((one) => ({ ...one, rings: new Map([...one.rings].filter(([group]) => one.groups.includes(group))) }));
  const covering = openProgram({ ...house, classes: first });
  return async (factor) => {
    const { minimise, rows } = covering(factor);
    const answer = await solve({ minimise, rows });
    return house.lines.map((_, place) => Math.max(0, Math.ceil((answer?.get(`n${place}`) ?? 0) - 1e-6)));
  };
}

/**
 * The program with every group that could be given a class, whatever its ring. `n0` … are the lines, `x0_1_2` is what class 0 gets of its
 * group 1 in interval 2.
 */
export const coveringProgram = (house: House, factor: number): Covering => openProgram(house)(factor);

interface Covering {
  readonly minimise: readonly Term[];
  readonly rows: readonly Row[];
  /** Variables of uncovered requirements. */
  readonly lacking: readonly string[];
}

function openProgram({ trial, lines, classes }: House): (factor: number) => Covering {
  const presence = lines.map((line) => presenceOf(line, trial));
  const needs = erlangNeeds(trial, classes);
  return (factor) => program(lines, presence, classes, needs, factor);
}

function program(
  lines: readonly StaffLine[],
  presence: readonly (readonly number[])[],
  classes: readonly LoadClass[],
  needs: Needs,
  factor: number,
): Covering {
  const perHead = Math.max(
    ...lines
      .map(({ cost }, place) => cost / Math.max(1e-9, presence[place]?.reduce((sum, share) => sum + share, 0) ?? 0))
      .filter(Number.isFinite),
  );
  const minimise: Term[] = lines.map(({ cost }, place) => [cost, `n${place}`]);
  const rows: Row[] = [];
  const uncovered: string[] = [];
  const given = new Map<string, Term[]>();
  const cover = (terms: readonly Term[], lacking: string, bound: number): void => {
    uncovered.push(lacking);
    minimise.push([PENALTY * perHead, lacking]);
    rows.push({ terms: [...terms, [1, lacking]], sense: '>=', bound });
  };
  for (const [kind, { rings }] of classes.entries()) {
    const { heads, hours } = needs[kind] as Needs[number];
    const sometime: Term[] = [];
    for (const [interval, need] of heads.entries()) {
      if (need === 0 && hours === 0) continue;
      const own: Term[] = [];
      for (const [n, group] of [...rings.keys()].entries()) {
        if (!lines.some((line, place) => line.group === group && (presence[place]?.[interval] ?? 0) > 0)) continue;
        const key = `${group}/${interval}`;
        const variable = `x${kind}_${n}_${interval}`;
        given.set(key, [...(given.get(key) ?? []), [1, variable]]);
        own.push([1, variable]);
      }
      sometime.push(...own);
      if (need > 0) cover(own, `s${kind}_${interval}`, need * factor);
    }
    if (hours > 0) cover(sometime, `s${kind}`, hours);
  }
  for (const [key, taken] of given) {
    const at = key.lastIndexOf('/');
    const [group, interval] = [key.slice(0, at), Number(key.slice(at + 1))];
    const there = lines.flatMap((line, place): Term[] =>
      line.group === group ? [[-(presence[place]?.[interval] ?? 0), `n${place}`]] : [],
    );
    rows.push({ terms: [...taken, ...there], sense: '<=', bound: 0 });
  }
  return { minimise, rows, lacking: uncovered };
}
