/** What a contact costs that no clock has to tell: events, records and bytes. A change that makes them grow has to say so here. */
import { encodeRecord, type RecordDraft } from '@signalbox/engine/journal';
import { describe, expect, test } from 'vitest';
import { arrival, release } from './hall/contacts.js';
import { openLiveHall } from './hall/live-hall.js';

const HALL = { agents: 50, waiting: 0, requirements: 300, profiles: 300 } as const;
const LIVES = 30;

/** Whole lives, everybody free, so that each contact finds its agent at once. */
function lives(): readonly RecordDraft[] {
  const records: RecordDraft[] = [];
  const { box, inHand, accept } = openLiveHall(HALL, (record) => records.push(record));
  const before = records.length;
  for (let n = 0; n < LIVES; n++) {
    box.give(arrival({ contact: `life-${n}`, requirement: n, channel: 'voice', customer: `customer-${n}` }));
    accept();
    for (const contact of inHand.splice(0)) box.give(release(contact));
  }
  return records.slice(before);
}

describe('the life of a contact that is served at once', () => {
  const records = lives();

  test('is three records with one event for each thing that happened', () => {
    expect(records).toHaveLength(3 * LIVES);
    const kinds = [['contact.queued', 'offer.made'], ['offer.accepted'], ['contact.released', 'wrap-up.finished']];
    for (const [n, { events }] of records.entries()) expect(events.map(({ type }) => type)).toEqual(kinds[n % 3]);
  });

  test.each([
    ['contact.enqueue', 1_700],
    ['offer.accept', 420],
    ['contact.release', 800],
  ])('a record of %s has at most %i bytes on the disk', (type, bytesMax) => {
    const bytes = records.filter(({ command }) => command.type === type).map((record) => encodeRecord(record).length);
    expect(bytes).toHaveLength(LIVES);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(bytesMax);
  });
});

test('a contact that waits has one event for each ring and one for its missed target, and none for the time between', () => {
  const records: RecordDraft[] = [];
  const hall = openLiveHall(HALL, (record) => records.push(record));
  hall.box.match = () => undefined;
  const before = records.length;
  hall.enqueue({ requirement: 0, channel: 'voice', queue: 'hopeless' });
  hall.box.pass(3_600_000);
  expect(records.slice(before).flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
    'contact.queued',
    'ring.opened',
    'contact.target-missed',
    'ring.opened',
  ]);
});
