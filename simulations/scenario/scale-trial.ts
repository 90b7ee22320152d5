import type { Demand } from '../play/index.js';
import type { GroupStaff, PlannedShift, Trial, TrialChange } from './trial.js';

/**
 * The same trial at a share of its size: as much less demand, agents, requirements and fixed cost. Hours, behaviour and everything the
 * plan states in heads (limits, reserves, capacity of slots) stay. A small house is not a big one made smaller: fewer agents share less, so
 * customers wait longer than in the whole at the same load.
 * @param share above 0, at most 1
 */
export function scaleTrial(trial: Trial, share: number): Trial {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A share is above 0 and at most 1, not ${share}.`);
  if (share === 1) return trial;
  const staff = smallerStaff(trial.staff, share);
  const kept = new Set(staff.flatMap(({ agents }) => agents));
  const hubs = Object.entries(trial.costs.hubs).map(([hub, { perDay, teamMin }]) => [
    hub,
    { perDay: perDay * share, teamMin: teamMin === null ? null : Math.max(1, Math.round(teamMin * share)) },
  ]);
  return {
    ...trial,
    roster: { ...trial.roster, agents: trial.roster.agents.filter(({ id }) => kept.has(id)) },
    demand: trial.demand.map((demand) => smallerDemand(demand, share)),
    staff,
    changes: trial.changes.flatMap((change) => smallerChange(change, kept)),
    costs: { ...trial.costs, hubs: Object.fromEntries(hubs) },
    scale: trial.scale * share,
  };
}

/** Agents who are not there cannot be changed. */
function smallerChange({ atMs, command }: TrialChange, kept: ReadonlySet<string>): readonly TrialChange[] {
  if (command.type !== 'agents.change') return [{ atMs, command }];
  const agents = (command.agents ?? []).filter((id) => kept.has(id));
  return agents.length === 0 ? [] : [{ atMs, command: { ...command, agents } }];
}

function smallerDemand(demand: Demand, share: number): Demand {
  const { intervals, backlog = 0, recorded = [] } = demand;
  return {
    ...demand,
    intervals: intervals.map((interval) => ({ ...interval, volume: interval.volume * share })),
    backlog: Math.round(backlog * share),
    ...(recorded.length === 0
      ? {}
      : { recorded: evenly(recorded.length, Math.round(recorded.length * share)).map((n) => recorded[n] as never) }),
  };
}

/** What one group keeps too little or too much is made up for in the next; each keeps one agent, so that no language or skill is lost. */
function smallerStaff(staff: readonly GroupStaff[], share: number): readonly GroupStaff[] {
  let owed = 0;
  return staff.map((group) => {
    owed += group.agents.length * share;
    const count = Math.min(group.agents.length, Math.max(1, Math.round(owed)));
    owed -= count;
    return smallerGroup(group, evenly(group.agents.length, count), share);
  });
}

/** Seats are taken evenly from the whole row, so that every shift and every month of hiring keeps its part. */
function smallerGroup(group: GroupStaff, seats: readonly number[], share: number): GroupStaff {
  const placeOf = new Map(seats.map((seat, place) => [seat, place]));
  // A shift of which nobody is left stays: who looks for agents may put somebody there.
  const shifts = group.shifts.map((shift): PlannedShift => ({ ...shift, seats: shift.seats.flatMap((seat) => placeOf.get(seat) ?? []) }));
  return {
    ...group,
    agents: seats.map((seat) => group.agents[seat] as string),
    hiredMs: seats.map((seat) => group.hiredMs[seat] as number),
    shifts,
    required: group.required.map((one) => ({ ...one, agents: one.agents * share })),
  };
}

/** So many whole numbers below `of`, as far from each other and from both ends as they can be. */
const evenly = (of: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => Math.floor(((n + 0.5) * of) / count));
