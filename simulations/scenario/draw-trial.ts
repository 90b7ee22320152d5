import { type Chance, openStreams } from '../chance/index.js';
import type { Scenario } from '../play/index.js';
import { type DrawnStaff, drawStaff } from './draw-staff.js';
import type { Trial } from './trial.js';

export type { DrawnStaff } from './draw-staff.js';

/** One replication of a trial: who comes to work has been drawn, and the rest is drawn while it is played. */
export interface DrawnTrial {
  readonly scenario: Scenario;
  readonly staff: readonly DrawnStaff[];
}

/** Those who wait when a trial begins have come before it. */
const firstMs = ({ startMs, demand }: Trial): number =>
  Math.min(startMs, ...demand.map(({ recorded }) => recorded?.[0]?.arrivalMs ?? startMs));

/** Draws what one replication begins with. The same chance always draws the same. */
export function drawTrial(trial: Trial, chance: Chance): DrawnTrial {
  const streamOf = openStreams(chance);
  const staff = trial.staff.flatMap((group) => drawStaff(group, trial, streamOf));
  const { plan, roster, startMs, toMs, cut, demand, manners, mannersByChannel, changes } = trial;
  const shifts = staff.flatMap(({ shift }) => (shift === null ? [] : [shift]));
  const arrivals = { openMs: startMs, lastArrivalMs: toMs, demand };
  return {
    scenario: { plan, roster, startMs: firstMs(trial), endMs: cut ? toMs : null, ...arrivals, shifts, manners, mannersByChannel, changes },
    staff,
  };
}
