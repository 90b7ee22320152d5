// Proves that nothing a platform passes in makes a journal that cannot be read again, and that whoever passed it in is answered.
import { expect, test } from 'vitest';
import type { Plan } from './domain/plan.js';
import { LIMITS } from './limits.js';
import { openRouter } from './recover.js';
import { BEGIN_MS } from './testing/names.js';
import { recordingJournal } from './testing/recording-journal.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';

const enqueue = (contact: string) => ({ type: 'contact.enqueue', contact, queue: 'help', channel: 'voice' }) as const;

async function open(journal = recordingJournal()) {
  const clock = virtualClock(BEGIN_MS);
  return { journal, clock, router: await openRouter({ journal, clock, ...small(['ana']) }) };
}

test.each([
  ['no number', { sender: 'phone', n: Number.NaN }],
  ['half a number', { sender: 'phone', n: 1.5 }],
  ['a number that is not exact', { sender: 'phone', n: 2 ** 53 }],
  ['nought', { sender: 'phone', n: 0 }],
  ['a number as a text', { sender: 'phone', n: '1' as never }],
  ['no sender', { n: 1 } as never],
  ['an empty sender', { sender: '', n: 1 }],
  ['a sender that is too long', { sender: 's'.repeat(LIMITS.idLength + 1), n: 1 }],
])('a command whose id is %s is refused, and the journal can be read again', async (_, by) => {
  const { router, journal } = await open();
  const before = router.head;
  expect(await router.send(enqueue('c1'), by)).toMatchObject({ ok: false, rejection: { code: 'COMMAND_INVALID' } });
  expect(router.head).toEqual(before);
  expect((await router.send(enqueue('c1'), { sender: 's'.repeat(LIMITS.idLength), n: Number.MAX_SAFE_INTEGER })).ok).toBe(true);
  await router.close();
  const again = await openRouter({ journal, clock: virtualClock(BEGIN_MS) });
  expect(await again.ask({ type: 'contact', contact: 'c1' })).toMatchObject({ ok: true });
});

const WRONG_TIMES = [Number.NaN, Number.POSITIVE_INFINITY, -1, 8_640_000_000_000_001, undefined as never];

test.each(WRONG_TIMES)('a clock that shows %s opens no router and stores nothing', async (shown) => {
  const journal = recordingJournal();
  const clock = { ...virtualClock(BEGIN_MS), nowMs: () => shown };
  await expect(openRouter({ journal, clock, ...small(['ana']) })).rejects.toMatchObject({ code: 'CLOCK_WRONG' });
  expect(journal.head.seq).toBe(0);
});

test.each(WRONG_TIMES)('a clock that comes to show %s stops the router; what was stored before is there', async (shown) => {
  const { router, clock, journal } = await open();
  await router.send(enqueue('c1'));
  const { head } = router;
  clock.jumpTo(shown);
  expect(await router.send(enqueue('c2'))).toMatchObject({ ok: false, rejection: { code: 'OUTCOME_UNKNOWN' } });
  await expect(router.closed).rejects.toMatchObject({ code: 'CLOCK_WRONG' });
  expect(journal.head).toEqual(head);
});

test('the sender of a command that stops the router is told so, and a plan not made by definePlan keeps a router from opening', async () => {
  const { router, journal } = await open();
  const { plan, roster } = small(['ana']);
  const queuesLost = { ...plan, queues: null } as unknown as Plan;
  expect(await router.send({ type: 'plan.publish', plan: queuesLost, roster })).toMatchObject({
    ok: false,
    rejection: { code: 'OUTCOME_UNKNOWN' },
  });
  await expect(router.closed).rejects.toMatchObject({ code: 'INVARIANT_BROKEN' });
  await expect(openRouter({ journal, clock: virtualClock(BEGIN_MS), plan: queuesLost, roster })).rejects.toMatchObject({
    code: 'INVARIANT_BROKEN',
  });
  expect((await openRouter({ journal, clock: virtualClock(BEGIN_MS) })).phase).toBe('open');
});
