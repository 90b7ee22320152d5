// A slot promises so many contacts an agent and no more: booked, given up, missed and taken, over restarts and new plans.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Event } from '../domain/events.js';
import type { BookableSlot } from '../domain/slots.js';
import { playScript } from '../testing/box.js';
import { anyScript, type Script } from '../testing/moves.js';
import { BEGIN_MS } from '../testing/names.js';
import { plainJournal } from '../testing/plain-journal.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, company } from '../testing/small.js';
import { violations } from './invariants.js';
import { findContact } from './subject.js';

const ms = (second: number): number => BEGIN_MS + second * 1_000;
const hours = [
  calendar('advice', [
    [100, 190],
    [300, 360],
  ]),
];
const hall = (slots: object = {}, agents: readonly string[] = ['ana'], more: object = {}) =>
  company({
    agents: Object.fromEntries(agents.map((id) => [id, {}])),
    help: { slots: { calendar: 'advice', every: '30s', capacity: 1, ...slots }, steps: [{}], wrapUpMax: 0, ...more },
    calendars: hours,
  });
const book = (contact: string, second: number, more: object = {}) => ({ type: 'slot.book' as const, contact, fromMs: ms(second), ...more });
async function slotsOf(play: Scene, more: object = {}): Promise<readonly BookableSlot[]> {
  const asked = await play.box.router.ask({ type: 'slots', queue: 'help', ...more });
  if (!asked.ok) throw new Error(asked.rejection.message);
  return asked.view.slots;
}
const the = ({ box: { state } }: Scene, contact: string) => findContact(state, 'shop', contact);

describe('the slots of a queue', () => {
  test('follow each other from each opening, end before it closes, and are listed while they have room', async () => {
    const play = await scene(hall());
    const listed = async (more?: object) => (await slotsOf(play, more)).map(({ fromMs, booked }) => [(fromMs - BEGIN_MS) / 1_000, booked]);
    expect(await listed()).toEqual([
      [100, 0],
      [130, 0],
      [160, 0],
      [300, 0],
      [330, 0],
    ]);
    await play.arrives('one', { slotMs: ms(130) });
    expect(await listed()).toEqual([
      [100, 0],
      [160, 0],
      [300, 0],
      [330, 0],
    ]);
    expect(await listed({ free: false, fromMs: ms(110), untilMs: ms(300) })).toEqual([
      [130, 1],
      [160, 0],
    ]);
    play.at(130);
    expect(await listed({ most: 2 })).toEqual([
      [160, 0],
      [300, 0],
    ]);
  });

  test('may be listed one by one, also in the place of one of the calendar, and no further ahead than the plan says', async () => {
    const list = [
      { from: '2026-11-23T08:01:40Z', until: '2026-11-23T08:02:10Z', capacity: 0 },
      { from: '2026-11-23T09:00:00+01:00', until: '2026-11-23T08:30:00Z', capacity: 3 },
      { from: '2026-11-23T08:02:05Z', until: '2026-11-23T08:02:30Z', capacity: 3 },
    ];
    const play = await scene(hall({ list, ahead: '301s' }));
    const [first, ...others] = await slotsOf(play, { free: false });
    expect(first).toEqual({ fromMs: ms(100), untilMs: ms(130), capacity: 0, booked: 0 });
    expect(others.map(({ fromMs, capacity }) => [(fromMs - BEGIN_MS) / 1_000, capacity])).toEqual([
      [125, 3],
      [130, 1],
      [160, 1],
      [300, 1],
    ]);
  });
});

describe('a booking', () => {
  test('sets the contact aside until its slot, and is then a callback that counts from there, as urgent as the plan says', async () => {
    const play = await scene(hall({ band: 0 }));
    await play.ready('ana');
    await play.taken('busy');
    await play.arrives('call');
    await play.arrives('other');
    expect(await play.send(book('call', 130))).toBe('ok');
    await play.ends('busy');
    await play.accepts('other');
    play.told();
    play.at(130);
    expect(the(play, 'call')).toMatchObject({ state: 'queued', band: 0, rankFromMs: ms(130), callback: { attempts: 0 } });
    await play.ends('other');
    expect(play.told()).toContain('call is offered to ana');
    await play.accepts('call');
    expect(the(play, 'call')?.slot).toBeNull();
    expect(violations(play.box.state)).toEqual([]);
  });

  test('is refused beyond the capacity, in words that name the next free slot', async () => {
    const play = await scene(hall());
    for (const contact of ['one', 'two', 'three']) await play.arrives(contact);
    expect(await play.send(book('one', 100))).toBe('ok');
    expect(await play.send(book('two', 130))).toBe('ok');
    const { answer } = await play.box.send(book('three', 100));
    expect(answer).toMatchObject({
      ok: false,
      rejection: {
        code: 'SLOT_FULL',
        message: `The slot ${ms(100)} of queue help is full: its capacity is 1.`,
        next: `The question "slots" lists those that can be booked; the next free one begins at ${ms(160)}.`,
      },
    });
    expect(await play.send(book('three', 101))).toBe('SLOT_UNKNOWN');
    expect(await play.send(book('nobody', 100))).toBe('CONTACT_UNKNOWN');
    play.at(100);
    expect(await play.send(book('three', 100))).toBe('SLOT_UNKNOWN');
    expect(await play.send({ type: 'contact.enqueue', contact: 'four', queue: 'help', channel: 'voice', slotMs: ms(130) })).toBe(
      'SLOT_FULL',
    );
    expect(the(play, 'four')).toBeUndefined();
    const bare = await scene(company({ agents: {} }));
    await bare.arrives('call');
    expect(await bare.send(book('call', 100))).toBe('SLOTS_NONE');
  });

  test('makes room again when it is moved, given up, or its contact leaves or is set aside for something else', async () => {
    const play = await scene(hall());
    for (const contact of ['one', 'two']) await play.arrives(contact);
    const taken = async (): Promise<boolean> => (await slotsOf(play, { free: false }))[0]?.booked === 1;
    for (const leave of [
      book('one', 130),
      { type: 'slot.cancel' as const, contact: 'one' },
      { type: 'contact.park' as const, contact: 'one', untilMs: ms(90) },
      { type: 'contact.abandon' as const, contact: 'one' },
    ]) {
      expect(await play.send(book('one', 100))).toBe('ok');
      expect(await play.send(book('two', 100))).toBe('SLOT_FULL');
      expect([await taken(), await play.send(leave), await taken()]).toEqual([true, 'ok', false]);
    }
    expect(await play.send({ type: 'slot.cancel', contact: 'two' })).toBe('NOT_AWAITED');
    expect(violations(play.box.state)).toEqual([]);
  });

  test('that a contact has already does not stand in its own way, and may begin as far ahead as the plan says, to the millisecond', async () => {
    const play = await scene(hall({ ahead: '100s' }));
    for (const contact of ['one', 'two']) await play.arrives(contact);
    expect(await play.send(book('one', 130))).toBe('SLOT_UNKNOWN');
    expect(await play.send(book('one', 100))).toBe('ok');
    expect(await play.send(book('one', 100, { callback: true }))).toBe('ok');
    expect(await play.send(book('two', 100))).toBe('SLOT_FULL');
    play.at(29.999);
    expect(await play.send(book('one', 130))).toBe('SLOT_UNKNOWN');
    play.at(30);
    expect(await play.send(book('one', 130))).toBe('ok');
    expect(await play.send(book('two', 100))).toBe('ok');
    expect(violations(play.box.state)).toEqual([]);
  });

  test('given up puts the contact back in the line, now, or in the place it had', async () => {
    const play = await scene(hall());
    await play.arrives('one');
    await play.arrives('two', { slotMs: ms(130) });
    await play.send(book('one', 100, { callback: false }));
    play.at(50);
    await play.send({ type: 'slot.cancel', contact: 'one', place: 'keep' });
    await play.send({ type: 'slot.cancel', contact: 'two' });
    expect([the(play, 'one')?.rankFromMs, the(play, 'two')?.rankFromMs]).toEqual([ms(0), ms(50)]);
    expect([the(play, 'one')?.callback, the(play, 'one')?.state]).toEqual([null, 'queued']);
    expect(play.told().slice(-4)).toEqual([
      'one gives its slot up',
      'one is back: cancelled',
      'two gives its slot up',
      'two is back: cancelled',
    ]);
  });

  test('given up by a customer who is to be called: the call stands, unless the customer comes', async () => {
    const play = await scene(hall({}, ['ana'], { maxWait: { after: '60s', to: 'reject' } }));
    await play.arrives('called', { slotMs: ms(100), callback: true });
    await play.arrives('comes', { slotMs: ms(130), callback: true });
    await play.send({ type: 'slot.cancel', contact: 'called' });
    play.told();
    await play.send({ type: 'slot.cancel', contact: 'comes', callback: false });
    expect([the(play, 'called')?.callback, the(play, 'comes')?.callback]).toEqual([{ attempts: 0 }, null]);
    expect(play.told()).toEqual([
      'comes gives its slot up',
      'comes will not be called back: booking-cancelled',
      'comes is back: cancelled',
    ]);
    // On hold, and so no longer than the queue keeps anybody; who is to be called is not on hold.
    play.at(60);
    expect(play.told()).toEqual(['comes is turned away: max-wait']);
    expect(the(play, 'called')?.state).toBe('queued');
    await play.box.restart('records');
    expect(violations(play.box.state)).toEqual([]);
  });

  test('that nobody has taken by the end of its slot is told, and the contact goes on waiting', async () => {
    const play = await scene(hall());
    await play.arrives('one', { slotMs: ms(100) });
    play.told();
    play.at(130);
    expect(play.told()).toEqual(['one is back: due', 'the slot of one is over']);
    await play.ready('ana');
    expect(play.told()).toEqual(['one is offered to ana']);
  });

  test('survives restarts, and a plan that takes the slots away: what is promised is kept', async () => {
    const play = await scene(hall());
    await play.arrives('one', { slotMs: ms(100), callback: true });
    for (const from of ['records', 'snapshot'] as const) {
      await play.box.restart(from);
      await play.arrives(`late-${from}`);
      expect(await play.send(book(`late-${from}`, 100))).toBe('SLOT_FULL');
    }
    await play.send({ type: 'plan.publish', ...hall({ calendar: 'advice', capacity: 1, every: '45s' }) });
    expect((await slotsOf(play))[0]?.fromMs).toBe(ms(145));
    play.told();
    play.at(100);
    expect(play.told()).toEqual(['one is back: due']);
  });
});

/** Who holds a place, read from the events alone. */
function follow(places: Map<number, string>, event: Event): void {
  if (event.type === 'slot.booked') places.set(event.ordinal, `${event.queue} ${event.fromMs}`);
  const ends =
    ['slot.cancelled', 'slot.missed', 'offer.accepted', 'contact.abandoned', 'contact.withdrawn', 'contact.rejected'].includes(
      event.type,
    ) ||
    (event.type === 'contact.moved' && event.from !== event.queue) ||
    (event.type === 'contact.parked' && event.because !== 'slot');
  if (ends && 'ordinal' in event) places.delete(event.ordinal);
}

/** The script with slots in every queue, and somebody who books one every so often. */
function eager({ setting, punctual, beats }: Script): Script {
  const slots = { calendar: 'days', everyMs: 10_000, capacity: 1, listed: [], band: null, aheadMs: 900_000 };
  const queues = setting.plan.queues.map((queue) => ({ ...queue, slots: queue.slots ?? slots }));
  const booking = (pick: number) => ({ kind: 'book-slot' as const, pick, place: pick % 3, callback: pick % 2 === 0 });
  return {
    setting: { ...setting, plan: { ...setting.plan, queues } },
    punctual,
    beats: beats.map((beat, at) => (at % 3 === 2 ? { ...beat, move: booking(at) } : beat)),
  };
}

// Whatever is booked, moved, given up, published and restarted, in whatever order: no booking is made beyond the capacity of its slot.
test('no slot is promised more often than it can be kept', async () => {
  let booked = 0;
  await fc.assert(
    fc.asyncProperty(anyScript().map(eager), async (script) => {
      const box = await playScript(script, { journal: plainJournal() });
      const places = new Map<number, string>();
      for (const { events } of box.journal.records())
        for (const event of events) {
          follow(places, event);
          if (event.type !== 'slot.booked') continue;
          booked++;
          const held = [...places.values()].filter((place) => place === `${event.queue} ${event.fromMs}`).length;
          expect(held).toBeLessThanOrEqual(event.capacity);
        }
    }),
    { seed, numRuns: runs('slot capacity', { fast: 75, nightly: 10_000 }) },
  );
  expect(booked).toBeGreaterThan(100);
});
