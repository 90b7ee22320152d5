/** The scenarios of the house, read and played for tests of what they are about. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatProblem } from '@signalbox/adapters/plan';
import type { Event } from '@signalbox/engine';
import { type Handled, type Life, play } from '@signalbox/simulations/play';
import { drawTrial, type Trial } from '@signalbox/simulations/scenario';
import { expect } from 'vitest';
import { readScenario } from '../read-scenario.js';

const FOLDER = fileURLToPath(new URL('../../../simulations/scenarios', import.meta.url));
export const NAMES = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));

export async function trialOf(name: string): Promise<Trial> {
  const read = await readScenario(`${FOLDER}/${name}.yaml`);
  expect(read.problems.map(formatProblem)).toEqual([]);
  if (!read.ok) throw new Error(`${name} cannot be read`);
  return read.trial;
}

export const volumeOf = ({ demand }: Trial): number =>
  demand.reduce((sum, { intervals, backlog = 0 }) => sum + backlog + intervals.reduce((all, { volume }) => all + volume, 0), 0);

/** The trial cut off after so many days. */
export function firstDays(trial: Trial, days: number): Trial {
  const toMs = trial.startMs + days * 86_400_000;
  const within = <T extends { readonly fromMs: number }>(all: readonly T[]): readonly T[] => all.filter(({ fromMs }) => fromMs < toMs);
  return {
    ...trial,
    toMs,
    demand: trial.demand.map((demand) => ({ ...demand, intervals: within(demand.intervals) })),
    // Who is there on the day after serves what is left.
    staff: trial.staff.map((group) => ({ ...group, shifts: group.shifts.filter(({ fromMs }) => fromMs < toMs + 3 * 86_400_000) })),
    changes: trial.changes.filter(({ atMs }) => atMs < toMs),
  };
}

export interface Recorded {
  readonly lives: readonly Life[];
  readonly parts: readonly Handled[];
  readonly events: readonly (Event & { readonly atMs: number })[];
}

export async function played(trial: Trial): Promise<Recorded> {
  const chance = { seed: 5, replication: 0 };
  const lives: Life[] = [];
  const parts: Handled[] = [];
  const events: (Event & { atMs: number })[] = [];
  await play(drawTrial(trial, chance).scenario, {
    chance,
    settled: (life) => lives.push(life),
    handled: (part) => parts.push(part),
    recorded: ({ atMs, events: told }) => events.push(...told.map((event) => ({ ...event, atMs }))),
  });
  return { lives, parts, events };
}

export const eventsOf = <T extends Event['type']>(
  events: Recorded['events'],
  type: T,
): (Extract<Event, { type: T }> & { atMs: number })[] =>
  events.filter((event): event is Extract<Event, { type: T }> & { atMs: number } => event.type === type);
