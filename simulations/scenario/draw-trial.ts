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

/** Draws what one replication begins with. The same chance always draws the same. */
export function drawTrial(trial: Trial, chance: Chance): DrawnTrial {
  const streamOf = openStreams(chance);
  const staff = trial.staff.flatMap((group) => drawStaff(group, trial, streamOf));
  const { plan, roster, startMs, toMs, cut, demand, manners, mannersByChannel, changes } = trial;
  const shifts = staff.flatMap(({ shift }) => (shift === null ? [] : [shift]));
  return {
    scenario: { plan, roster, startMs, endMs: cut ? toMs : null, lastArrivalMs: toMs, demand, shifts, manners, mannersByChannel, changes },
    staff,
  };
}
