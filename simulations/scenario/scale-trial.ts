import type { Demand } from '../play/index.js';
import type { GroupStaff, PlannedShift, Trial, TrialChange } from './trial.js';

/**
 * The same trial at a fraction of its size: demand, agents, requirements and fixed costs are scaled. Hours, behaviour and numbers of agents
 * or contacts stated in the plan (limits, reserves, slot capacity) stay. A small operation is not a scaled large one: with fewer agents to
 * share the load, customers wait longer at the same load.
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

/** Agents left out of the trial cannot be changed. */
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

/**
 * What rounding gives one group too little or too much is made up for in the next; each keeps one agent, so that no language or skill is
 * lost.
 */
function smallerStaff(staff: readonly GroupStaff[], share: number): readonly GroupStaff[] {
  let owed = 0;
  return staff.map((group) => {
    owed += group.agents.length * share;
    const count = Math.min(group.agents.length, Math.max(1, Math.round(owed)));
    owed -= count;
    return smallerGroup(group, evenly(group.agents.length, count), share);
  });
}

/** Seats are taken at even distances from the whole list, so that every shift and every month of hiring keeps its part. */
function smallerGroup(group: GroupStaff, seats: readonly number[], share: number): GroupStaff {
  const placeOf = new Map(seats.map((seat, place) => [seat, place]));
  // A shift left with nobody stays: a search for agents may assign somebody to it.
  const shifts = group.shifts.map((shift): PlannedShift => ({ ...shift, seats: shift.seats.flatMap((seat) => placeOf.get(seat) ?? []) }));
  return {
    ...group,
    agents: seats.map((seat) => group.agents[seat] as string),
    hiredMs: seats.map((seat) => group.hiredMs[seat] as number),
    shifts,
    required: group.required.map((one) => ({ ...one, agents: one.agents * share })),
  };
}

/** This many integers below `of`, as far from each other and from both ends as possible. */
const evenly = (of: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => Math.floor(((n + 0.5) * of) / count));
