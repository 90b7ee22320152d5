import type { Roster } from '@signalbox/engine';
import { type Chance, openStreams } from '../chance/index.js';
import type { Scenario } from '../play/index.js';
import { withOwners } from './demand/portfolio.js';
import type { Trial, TrialChange } from './trial.js';
import { type DrawnStaff, drawStaff } from './workforce/draw-staff.js';

export type { DrawnStaff } from './workforce/draw-staff.js';

/** The starting point of one replication: who comes to work has been drawn; the rest is drawn during the run. */
export interface DrawnTrial {
  readonly scenario: Scenario;
  readonly staff: readonly DrawnStaff[];
}

/** Customers waiting when a trial begins have arrived before it. */
const firstMs = ({ startMs, demand }: Trial): number =>
  Math.min(startMs, ...demand.map(({ recorded }) => recorded?.[0]?.arrivalMs ?? startMs));

/** Draws what one replication begins with. Equal chance draws equal results. */
export function drawTrial(trial: Trial, chance: Chance): DrawnTrial {
  const streamOf = openStreams(chance);
  const staff = trial.staff.flatMap((group) => drawStaff(group, trial, streamOf));
  const { plan, roster, startMs, toMs, cut, demand, languages, manners, mannersByChannel } = trial;
  const changes = trial.changes.map((change) => forRoster(change, roster));
  const shifts = staff.flatMap(({ shift }) => (shift === null ? [] : [shift]));
  const transfers = trial.staff.flatMap(({ agents, transfer }) =>
    transfer === undefined ? [] : agents.map((id) => [id, transfer] as const),
  );
  const arrivals = { openMs: startMs, lastArrivalMs: toMs, demand: withOwners(demand, trial.staff), languages };
  return {
    scenario: {
      ...{ plan, roster, startMs: firstMs(trial), endMs: cut ? toMs : null, ...arrivals, shifts, manners, mannersByChannel, changes },
      ...(transfers.length === 0 ? {} : { transfers: Object.fromEntries(transfers) }),
    },
    staff,
  };
}

/** Restricts a plan published on the way to agents in the roster: a scaled trial has fewer, one with added agents more. */
export function forRoster({ atMs, command }: TrialChange, { agents }: Roster): TrialChange {
  if (command.type !== 'plan.publish') return { atMs, command };
  const later = new Map(command.roster.agents.map((profile) => [profile.id, profile]));
  const profiles = agents.map((profile) => later.get(profile.id) ?? profile);
  return { atMs, command: { ...command, roster: { ...command.roster, agents: profiles } } };
}
