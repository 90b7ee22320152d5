/** The auditor finds nothing against the router, counts what the simulator counts, and does find what has been falsified. */
import type { Event } from '@signalbox/engine';
import { type Journal, volatileJournal } from '@signalbox/engine/journal';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openRecorder, PERCENTILES, summarise, wholeOf } from '../measures/index.js';
import { play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';
import { BUSY, trialOf } from '../scenario/testing/trials.js';
import { type AuditedRecord, openAuditor } from './auditor.js';

/** The router's own journal, and everything it has been given. */
function watched(records: AuditedRecord[]): Journal {
  const journal = volatileJournal();
  return {
    ...journal,
    append: (drafts, after, epoch) => {
      records.push(...drafts);
      return journal.append(drafts, after, epoch);
    },
  };
}

async function played(trial: Trial, replication: number) {
  const chance = { seed, replication };
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  const records: AuditedRecord[] = [];
  const talk = { ms: 0, parts: 0 };
  const { endMs } = await play(scenario, {
    chance,
    settled: recorder.settled,
    recorded: recorder.recorded,
    handled: (part) => {
      recorder.handled(part);
      talk.ms += part.releasedMs - part.acceptedMs;
      talk.parts++;
    },
    handedOn: recorder.handedOn,
    router: { journal: watched(records) },
  });
  return { scenario, records, measured: recorder.measured(endMs), talk };
}

const audit = ({ scenario }: Awaited<ReturnType<typeof played>>, records: Iterable<AuditedRecord>) => {
  const auditor = openAuditor(scenario.plan, scenario.roster);
  for (const record of records) auditor.take(record);
  return auditor;
};

const trial = trialOf(BUSY);

/** What an auditor and the figures say of those handed on to a queue: how many, and how the waits of those taken are spread. */
function handedInTo(queue: string, auditor: ReturnType<typeof audit>, measured: Awaited<ReturnType<typeof played>>['measured']) {
  const waitsMs = [...(auditor.queues().get(queue)?.handedInWaitsMs ?? [])].sort((one, other) => one - other);
  const row = summarise([measured]).contacts.find(({ by, key }) => by === 'queue' && key === queue);
  const nearestRank = (percent: number): number => waitsMs[Math.ceil((waitsMs.length * percent) / 100) - 1] ?? Number.NaN;
  const figure = (name: string): number => row?.figures[name]?.mean ?? Number.NaN;
  return {
    audited: {
      handedIn: auditor.queues().get(queue)?.handedIn,
      taken: waitsMs.length,
      meanMs: waitsMs.reduce((sum, waitMs) => sum + waitMs, 0) / waitsMs.length,
      spreadMs: [...PERCENTILES.map(nearestRank), nearestRank(100)],
    },
    measured: {
      handedIn: figure('handedIn'),
      taken: figure('handedInTaken'),
      meanMs: figure('handedInWaitMs'),
      spreadMs: [...PERCENTILES.map((percent) => figure(`handedInWaitP${percent}Ms`)), figure('handedInLongestWaitMs')],
    },
  };
}

test('nothing is found against the router, and the counts of both are the same', async () => {
  const replications = runs('simulations/auditor replications', { fast: 2, nightly: 100 });
  for (let replication = 0; replication < replications; replication++) {
    const run = await played(trial, replication);
    const auditor = audit(run, run.records);
    expect(auditor.findings()).toEqual([]);
    for (const queue of ['calls', 'desk']) {
      const own = auditor.queues().get(queue);
      const { arrived, answered, abandoned, rejected, waitedAnsweredMs } = wholeOf(run.measured.contacts, 'queue', queue);
      expect(own).toMatchObject({ arrived, answered, abandoned, rejected, waitedAnsweredMs });
    }
    const again = handedInTo('again', auditor, run.measured);
    expect(again.measured).toMatchObject({ handedIn: again.audited.handedIn, taken: again.audited.taken });
    expect(again.measured.meanMs).toBeCloseTo(again.audited.meanMs, 6);
    // The histogram's resolution is one part in a thousand.
    for (const [place, ms] of again.audited.spreadMs.entries())
      expect(Math.abs((again.measured.spreadMs[place] as number) - ms)).toBeLessThanOrEqual(ms / 1_000);
    expect(again.audited.meanMs).toBeGreaterThan(0);
    for (const { arrived, movedIn, answered, abandoned, rejected, withdrawn, movedOut, waiting } of auditor.queues().values())
      expect(arrived + movedIn).toBe(answered + abandoned + rejected + withdrawn + movedOut + waiting);
  }
});

describe('falsified, it is found', () => {
  let run: Awaited<ReturnType<typeof played>>;
  beforeAll(async () => {
    run = await played(trial, 0);
  });

  type Change = (event: Event) => readonly Event[];
  /** Changes the first event of a kind that the change does change. */
  function falsified(type: Event['type'], change: Change): readonly string[] {
    let done = false;
    const records = run.records.map((record) => ({
      ...record,
      events: record.events.flatMap((event): readonly Event[] => {
        if (done || event.type !== type) return [event];
        const changed = change(event);
        done = changed.length !== 1 || changed[0] !== event;
        return changed;
      }),
    }));
    expect(done).toBe(true);
    return audit(run, records)
      .findings()
      .map(({ what }) => what);
  }
  const elsewhere =
    (agent: string): Change =>
    (event) => [event.type === 'offer.made' && event.agent !== agent ? { ...event, agent } : event];

  test.each<readonly [string, Event['type'], Change, RegExp]>([
    ['an agent nobody knows', 'offer.made', elsewhere('ghost'), /ghost, who is not in the roster/],
    ['an offer that was never made', 'offer.made', () => [], /is accepted without an offer/],
    ['an answer twice', 'offer.accepted', (event) => [event, event], /accepted without an offer|though .* has it/],
    ['a release that was never owned', 'offer.accepted', () => [], /who does not have it|though it does not wait/],
    [
      'a contact that nobody brought',
      'contact.queued',
      (event) => [event.type === 'contact.queued' ? { ...event, contact: 'x' } : event],
      /nobody brought it/,
    ],
    ['somebody who gives up twice', 'contact.abandoned', (event) => [event, event], /is abandoned though it does not wait/],
    ['an agent who has signed off', 'agent.ready', () => [], /who is not ready/],
    ['work that is never over', 'wrap-up.finished', () => [], /has more in hand than fits/],
    [
      'a language nobody asked for',
      'offer.made',
      (event) => [
        event.type === 'offer.made' && event.preferredLanguage === 'en' && event.hub === 'dublin'
          ? { ...event, agent: 'lisbon-01' }
          : event,
      ],
      /who is in no open ring|who is not ready|more in hand|before/,
    ],
  ])('%s', (_, type, change, words) => {
    expect(falsified(type, change).join('\n')).toMatch(words);
  });

  test('every other customer put an hour forward: others have pushed in before them', () => {
    const forward = (event: Event): Event =>
      event.type === 'contact.queued' && event.ordinal % 2 === 0 ? { ...event, rankAtMs: event.rankAtMs - 3_600_000 } : event;
    const found = audit(
      run,
      run.records.map((record) => ({ ...record, events: record.events.map(forward) })),
    ).findings();
    expect(found.some(({ what }) => what.endsWith('who was there first'))).toBe(true);
  });
});
