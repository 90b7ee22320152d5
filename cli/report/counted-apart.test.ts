/** Proves that a report counts customers who came by themselves and those whom a campaign called apart, that nothing is lost between the two, and that each is what the customers themselves saw. */
import { memoryJournal } from '@signalbox/adapters/journals/memory';
import { type Dimension, type IntervalRow, startMeasures } from '@signalbox/engine/inspect';
import { applyRecord, freshState, type JournalRecord } from '@signalbox/engine/journal';
import { type Life, play } from '@signalbox/simulations/play';
import { drawTrial } from '@signalbox/simulations/scenario';
import { beforeAll, expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../../simulations/auditor/testing/halls-called.js';
import { trialOf } from '../../simulations/scenario/testing/trials.js';
import { type ApartRow, openCountedApart } from './counted-apart.js';
import { totalOf } from './written.js';

const lives: Life[] = [];
const records: JournalRecord[] = [];

/** An hour in which calls come to the queue that a campaign calls from, and to another one. */
beforeAll(async () => {
  const inbound = { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60, handling: '3m', patience: '2m' };
  const mail = { queue: 'desk', channel: 'email', languages: ['en'], perHour: 30, handling: '3m' };
  const trial = trialOf({ demand: { ...CALLED_DEMAND, inbound, mail }, horizon: { for: '1h' } }, {}, CALLING);
  const journal = memoryJournal({ keep: true });
  const chance = { seed: 7, replication: 0 };
  await play(drawTrial(trial, chance).scenario, { chance, settled: (life) => lives.push(life), router: { journal } });
  for await (const record of journal.read(1)) records.push(record);
});

const QUARTER_MS = 900_000;
const DEMANDS = ['queue', 'channel', 'language', 'tenant'] as const;

/** What is counted apart, and what one count of all gives, of the records behind the first so many. */
function counted(by: Dimension, behind = 0): { readonly apart: readonly ApartRow[]; readonly all: readonly IntervalRow[] } {
  const state = freshState();
  for (const record of records.slice(0, behind)) applyRecord(state, record);
  const options = { intervalMs: QUARTER_MS };
  const apart = openCountedApart(by, options, state);
  const all = startMeasures(options);
  if (behind > 0) all.begin(state);
  for (const record of records.slice(behind)) {
    apart.take(record);
    all.take(record);
  }
  return { apart: apart.rows(), all: all.rows(by) };
}

test.each([0, 0.3, 0.7])('both kinds add up to all, row by row, begun after %f of the records', (share) => {
  for (const by of DEMANDS) {
    const { apart, all } = counted(by, Math.floor(share * records.length));
    const together = all.map(({ fromMs, key }) => ({
      ...totalOf(apart.filter((row) => row.fromMs === fromMs && row.key === key)),
      fromMs,
      key,
    }));
    expect(together).toEqual(all);
    expect(apart.map(({ fromMs, key }) => `${fromMs} ${key}`)).toEqual(apart.map(({ fromMs, key }) => `${fromMs} ${key}`).sort());
  }
});

test('each kind is what its customers saw', () => {
  const { apart } = counted('queue');
  const seen = (queue: string, called: boolean) => {
    const own = lives.filter(({ customer: { demand } }) => demand.queue === queue && (demand.outbound != null) === called);
    const answered = own.filter(({ outcome }) => outcome === 'answered');
    return { contacts: own.length, answered: answered.length, abandoned: own.filter(({ outcome }) => outcome === 'abandoned').length };
  };
  for (const queue of ['calls', 'again', 'desk'])
    for (const whom of ['by themselves', 'called'] as const) {
      const { contacts = 0, abandoned = 0 } = totalOf(apart.filter((row) => row.key === queue && row.whom === whom));
      const own = seen(queue, whom === 'called');
      expect({ queue, whom, contacts, abandoned }).toEqual({ queue, whom, contacts: own.contacts, abandoned: own.abandoned });
    }
  const came = apart.filter(({ whom, key }) => whom === 'by themselves' && key === 'calls');
  expect(totalOf(came).answered).toBe(seen('calls', false).answered);
  expect(seen('calls', true).contacts).toBeGreaterThan(20);
  expect(seen('calls', false).contacts).toBeGreaterThan(30);
});

test('rows of agents and hubs are of all their work', () => {
  for (const by of ['agent', 'hub'] as const) {
    const { apart, all } = counted(by, Math.floor(records.length / 2));
    expect(apart).toEqual(all.map((row) => ({ ...row, whom: null, mixed: false })));
  }
});
