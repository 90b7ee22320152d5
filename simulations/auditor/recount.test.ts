// Every measure of a run is counted a second time, from commands and events and, where no record tells it, from what the scenario states; and is the same: by everything it is told by, interval by interval.
import { type Journal, volatileJournal } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { runs } from '../../scripts/testing/runs.js';
import { openRecorder, wholeOf } from '../measures/index.js';
import { play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';
import { PLAN, ROSTER, trialOf } from '../scenario/testing/trials.js';
import type { AuditedRecord } from './auditor.js';
import { differences } from './testing/differences.js';
import type { Hall } from './testing/hall.js';
import { HALLS } from './testing/halls.js';
import { openRecount } from './testing/recount.js';

const replications = runs('simulations/auditor recounts', { fast: 1, nightly: 20 });

async function played(trial: Trial, replication: number) {
  const chance = { seed: trial.seed, replication };
  const drawn = drawTrial(trial, chance);
  const recorder = openRecorder(trial, drawn.staff);
  const recount = openRecount(trial, drawn, chance);
  const kept = volatileJournal();
  const journal: Journal = {
    ...kept,
    append: (drafts, after, epoch) => {
      for (const draft of drafts) recount.take(draft as AuditedRecord);
      return kept.append(drafts, after, epoch);
    },
  };
  const { settled, recorded, handled, handedOn } = recorder;
  const { endMs } = await play(drawn.scenario, { chance, settled, recorded, handled, handedOn, router: { journal } });
  recount.close(endMs);
  return { measured: recorder.measured(endMs), recount };
}

test.each(Object.keys(HALLS))('%s', async (name) => {
  const { record = {}, plan = PLAN, roster = ROSTER, answeredLeast = 50, untakenLeast = 0, least = {}, ...written } = HALLS[name] as Hall;
  const trial = trialOf(written, record, plan, roster);
  for (let replication = 0; replication < replications; replication++) {
    const { measured, recount } = await played(trial, replication);
    const { compared, others } = differences(trial, measured, recount);
    expect(others).toEqual([]);
    expect(compared).toBeGreaterThan(500);
    const all = wholeOf(measured.contacts, 'all', 'all');
    const { answered, handedIn, handedInTaken } = all;
    expect(answered).toBeGreaterThanOrEqual(answeredLeast);
    expect(handedIn - handedInTaken).toBeGreaterThanOrEqual(untakenLeast);
    for (const [field, count] of Object.entries(least)) expect(all[field as keyof typeof all], field).toBeGreaterThanOrEqual(count);
  }
});
