// What lies around a command happens too, and in order: what was due before a refused one, who is told first, and no timer after the end.
import { expect, test } from 'vitest';
import { LIMITS } from './limits.js';
import { openRouter } from './recover.js';
import type { Answer, ReleasedRecord } from './router.js';
import { openBox } from './testing/box.js';
import { BEGIN_MS } from './testing/names.js';
import { recordingJournal } from './testing/recording-journal.js';
import { slowJournal } from './testing/slow-journal.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';

const enqueue = (contact: string) => ({ type: 'contact.enqueue', contact, queue: 'help', channel: 'voice' }) as const;

async function open(journal = recordingJournal()) {
  const clock = virtualClock(BEGIN_MS);
  return { journal, clock, router: await openRouter({ journal, clock, ...small(['ana']) }) };
}

/** A call is offered to Ana, who has a while to answer. */
async function offering() {
  const box = await open();
  await box.router.send({ type: 'agent.connected', agent: 'ana', connection: 'w' });
  await box.router.send({ type: 'agent.sign-in', agent: 'ana' });
  await box.router.send(enqueue('c1'));
  return box;
}

// The machine was too busy to wake the router: the offer expires before a command that is then refused, and the journal has it.
test('what fell due before a refused command is a record of its own', async () => {
  const { router, clock, journal } = await offering();
  const heard: ReleasedRecord[] = [];
  router.subscribe((record) => heard.push(record));
  clock.jumpTo(BEGIN_MS + 15_000);
  expect(await router.send({ type: 'offer.accept', offer: '1.1' }, { sender: 'desk', n: 1 })).toMatchObject({ ok: false });
  const last = journal.records().at(-1);
  expect(last).toMatchObject({ by: null, command: { type: 'clock.tick' } });
  expect(last?.events.map(({ type }) => type)).toContain('offer.expired');
  expect(heard.map(({ seq }) => seq)).toEqual([last?.seq]);
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS + 15_000) });
  expect(await again.ask({ type: 'contact', contact: 'c1' })).toMatchObject({ view: { state: 'queued' } });
});

// Somebody who asks while others wait for the record of that moment is told after them.
test('whoever asks in between is told after all who waited before', async () => {
  const journal = slowJournal();
  const opening = openRouter({ journal, clock: virtualClock(BEGIN_MS), ...small(['ana']) });
  while ((await Promise.race([opening, 'not yet'])) === 'not yet') await journal.letThrough();
  const router = await opening;
  const told: string[] = [];
  const tell = (who: string) => (_: Answer) => void told.push(who);
  router.subscribe(() => {
    if (told.length === 0) router.dispatch(enqueue('c1'), { sender: 'desk', n: 1 }, tell('repeat'));
  });
  router.dispatch(enqueue('c1'), { sender: 'desk', n: 1 }, tell('first'));
  router.dispatch(enqueue('c1'), { sender: 'desk', n: 1 }, tell('second'));
  await journal.letThrough();
  expect(told).toEqual(['first', 'second', 'repeat']);
});

test('a listener passed twice is called once, and leaves at once', async () => {
  const { router } = await open();
  const heard: number[] = [];
  const listener = ({ seq }: ReleasedRecord): void => void heard.push(seq);
  router.subscribe(listener);
  const leave = router.subscribe(listener);
  await router.send(enqueue('c1'));
  expect(heard).toHaveLength(1);
  leave();
  await router.send(enqueue('c2'));
  expect(heard).toHaveLength(1);
});

test('a router that a fault has stopped waits for nothing any more', async () => {
  const { router, clock, journal } = await offering();
  expect(clock.awaitedMs).toHaveLength(1);
  // The disk answers after the step: nothing else would take the timer back.
  journal.append = () => Promise.reject(new Error('the disk is gone'));
  await router.send(enqueue('c2'));
  expect([router.phase, clock.awaitedMs]).toEqual(['faulted', []]);
});

// Browsers that name a new instance each time may use up what a router remembers for a week; its operator still has to be heard.
test('with as many senders as are remembered, new ones are refused, and the router itself is not', async () => {
  const box = await openBox(small(['ana']));
  for (let n = box.state.senders.size; n < LIMITS.senders; n++)
    box.state.senders.set(`tab-${n}`, { sender: `tab-${n}`, highestN: 1, lastAtMs: BEGIN_MS, ns: [1], seqs: [1] });
  const limited = { ok: false, rejection: { code: 'LIMIT_REACHED', details: { limit: 'senders' } } };
  expect(await box.router.send(enqueue('c1'), { sender: 'one more', n: 1 })).toMatchObject(limited);
  expect(await box.router.send(enqueue('c2'))).toMatchObject({ ok: true });
});
