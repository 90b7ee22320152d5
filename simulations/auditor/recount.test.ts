// Every measure of a run that its records tell is counted a second time from commands and events alone, and is the same: by everything it is told by, interval by interval.
import { type Journal, type RosterFile, volatileJournal } from '@signalbox/engine';
import { expect, test } from 'vitest';
import { runs } from '../../scripts/testing/runs.js';
import { intervalsOf, keysOf, openRecorder, PERCENTILES, wholeOf } from '../measures/index.js';
import { play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';
import { BUSY, type Files, PLAN, ROSTER, trialOf, type Written } from '../scenario/testing/trials.js';
import type { AuditedRecord } from './auditor.js';
import { openRecount, RECOUNTED, RECOUNTED_STAFF } from './testing/recount.js';

const replications = runs('simulations/auditor recounts', { fast: 1, nightly: 60 });

async function played(trial: Trial, replication: number) {
  const chance = { seed: trial.seed, replication };
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  const recount = openRecount(trial, scenario.plan);
  const kept = volatileJournal();
  const journal: Journal = {
    ...kept,
    append: (drafts, after, epoch) => {
      for (const draft of drafts) recount.take(draft as AuditedRecord);
      return kept.append(drafts, after, epoch);
    },
  };
  const { settled, recorded, handled, handedOn } = recorder;
  const { endMs } = await play(scenario, { chance, settled, recorded, handled, handedOn, router: { journal } });
  recount.close(endMs);
  return { measured: recorder.measured(endMs), recount };
}

/**
 * Everything on whole seconds, so that many are answered, and give up, exactly at the limit; the first comes as the warm-up ends, the last
 * but one just before the end and the last at it.
 */
const ON_THE_SECOND: Files = {
  recorded: [
    {
      file: 'seconds.csv',
      text: [
        'at,queue,channel,language,handling,patience',
        ...Array.from({ length: 300 }, (_, n) => [600 + ((n * 37) % 1_200), 20 + ((n * 13) % 50), 4 + ((n * 7) % 6)] as const)
          .concat([
            [600, 30, 7],
            [1_799, 30, 7],
            [1_800, 30, 7],
          ])
          .map(([at, handling, patience]) => `${Date.UTC(2026, 2, 11) + at * 1_000},calls,voice,en,${handling},${patience}`),
      ].join('\n'),
    },
  ],
};

/** The busy hall, with what it has not: a limit of its own, a warm-up, an end that cuts, customers of somebody, a queue that is full. */
interface Hall extends Written {
  readonly record?: Files;
  readonly roster?: RosterFile;
  readonly answeredLeast?: number;
  /** Of those handed on, whom no agent took. */
  readonly untakenLeast?: number;
}

const HALLS: Readonly<Record<string, Hall>> = {
  'served out': BUSY,
  'cut short, with a warm-up and limits of its own': {
    ...BUSY,
    demand: { ...BUSY.demand, calls: { ...BUSY.demand?.['calls'], queue: 'calls', channel: 'voice', perHour: 140 } },
    behaviour: { ...BUSY.behaviour, email: { handling: { mean: '4m' }, transfer: { percent: '40%', to: 'desk' } } },
    horizon: { for: '2h', warmUp: '45m', end: 'cut' },
    targets: [{ queue: 'calls', serviceLevel: '80%', within: '7s' }],
  },
  'customers who are somebody’s, and short of agents': {
    ...BUSY,
    demand: {
      calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120 },
      clients: {
        queue: 'calls',
        channel: 'voice',
        languages: ['en'],
        perHour: 40,
        portfolio: { of: 'dublin', deputies: 1, mode: 'prefer' },
      },
    },
    workforce: { groups: { dublin: { absence: '50%', shifts: [{ hours: '00:00-04:00' }] } } },
    desks: { default: { answer: '0s' } },
    horizon: { for: '3h' },
  },
  'customers who wait exactly as long as they may': {
    behaviour: { voice: { handling: '30s', patience: '7s' } },
    desks: { default: { answer: '0s' } },
    horizon: { for: '30m', warmUp: '10m', interval: '10m' },
    targets: [{ queue: 'calls', serviceLevel: '80%', within: '7s' }],
    record: ON_THE_SECOND,
  },
  'handed on to where hardly anybody comes to': {
    ...BUSY,
    behaviour: { ...BUSY.behaviour, voice: { handling: '4m', patience: '2m', transfer: { percent: '60%', to: 'again' } } },
    horizon: { for: '1h', end: 'cut' },
  },
  'handed on to fewer than can take them, and the end cuts': {
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120 } },
    behaviour: { voice: { handling: '1m', patience: '2m', transfer: { percent: '80%', to: 'again', handling: '5m' } } },
    horizon: { for: '1h', end: 'cut' },
    roster: {
      groups: [
        { group: 'dublin', count: 4, hub: 'dublin', queues: ['calls'] },
        { group: 'lisbon', count: 1, hub: 'lisbon', languages: ['en'], queues: ['again'] },
      ],
    },
    untakenLeast: 20,
  },
  'tried on one channel after another': {
    demand: {
      people: {
        ...{ queue: 'calls', channel: 'voice', languages: ['en'], perHour: 150, patience: '20s', handling: '3m' },
        sequence: [
          { after: '1m', queue: 'desk', channel: 'chat', patience: '5s', handling: '5m' },
          { after: { mean: '5m' }, queue: 'again', channel: 'voice', handling: '30s' },
        ],
      },
      others: { queue: 'again', channel: 'voice', languages: ['en'], perHour: 5 },
    },
    horizon: { for: '2h' },
  },
  'more agents than customers': {
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 4 } },
    behaviour: { voice: { handling: '20s', patience: '1m' } },
    horizon: { for: '2h' },
    answeredLeast: 1,
  },
};

test.each(Object.keys(HALLS))('%s', async (name) => {
  const { record = {}, roster = ROSTER, answeredLeast = 50, untakenLeast = 0, ...written } = HALLS[name] as Hall;
  const trial = trialOf(written, record, PLAN, roster);
  for (let replication = 0; replication < replications; replication++) {
    const { measured, recount } = await played(trial, replication);
    const { contacts, staff } = measured;
    const others: string[] = [];
    /** `place`: 0 for the whole, then interval after interval. */
    const same = <F>(
      by: string,
      key: string,
      place: number,
      field: F,
      value: number,
      of: (name: string, at: number | null, field: F) => number,
    ) => {
      const again = of(`${by} ${key}`, place === 0 ? null : place - 1, field);
      if (again !== value) others.push(`${field} of ${by} ${key} at ${place}: ${value}, counted again ${again}`);
    };
    for (const by of ['all', 'queue', 'channel', 'language', 'tenant', 'step'] as const)
      for (const key of keysOf(contacts, by))
        for (const [place, cell] of [wholeOf(contacts, by, key), ...intervalsOf(contacts, by, key)].entries())
          for (const field of RECOUNTED) same(by, key, place, field, cell[field], recount.contacts.of);
    for (const by of ['all', 'hub', 'group'] as const)
      for (const key of keysOf(staff, by))
        for (const [place, cell] of [wholeOf(staff, by, key), ...intervalsOf(staff, by, key)].entries())
          for (const field of RECOUNTED_STAFF) same(by, key, place, field, cell[field], recount.staff.of);
    expect(others).toEqual([]);
    expect([...measured.fairness.keys()].sort()).toEqual(recount.groupsThere());
    for (const [group, index] of measured.fairness) expect(recount.fairness(group)).toBeCloseTo(index, 9);
    for (const of of ['flows', 'languages', 'rings'] as const) expect(recount[of]).toEqual(measured[of]);
    for (const [told, again] of [
      [measured.waits, recount.waits],
      [measured.handedInWaits, recount.handedInWaits],
    ] as const)
      for (const [by, key, { percentilesMs, longestMs }] of [...told].flatMap(([by, rows]) =>
        [...rows].map((row) => [by, ...row] as const),
      )) {
        const waitsMs = again(`${by} ${key}`);
        if (waitsMs.length === 0) {
          expect(longestMs).toBeNaN();
          continue;
        }
        const ranked = PERCENTILES.map((percent) => waitsMs[Math.ceil((waitsMs.length * percent) / 100) - 1] as number);
        // The histogram's resolution is one part in a thousand.
        for (const [place, ms] of [...ranked, waitsMs.at(-1) as number].entries())
          expect(Math.abs(([...percentilesMs, longestMs][place] as number) - ms)).toBeLessThanOrEqual(ms / 1_000);
      }
    const { answered, handedIn, handedInTaken } = wholeOf(contacts, 'all', 'all');
    expect(answered).toBeGreaterThanOrEqual(answeredLeast);
    expect(handedIn - handedInTaken).toBeGreaterThanOrEqual(untakenLeast);
  }
});
