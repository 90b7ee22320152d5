import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { scratch, signalbox } from './binary.js';

/** A small scenario in files of its own, as planners keep them. */
export const PLAN = `plan: shop
hubs:
  cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en], costPerHour: 2800 }
queues:
  calls: { channels: [voice] }
`;
export const SCENARIO = `scenario: shop
plan: plan.yaml
roster: { groups: [{ group: cork, count: 5, hub: cork }] }
horizon: { start: 2026-03-11, for: 2h, seed: 3, replications: 3 }
demand:
  calls: { queue: calls, channel: voice, perHour: 40, languages: [en] }
files:
  forecast: [forecast.csv]
targets:
  - { queue: calls, serviceLevel: 50%, within: 20s }
`;

/** Puts plan and forecast where the scenario names them. */
export function writeBeside(write: (name: string, text: string) => void): void {
  write('plan.yaml', PLAN);
  write('forecast.csv', 'date,start,queue,channel,language,volume,handleTime,minutes\n2026-03-11,00:00,calls,voice,en,10,120,30\n');
}

/** A folder with plan and forecast in it, removed after the tests of the file, and the command line running there. */
export function scenarioFolder() {
  const here = scratch();
  afterAll(() => here.remove());
  const write = (name: string, text: string): void => writeFileSync(here.in(name), text);
  writeBeside(write);
  return { here, write, run: (...args: string[]) => signalbox(args, { cwd: here.folder }) };
}
