import type { SweptPoint } from './swept.js';

/**
 * Groups whose agents beyond those that shifts ask for stay at home, at values that differ in nothing else of theirs: figures that do not move
 * look as if more agents did not help. A sentence each.
 */
export function stayAtHomeTexts(points: readonly SweptPoint[]): readonly string[] {
  const groups = [...new Set(points.flatMap(({ simulated }) => simulated.trial.staff.map(({ group }) => group)))];
  return groups.flatMap((name) => {
    const there = points.flatMap(({ value, simulated }) => {
      const staff = simulated.trial.staff.find(({ group }) => group === name);
      if (staff === undefined || staff.shifts.length === 0) return [];
      return [{ at: value.text, agents: staff.agents.length, asked: new Set(staff.shifts.flatMap(({ seats }) => seats)).size }];
    });
    return [...new Set(there.map(({ asked }) => asked))].flatMap((asked) => {
      const alike = there.filter((one) => one.asked === asked);
      if (new Set(alike.map(({ agents }) => agents)).size < 2) return [];
      const values = alike.map(({ at }) => at).join(', ');
      return [
        `Shifts of ${name} ask for ${asked} of its agents at ${values}: the others in the roster stay at home. Sweep the agents of a shift, such as workforce.groups.${name}.shifts.0.agents.`,
      ];
    });
  });
}
