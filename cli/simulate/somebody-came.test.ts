// Proves that a queue which contacts are only handed on to is told by its waits, not by an empty line among those who arrive, and that a trace keeps every agent's part.
import { writeFileSync } from 'node:fs';
import { runReplication } from '@signalbox/simulations/replicate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparedOf } from '../compare/compared.js';
import { reportHtml } from '../compare/report/report.js';
import { tell } from '../compare/tell.js';
import { readScenario } from '../scenario/read-scenario.js';
import { scratch } from '../testing/binary.js';
import { type TraceRow, traceRows } from '../trace/rows.js';
import { heatMap, serviceLevelPlot } from './report/plots.js';
import { formulaTable } from './report/tables.js';

const here = scratch();
afterAll(() => here.remove());

/** Whoever hands on writes for five minutes, whoever takes it is done before that. */
const SCENARIO = `scenario: wrap
plan:
  plan: port
  hubs: { cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en] } }
  queues:
    calls: { channels: [voice], wrapUpMax: 20m }
    repairs: { channels: [voice], wrapUpMax: 1s }
roster:
  groups:
    - { group: front, count: 6, hub: cork, queues: [calls] }
    - { group: workshop, count: 2, hub: cork, queues: [repairs] }
horizon: { start: 2026-03-11T09:00, zone: Europe/Dublin, for: 2h }
demand: { calls: { queue: calls, channel: voice, perHour: 30 } }
behaviour:
  voice:
    handling: 3m
    wrapUp: 5m
    patience: endless
    transfer: { percent: 25%, to: repairs, handling: 10s }
`;

const rows: TraceRow[] = [];
const contacts: string[] = [];
let run: {
  file: string;
  trial: Awaited<ReturnType<typeof trialOf>>;
  replications: Awaited<ReturnType<typeof runReplication>>[];
  hints: [];
};

async function trialOf(text: string) {
  writeFileSync(here.in('wrap.yaml'), text);
  const read = await readScenario(here.in('wrap.yaml'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.trial;
}

beforeAll(async () => {
  const trial = await trialOf(SCENARIO);
  const trace = traceRows((row) => rows.push(row));
  const { handled, handedOn } = trace;
  const settled: typeof trace.settled = (life) => {
    contacts.push(life.customer.id);
    trace.settled(life);
  };
  const replication = await runReplication(trial, { seed: 3, replication: 0 }, { settled, handled, handedOn });
  trace.end();
  run = { file: 'wrap.yaml', trial, replications: [replication], hints: [] };
});

test('a row has the parts of all agents, whoever of them is done first', () => {
  expect(rows.map(({ contact }) => contact).sort()).toEqual(contacts.sort());
  const moved = rows.filter(({ handedOnWaitedMs }) => handedOnWaitedMs !== null);
  expect(moved.length).toBeGreaterThan(5);
  for (const { handedOn, talkMs, wrapUpMs } of rows)
    expect({ talkMs, wrapUpMs }).toEqual(handedOn ? { talkMs: 190_000, wrapUpMs: 301_000 } : { talkMs: 180_000, wrapUpMs: 300_000 });
  expect(rows.filter(({ handedOn }) => handedOn)).toEqual(moved);
});

test('a comparison tells its waits and no empty line', () => {
  const compared = comparedOf([run, run], { seed: 3, antithetic: false });
  const lines: string[] = [];
  tell(compared, (line = '') => lines.push(...line.split('\n')));
  const at = lines.findIndex((line) => line.includes('handed on to here'));
  expect(lines.slice(0, at).join('\n')).toContain('calls');
  expect(lines.slice(0, at).join('\n')).not.toContain('repairs');
  expect(lines[at + 1]).toMatch(/^queue +repairs +0/);
  const html = reportHtml(compared);
  expect(html.split('<small>queue</small> repairs')).toHaveLength(2);
  expect(html.split('their mean wait')).toHaveLength(2);
});

test('a report draws no service level of nobody', () => {
  const [compared] = [comparedOf([run, run], { seed: 3, antithetic: false })];
  const measured = run.replications.map((one) => one.measured);
  const { trial, summary } = compared.base;
  for (const drawn of [serviceLevelPlot({ trial, measured }), heatMap({ trial, measured }), formulaTable({ trial, summary } as never)])
    expect(drawn).not.toContain('repairs');
  expect(formulaTable({ trial, summary } as never)).toContain('calls');
});
