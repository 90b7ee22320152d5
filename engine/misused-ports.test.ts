/**
 * What a platform hands to the router may throw, answer nonsense or be handed over twice: every command is still answered, what cannot go on
 * stops with a fault that names it, and nothing is stored that could not be read again.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stateHash } from './core/state/canonical.js';
import type { CommandInput } from './domain/commands.js';
import type { Clock, Journal, LanguageResolver } from './ports.js';
import { openRouter, type RouterOptions } from './recover.js';
import { openBox } from './testing/box.js';
import { BEGIN_MS } from './testing/names.js';
import { recordingJournal } from './testing/recording-journal.js';
import { slowJournal } from './testing/slow-journal.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';

const enqueue = (contact: string): CommandInput => ({
  type: 'contact.enqueue',
  contact,
  queue: 'help',
  channel: 'voice',
  languages: [{ tag: 'fr' }],
  attributes: { tier: 'gold' },
});

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

const open = async (options: RouterOptions & { readonly journal: Journal }) =>
  openRouter({ clock: virtualClock(BEGIN_MS), ...small(['ana']), ...options });

/** What the caller is told, and what the operator. */
async function failing(journal: Journal, options: RouterOptions = {}) {
  const router = await open({ journal, ...options });
  return { router, sent: () => router.send(enqueue('c')), fault: () => router.closed.catch((fault: unknown) => fault) };
}

test.each<[string, LanguageResolver, string]>([
  [
    'throws',
    () => {
      throw new RangeError('no such tag');
    },
    'it throws: no such tag',
  ],
  ['answers a language the plan does not have', () => 'tlh', 'it answers "tlh", which is no language of the plan'],
  ['answers no text', () => null as never, 'it answers null, which is no language of the plan'],
  [
    'throws what cannot be told',
    () => {
      throw Object.create(null);
    },
    'it throws: something that cannot be told',
  ],
])('a language resolver that %s has the command refused', async (_, languages, problem) => {
  const router = await open({ journal: recordingJournal(), languages });
  const { head } = router;
  expect(await router.send(enqueue('c'))).toMatchObject({
    ok: false,
    rejection: { code: 'LANGUAGE_UNRESOLVED', details: { tag: 'fr', problem } },
  });
  expect([router.head, router.phase]).toEqual([head, 'open']);
});

test("a language resolver that changes the list it is shown does not change the plan's", async () => {
  const languages: LanguageResolver = (tag, available) => {
    (available as string[]).splice(0);
    return tag;
  };
  const router = await open({ journal: recordingJournal(), languages });
  for (const contact of ['c1', 'c2']) expect(await router.send(enqueue(contact))).toMatchObject({ ok: true });
});

test.each<[string, () => unknown]>([
  ['nothing', () => undefined],
  ['nothing, later', async () => undefined],
  ['fewer checks than records, later', async () => []],
  ['what are no checks', () => [undefined]],
])('a store that answers an append with %s stops the router, and tells everybody', async (_, append) => {
  const journal = recordingJournal();
  const { router, sent, fault } = await failing(journal);
  const { head } = router;
  Object.assign(journal, { append });
  expect(await sent()).toMatchObject({ ok: false, rejection: { code: 'OUTCOME_UNKNOWN' } });
  expect([router.phase, router.head]).toEqual(['faulted', head]);
  expect(await fault()).toMatchObject({ code: 'JOURNAL_FAILED', details: { seq: head.seq + 1 } });
});

test('a store may have promises of its own kind', async () => {
  const journal = recordingJournal();
  const { append } = journal;
  const { sent } = await failing(journal);
  const own = (checks: unknown) => Object.fromEntries([['then', (go: (checks: unknown) => void) => go(checks)]]);
  Object.assign(journal, { append: (...of: Parameters<Journal['append']>) => own(append(...of)) });
  expect(await sent()).toMatchObject({ ok: true });
});

test('the fault of a router is told even if its store throws when it is closed', async () => {
  const journal = recordingJournal();
  const { sent, fault } = await failing(journal);
  const broken = (what: string) => () => {
    throw new Error(what);
  };
  Object.assign(journal, { append: broken('no disk'), close: broken('not open') });
  expect(await sent()).toMatchObject({ ok: false });
  expect(await fault()).toMatchObject({ code: 'JOURNAL_FAILED', details: { detail: 'no disk' } });
});

test.each<[string, Partial<Record<keyof Clock, unknown>>, string]>([
  [
    'throws',
    {
      nowMs: () => {
        throw new Error('no time');
      },
    },
    'throws when it is asked for the time: no time',
  ],
  ['shows a BigInt', { nowMs: () => 5n }, 'shows 5, which is not a number of milliseconds since 1970'],
  ['cannot take a timer back', { wakeAt: () => ({}) }, 'returns no function from wakeAt'],
])('a clock that %s stops the router with its name', async (_, wrong, problem) => {
  const clock = virtualClock(BEGIN_MS);
  const { router, fault } = await failing(recordingJournal(), { clock });
  Object.assign(clock, wrong);
  await router.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
  await router.send({ type: 'agent.sign-in', agent: 'ana' });
  await router.send(enqueue('c'));
  expect(await fault()).toMatchObject({ code: 'CLOCK_WRONG', details: { problem } });
});

// The router counts on from the highest number: one that is the last there is left nothing that could be read again.
test('nobody else may count for the router itself', async () => {
  const journal = recordingJournal();
  const router = await open({ journal });
  const last = { sender: 'local', n: Number.MAX_SAFE_INTEGER };
  expect(await router.send(enqueue('c1'), last)).toMatchObject({ ok: false, rejection: { code: 'COMMAND_INVALID' } });
  for (const contact of ['c1', 'c2']) expect(await router.send(enqueue(contact))).toMatchObject({ ok: true });
  await router.close();
  expect((await openRouter({ journal, clock: virtualClock(BEGIN_MS) })).phase).toBe('open');
});

test('a router that another on the same journal object has fenced off does not close it under that one', async () => {
  const journal = recordingJournal();
  const close = vi.fn(async () => undefined);
  let epoch = 0;
  const fenced: Journal = {
    ...journal,
    open: async () => {
      const opened = await journal.open();
      epoch = opened.epoch;
      return opened;
    },
    append: (drafts, after, by) => {
      if (by !== epoch) throw new Error('superseded');
      return journal.append(drafts, after, by);
    },
    close,
  };
  const first = await open({ journal: fenced });
  const second = await open({ journal: fenced });
  await first.send(enqueue('c1'));
  await first.closed.catch(() => undefined);
  expect([first.phase, close.mock.calls.length]).toEqual(['faulted', 0]);
  expect(await second.send(enqueue('c2'))).toMatchObject({ ok: true });
  await second.close();
  expect(close).toHaveBeenCalledTimes(1);
});

test('a router is opened on a journal object only once the one that stops there has given it back', async () => {
  const journal = recordingJournal();
  const order: string[] = [];
  let given: () => void = () => undefined;
  const slow: Journal = {
    ...journal,
    open: () => {
      order.push('open');
      return journal.open();
    },
    close: () => {
      order.push('closing');
      return new Promise<void>((resolve) => {
        given = () => {
          order.push('closed');
          resolve();
        };
      });
    },
  };
  const first = await open({ journal: slow });
  const closing = first.close();
  await new Promise((resolve) => setImmediate(resolve));
  const second = open({ journal: slow });
  await new Promise((resolve) => setImmediate(resolve));
  given();
  await closing;
  expect((await second).phase).toBe('open');
  expect(order).toEqual(['open', 'closing', 'closed', 'open']);
});

test('a router that stops while it tells of a group tells no more of it', async () => {
  const journal = slowJournal();
  const clock = virtualClock(BEGIN_MS);
  const opening = openRouter({ journal, clock, ...small(['ana']) });
  while ((await Promise.race([opening, 'not yet'])) === 'not yet') await journal.letThrough();
  const router = await opening;
  const { seq } = router.head;
  const told: string[] = [];
  router.subscribe((record) => {
    told.push(`event ${record.seq}`);
    if (record.seq < seq + 2) return;
    clock.nowMs = () => Number.NaN;
    router.dispatch(enqueue('late'), null, () => undefined);
  });
  for (let n = 1; n <= 4; n++) void router.send(enqueue(`c${n}`)).then((answer) => told.push(`answer ${answer.ok}`));
  await journal.letThrough();
  await journal.letThrough();
  expect(router.phase).toBe('faulted');
  expect(told.filter((one) => one.startsWith('event'))).toEqual([`event ${seq + 1}`, `event ${seq + 2}`]);
  expect(told.filter((one) => one.startsWith('answer'))).toEqual(['answer true', 'answer false', 'answer false', 'answer false']);
});

test('whatever is written into a view, the state stays as it was', async () => {
  const box = await openBox(small(['ana']));
  await box.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
  await box.send({ type: 'agent.sign-in', agent: 'ana' });
  await box.send({ ...enqueue('c1'), skills: [{ skill: 'tech' }] } as CommandInput);
  await box.send({ ...enqueue('c2'), skills: [{ skill: 'tech' }] } as CommandInput);
  const before = stateHash(box.state);
  const spoil = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const inner of Object.values(part)) spoil(inner);
    if (Array.isArray(part)) part.splice(0);
    for (const name of Object.keys(part)) Reflect.set(part, name, 'spoilt');
  };
  const about = { contact: 'c1' } as const;
  for (const query of [
    { type: 'contact', ...about },
    { type: 'explain', ...about },
    { type: 'why-waiting', contact: 'c2' },
    { type: 'agent', agent: 'ana' },
    { type: 'queue', queue: 'help' },
    { type: 'hub', hub: 'bucharest' },
    { type: 'overview' },
    { type: 'statistics', by: 'queue' },
  ] as const) {
    const asked = async () => JSON.stringify(await box.router.ask(query));
    const first = await asked();
    const answer = await box.router.ask(query);
    expect(answer).toMatchObject({ ok: true });
    spoil(answer.ok && answer.view);
    expect(await asked()).toBe(first);
  }
  expect(stateHash(box.state)).toBe(before);
});

test('what is no number of a record is not asked of the store, which would tell of a damaged journal', async () => {
  const router = await open({ journal: recordingJournal() });
  for (const from of [Number.NaN, 1.5, '1', undefined])
    await expect(
      router
        .replay(from as number)
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow(RangeError);
});
