import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { scratch, signalbox } from './binary.js';
import { inThisProcess } from './in-this-process.js';

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

/** The same with one agent and a queue that is soon full; who is left at the end stays unserved. */
export const FULL_PLAN = PLAN.replace('channels: [voice]', 'channels: [voice], waitingMax: 1');
export const FULL = SCENARIO.replace('plan: plan.yaml', 'plan: full-plan.yaml')
  .replace('count: 5', 'count: 1')
  .replace('for: 2h', 'for: 2h, end: cut');

/** Calls wait for the same agents as mail, and the plan does not say what becomes of those on hold when the queue closes after an hour. */
export const CLOSING = `scenario: closing
plan:
  plan: closing
  hubs: { cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en] } }
  calendars: { day: { zone: Europe/Dublin, weekly: { mon-sun: ["08:00-09:00"] } } }
  queues: { calls: { channels: [voice, email], calendar: day } }
roster: { groups: [{ group: cork, count: 1, hub: cork }] }
horizon: { start: 2026-03-11T08:00Z, zone: Europe/Dublin, for: 1h, seed: 3, replications: 1 }
demand: { calls: { queue: calls, channel: voice, perHour: 40 } }
behaviour: { voice: { handling: { mean: 4m }, patience: { mean: 20m } } }
`;

/** Customers whom a campaign calls once, half of them in vain. */
export const CALLED = `scenario: called
plan:
  plan: called
  hubs: { cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en] } }
  queues: { calls: { channels: [voice] } }
  callingWindows: { always: { weekly: { mon-sun: ["00:00-24:00"] } } }
  campaigns: { renewals: { queue: calls, window: always, attempts: 1 } }
roster: { groups: [{ group: cork, count: 5, hub: cork }] }
horizon: { start: 2026-03-11, for: 2h, replications: 1 }
demand: { leads: { queue: calls, channel: voice, perHour: 20, outbound: { campaign: renewals, there: 1h, away: 1m, answers: 50% } } }
`;

/** The same with others who call by themselves and give up soon. */
export const MIXED = CALLED.replace('scenario: called', 'scenario: mixed')
  .replace('count: 5', 'count: 2')
  .replace('demand: {', 'demand: { calls: { queue: calls, channel: voice, perHour: 30, patience: { mean: 1m } },')
  .replace('replications: 1', 'replications: 2');

/** People call and write to the same agents. */
export const TWO_CHANNELS = `scenario: two-channels
plan:
  plan: two-channels
  hubs: { cork: { kind: digital, country: IE, zone: Europe/Dublin, languages: [en, fr] } }
  queues: { calls: { channels: [voice] }, mail: { channels: [email] } }
roster: { groups: [{ group: cork, count: 3, hub: cork, languages: [en, fr] }] }
horizon: { start: 2026-03-11, for: 2h, replications: 2 }
demand: { calls: { queue: calls, channel: voice, perHour: 20 }, mail: { queue: mail, channel: email, perHour: 30 } }
`;

/** Puts plan and forecast where the scenario names them. */
export function writeBeside(write: (name: string, text: string) => void): void {
  write('plan.yaml', PLAN);
  write('forecast.csv', 'date,start,queue,channel,language,volume,handleTime,minutes\n2026-03-11,00:00,calls,voice,en,10,120,30\n');
}

/** A folder with plan and forecast in it, removed after the tests of the file, and the command line running there: by itself, or in this process. */
export function scenarioFolder() {
  const here = scratch();
  afterAll(() => here.remove());
  const write = (name: string, text: string): void => writeFileSync(here.in(name), text);
  writeBeside(write);
  return {
    here,
    write,
    run: (...args: string[]) => signalbox(args, { cwd: here.folder }),
    runHere: (...args: string[]) => inThisProcess(args, { cwd: here.folder }),
  };
}
