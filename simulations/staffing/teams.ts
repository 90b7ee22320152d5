import type { Trial } from '../scenario/index.js';
import type { StaffLine } from './lines.js';

/** Lines at work in one hub at the same time, and the fewest agents they may have together, unless they have none. */
export interface Team {
  readonly hub: string;
  readonly least: number;
  /** Indices of the lines. */
  readonly lines: readonly number[];
}

/** The teams to which a hub's minimum applies: as planned, before absence and breaks. */
export function teamsOf({ costs }: Trial, lines: readonly StaffLine[]): readonly Team[] {
  return Object.entries(costs.hubs).flatMap(([hub, { teamMin }]): readonly Team[] => {
    if (teamMin === null) return [];
    const own = [...lines.entries()].filter(([, line]) => line.hub === hub);
    const instants = [
      ...new Set(
        own
          .flatMap(([, { shifts }]) => shifts.map(({ fromMs }) => fromMs))
          .concat(own.flatMap(([, { shifts }]) => shifts.map(({ toMs }) => toMs))),
      ),
    ];
    const sets = new Map<string, readonly number[]>();
    for (const atMs of instants) {
      const there = own
        .filter(([, { shifts }]) => shifts.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs))
        .map(([place]) => place);
      if (there.length > 0) sets.set(there.join(), there);
    }
    return [...sets.values()].map((there) => ({ hub, least: teamMin, lines: there }));
  });
}

/** A team that would be too small; `undefined`: none. A team of nobody is a closed hub. */
export const tooSmall = (teams: readonly Team[], counts: readonly number[]): Team | undefined =>
  teams.find((team) => {
    const there = sizeOf(team, counts);
    return there > 0 && there < team.least;
  });

export const sizeOf = ({ lines }: Team, counts: readonly number[]): number =>
  lines.reduce((sum, place) => sum + (counts[place] as number), 0);

/** Raises teams that are too small, with the cheapest of their lines. */
export function raised(teams: readonly Team[], lines: readonly StaffLine[], counts: readonly number[]): readonly number[] {
  const own = [...counts];
  for (let team = tooSmall(teams, own); team !== undefined; team = tooSmall(teams, own)) {
    const [cheapest = 0] = [...team.lines].sort((one, other) => (lines[one] as StaffLine).cost - (lines[other] as StaffLine).cost);
    own[cheapest] = (own[cheapest] as number) + 1;
  }
  return own;
}
