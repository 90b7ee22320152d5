/** The auditor follows attempts to reach customers; those attempts, and those made on a signal, are as many as events tell; and false alerts as many as agents brought to an end. */
import type { Event } from '@signalbox/engine';
import { volatileJournal } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { openRecorder, wholeOf } from '../measures/index.js';
import { type Handled, play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';
import { BUSY, PLAN, trialOf, type Written } from '../scenario/testing/trials.js';
import { type AuditedRecord, openAuditor } from './auditor.js';

async function played(trial: Trial) {
  const chance = { seed: trial.seed, replication: 0 };
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  const events: Event[] = [];
  const auditor = openAuditor(scenario.plan, scenario.roster);
  const records: AuditedRecord[] = [];
  const parts: Handled[] = [];
  const kept = volatileJournal();
  const append: typeof kept.append = (drafts, after, epoch) => {
    events.push(...drafts.flatMap((draft) => draft.events));
    for (const draft of drafts) auditor.take(draft);
    records.push(...drafts);
    return kept.append(drafts, after, epoch);
  };
  const { endMs } = await play(scenario, {
    chance,
    settled: recorder.settled,
    recorded: recorder.recorded,
    handedOn: recorder.handedOn,
    handled: (part) => {
      parts.push(part);
      recorder.handled(part);
    },
    router: { journal: { ...kept, append } },
  });
  return { scenario, records, events, parts, findings: auditor.findings(), all: wholeOf(recorder.measured(endMs).contacts, 'all', 'all') };
}

test('attempts, and those that followed a signal', async () => {
  const campaign = { queue: 'calls', window: 'polite', attempts: 5, attemptsPerDay: 5, retry: { noAnswer: '5m' }, signalAfter: 2 };
  // Calendars of the test are those of one zone.
  const hubs = { dublin: PLAN.hubs['dublin'], lisbon: { ...PLAN.hubs['lisbon'], zone: 'Europe/Dublin' } } as typeof PLAN.hubs;
  const plan = { ...PLAN, hubs, callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } }, campaigns: { renewals: campaign } };
  const outbound = { campaign: 'renewals', zone: 'Europe/Dublin', dialling: '10s', there: '10m', away: '20m', answers: '50%' };
  const written = {
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 40, handling: '1m', outbound } },
    horizon: { for: '3h' },
  } as Written;
  const { scenario, records, events, all, findings } = await played(trialOf(written, {}, plan));
  const signalled = new Set<string>();
  const count = { dialled: 0, dialledOnSignal: 0, reachedOnSignal: 0, answered: 0, unreached: 0 };
  for (const event of events) {
    if (event.type === 'contact.returned' && event.because === 'signal') signalled.add(event.contact);
    if (event.type === 'contact.exhausted' || event.type === 'contact.withdrawn') count.unreached++;
    if (event.type !== 'contact.dialled') continue;
    count.dialled++;
    if (event.outcome === 'connected') count.answered++;
    if (!signalled.delete(event.contact)) continue;
    count.dialledOnSignal++;
    if (event.outcome === 'connected') count.reachedOnSignal++;
  }
  expect(findings).toEqual([]);
  // Whoever is called again without having come back is.
  const early = openAuditor(scenario.plan, scenario.roster);
  const unsaid = events.find((event) => event.type === 'contact.returned')?.contact;
  const isUnsaid = (event: Event): boolean => event.type === 'contact.returned' && event.contact === unsaid;
  for (const record of records) early.take({ ...record, events: record.events.filter((event) => !isUnsaid(event)) });
  expect(early.findings()).toContainEqual(expect.objectContaining({ contact: unsaid, what: 'is offered though it does not wait' }));
  expect(all).toMatchObject(count);
  expect(Math.min(...Object.values(count))).toBeGreaterThan(0);
  expect(count.reachedOnSignal).toBeLessThan(count.dialledOnSignal);
  expect(count.dialledOnSignal).toBeLessThan(count.dialled);
});

test('false alerts are those brought to an end that were nothing, once each', async () => {
  const { parts, all } = await played(trialOf(BUSY));
  const ended = parts.filter(({ handedOn }) => !handedOn);
  expect(all.falseAlerts).toBe(ended.filter(({ customer }) => customer.falseAlert).length);
  expect(all.falseAlerts).toBeGreaterThan(0);
  expect(all.falseAlerts).toBeLessThan(ended.length / 2);
});
