// A client that asks for the stream while the journal fails is asked to come again, and not sent away for good.
import { Fault } from '@signalbox/engine';
import type { Journal } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { memoryJournal } from '../../journals/memory/index.js';
import { DESK, openHouse, SUPERVISOR } from '../testing/house.js';

/** Keeps what it is given, until it is told to fail; then it takes a moment to be closed, as a disk does. */
function breakable(): { readonly journal: Journal; readonly held: Promise<void>; fail(): void } {
  const kept = memoryJournal({ keep: true });
  let fails = false;
  let fail = (): void => undefined;
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const journal: Journal = {
    ...kept,
    append: (...given) => {
      if (!fails) return kept.append(...given);
      isHeld();
      return new Promise((_, reject) => {
        fail = () => reject(new Fault('JOURNAL_FAILED', { seq: 1, detail: 'the disk is gone' }));
      });
    },
    close: async () => {
      await new Promise((closed) => setTimeout(closed, 50));
      await kept.close();
    },
  };
  return {
    journal,
    held,
    fail() {
      if (fails) fail();
      fails = true;
    },
  };
}

test('one that connects meanwhile is not welcomed with a wrong number to go on from', async () => {
  const disk = breakable();
  const house = await openHouse({ journal: disk.journal });
  disk.fail();
  void house.router.send({ type: 'hub.suspend', hub: 'paris' });
  await disk.held;
  // A supervisor's arrival is told to nobody, so that the first question is for the number.
  const supervisor = await house.link(SUPERVISOR);
  disk.fail();
  expect((await supervisor.next('bye')).reason).toBe('tryLater');
  expect(supervisor.frames.map(({ type }) => type)).toEqual(['error', 'bye']);
  await house.gateway.close();
});

test('the goodbye of a connection whose snapshot could not be had says to come again', async () => {
  const disk = breakable();
  const house = await openHouse({ journal: disk.journal });
  const { closed } = house.router;
  const desk = await house.link(DESK);
  disk.fail();
  void house.router.send({ type: 'hub.suspend', hub: 'paris' });
  await disk.held;
  desk.send({ type: 'subscribe' });
  // What is sent behind it is answered at once, so that the question for the snapshot is waiting by then.
  desk.send({ type: 'subscribe' });
  await desk.next('error', ({ code }) => code === 'SUBSCRIBED_ALREADY');
  disk.fail();
  expect(await desk.next('error', ({ code }) => code === 'OUTCOME_UNKNOWN')).toMatchObject({ retriable: true });
  expect((await desk.next('bye')).reason).toBe('tryLater');
  await expect(closed).rejects.toMatchObject({ code: 'JOURNAL_FAILED' });
  await house.gateway.close();
});
