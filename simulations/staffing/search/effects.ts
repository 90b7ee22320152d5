import { type Differences, differences } from '../../measures/index.js';
import { type Replication, type RunTrialOptions, runTrials } from '../../replicate/index.js';
import type { Trial } from '../../scenario/index.js';
import { type StaffLine, staffLines } from '../lines.js';
import { withAgents } from '../with-agents.js';

/** The effect of one agent more on a shift, and of one fewer: paired with the scenario as it is, on the same random numbers. */
export interface AgentEffect {
  readonly line: StaffLine;
  readonly more: Differences;
  /** `null`: there is nobody on it. */
  readonly fewer: Differences | null;
}

/** How many trials `agentEffects` plays. */
export const effectTrials = (trial: Trial): number => staffLines(trial).reduce((sum, { agents }) => sum + (agents > 0 ? 2 : 1), 0);

/** The effect of an agent on each group and shift. `base`: replications of the trial itself, with the same seed and mirror images. */
export async function agentEffects(trial: Trial, base: readonly Replication[], options: RunTrialOptions): Promise<readonly AgentEffect[]> {
  const lines = staffLines(trial);
  const counts = lines.map(({ agents }) => agents);
  const changes = lines.flatMap(({ agents }, place) => (agents > 0 ? [1, -1] : [1]).map((by) => ({ place, by })));
  const trials = changes.map((change) =>
    withAgents(
      trial,
      lines,
      counts.map((count, place) => (place === change.place ? count + change.by : count)),
    ),
  );
  const played = await runTrials(trials, options);
  const effectOf = (place: number, by: number): Differences | null => {
    const runs = played[changes.findIndex((change) => change.place === place && change.by === by)];
    return runs === undefined ? null : differences(base, runs);
  };
  return lines.flatMap((line, place): readonly AgentEffect[] => {
    const more = effectOf(place, 1);
    return more === null || more.pairs === 0 ? [] : [{ line, more, fewer: effectOf(place, -1) }];
  });
}
