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

test('a plan not made by definePlan is refused and opens no router; the one in force stays, and nothing is stored', async () => {
  const { router, journal } = await open();
  const { plan, roster } = small(['ana']);
  const queuesLost = { ...plan, queues: null } as unknown as Plan;
  const { head } = router;
  expect(await router.send({ type: 'plan.publish', plan: queuesLost, roster })).toMatchObject({
    ok: false,
    rejection: { code: 'COMMAND_INVALID', details: { field: 'plan.queues', problem: 'must be a list' } },
  });
  expect(router).toMatchObject({ phase: 'open', head });
  expect((await router.send(enqueue('c1'))).ok).toBe(true);
  await router.close();
  await expect(openRouter({ journal, clock: virtualClock(BEGIN_MS), plan: queuesLost, roster })).rejects.toMatchObject({
    code: 'PLAN_REFUSED',
    details: { code: 'COMMAND_INVALID' },
  });
  expect((await openRouter({ journal, clock: virtualClock(BEGIN_MS) })).phase).toBe('open');
});

/** A setting of which only as much is known as is spoilt here. */
interface Loose {
  readonly plan: { readonly queues: readonly [object] };
  readonly roster: { readonly agents: [object, ...object[]] };
}

test.each<readonly [string, (setting: Loose) => void, string, string]>([
  ['no queues', ({ plan }) => Object.assign(plan, { queues: undefined }), 'plan.queues', 'is missing; it must be a list'],
  ['a field nobody knows', ({ plan }) => Object.assign(plan, { queue: [] }), 'plan', 'has no field queue'],
  [
    'a home that is no hub',
    ({ plan }) => Object.assign(plan.queues[0], { home: ['rome'] }),
    'plan.queues[0].home',
    'names no hub of the plan: rome',
  ],
  [
    'a channel without a policy',
    ({ plan }) => Object.assign(plan.queues[0], { policies: {} }),
    'plan.queues[0].policies.voice',
    'is missing; it must be the policy of that channel',
  ],
  [
    'an alarm that ends above its beginning',
    ({ plan }) => Object.assign(plan.queues[0], { thresholds: { waiting: { over: 1, until: 2 }, oldest: null } }),
    'plan.queues[0].thresholds.waiting.until',
    'must be at most "over"',
  ],
  [
    'an agent of no hub',
    ({ roster }) => Object.assign(roster.agents[0], { hub: 'rome' }),
    'roster.agents[0].hub',
    'names no hub of the plan: rome',
  ],
  ['an agent twice', ({ roster }) => roster.agents.push(roster.agents[0]), 'roster.agents[1].id', 'is the agent ana again'],
])('a plan with %s is refused, naming the field', async (_, mangle, field, problem) => {
  const { router } = await open();
  const { head } = router;
  const setting = structuredClone(small(['ana'])) as unknown as Loose;
  mangle(setting);
  const answer = await router.send({ type: 'plan.publish', ...(setting as unknown as ReturnType<typeof small>) });
  expect(answer).toMatchObject({ ok: false, rejection: { code: 'COMMAND_INVALID', details: { field, problem } } });
  expect(router.head).toEqual(head);
});

test('a plan is copied when it is published: what its owner does with it afterwards changes nothing', async () => {
  const journal = recordingJournal();
  const setting = structuredClone(small(['ana']));
  const router = await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...setting });
  Object.assign(setting.plan.queues[0] as object, { policies: {} });
  (setting.roster.agents as unknown[]).length = 0;
  expect((await router.send(enqueue('c1'))).ok).toBe(true);
  expect(await router.ask({ type: 'agent', agent: 'ana' })).toMatchObject({ ok: true });
  await router.close();
});
