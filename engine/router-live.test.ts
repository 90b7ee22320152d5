// The router keeps its word: nothing is said before it is durable, nothing is lost that was said, and what fails stops it where it can recover.
import { describe, expect, test, vi } from 'vitest';
import { readCommand } from './admit.js';
import { rejection } from './errors.js';
import { LIMITS } from './limits.js';
import type { Journal } from './ports.js';
import { openRouter, type RouterOptions } from './recover.js';
import type { Answer, ReleasedRecord } from './router.js';
import { BEGIN_MS } from './testing/names.js';
import { type RecordingJournal, recordingJournal } from './testing/recording-journal.js';
import { slowJournal } from './testing/slow-journal.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';

const enqueue = (contact: string) => ({ type: 'contact.enqueue', contact, queue: 'help', channel: 'voice' }) as const;
const desk = (n: number) => ({ sender: 'desk', n });

/** A router on a kept journal, with one agent ready. */
async function open(journal: Journal = recordingJournal(), options: RouterOptions = {}) {
  const clock = virtualClock(BEGIN_MS);
  const router = await openRouter({ journal, clock, ...small(['ana']), ...options });
  return { router, clock, journal };
}

/** A router on a slow disk, everything up to now durable. */
async function openSlowly() {
  const journal = slowJournal();
  const clock = virtualClock(BEGIN_MS);
  const opening = openRouter({ journal, clock, ...small(['ana']) });
  while ((await Promise.race([opening, 'not yet'])) === 'not yet') await journal.letThrough();
  return { journal, clock, router: await opening };
}

describe('answers', () => {
  // Neither an answer nor an event leaves the router before its record is durable; the answer names that record.
  test('wait for the disk', async () => {
    const { router, journal } = await openSlowly();
    const told: string[] = [];
    router.subscribe(({ seq }) => told.push(`event ${seq}`));
    const before = router.head.seq;
    router.dispatch(enqueue('c1'), desk(1), (answer) => told.push(`answer ${answer.seq}`));
    void router.ask({ type: 'contact', contact: 'c1' }).then((answer) => told.push(`view ${answer.seq}`));
    const channel = router.look((look) => look.contact(undefined, 'c1')?.channel);
    void channel.then((answer) => told.push(`look ${answer.seq} ${answer.ok && answer.view}`));
    expect(told).toEqual([]);
    await journal.letThrough();
    expect(told).toEqual([`event ${before + 1}`, `answer ${before + 1}`, `view ${before + 1}`, `look ${before + 1} voice`]);
  });

  // A refusal and a question may have seen what is not durable yet: they wait for it too.
  test('of refusals and questions wait as well', async () => {
    const { router, journal } = await openSlowly();
    const told: string[] = [];
    router.dispatch(enqueue('c1'), desk(1), () => told.push('queued'));
    router.dispatch(enqueue('c1'), desk(2), (answer) => told.push(answer.ok ? 'queued twice' : answer.rejection.code));
    await Promise.resolve();
    expect(told).toEqual([]);
    await journal.letThrough();
    expect(told).toEqual(['queued', 'CONTACT_EXISTS']);
  });

  // Commands that come while the disk is busy are stored together, in order.
  test('are given in groups', async () => {
    const { router, journal } = await openSlowly();
    const told: number[] = [];
    for (let n = 1; n <= 5; n++) router.dispatch(enqueue(`c${n}`), desk(n), ({ seq }) => told.push(seq));
    expect(journal.pending).toEqual([1]);
    await journal.letThrough();
    expect(journal.pending).toEqual([4]);
    await journal.letThrough();
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told).toHaveLength(5);
  });

  // A repeat gets the seq of the first time, an older number than the window COMMAND_STALE, and neither an event.
  test('of repeats are the stored ones', async () => {
    const { router } = await open();
    const first = await router.send(enqueue('c0'), desk(1));
    for (let n = 2; n <= 1_024; n++) await router.send({ type: 'contact.update', contact: 'c0', priority: n % 7 }, desk(n));
    const { seq } = router.head;
    expect(await router.send(enqueue('c0'), desk(1))).toEqual(first);
    await router.send({ type: 'contact.update', contact: 'c0', priority: 1 }, desk(1_025));
    expect(await router.send(enqueue('c0'), desk(1))).toMatchObject({ ok: false, rejection: { code: 'COMMAND_STALE' } });
    expect(router.head.seq).toBe(seq + 1);
  });

  // A listener that sends a command in turn does not change what the command before it is answered.
  test('name their own record, whatever listeners send meanwhile', async () => {
    const { router } = await open();
    let nested: Promise<Answer> | undefined;
    router.subscribe(({ events }) => {
      if (events.some((event) => event.type === 'contact.queued') && nested === undefined) nested = router.send(enqueue('c2'), desk(2));
    });
    const before = router.head.seq;
    const outer = await router.send(enqueue('c1'), desk(1));
    expect([outer.seq, (await nested)?.seq]).toEqual([before + 1, before + 2]);
  });
});

describe('the disk', () => {
  // What was decided while the disk was busy goes to it before anybody is told of what it has stored: nobody's work makes it wait.
  test('is given the next group before the last one is told', async () => {
    const { router, journal } = await openSlowly();
    const pendingWhenTold: (readonly number[])[] = [];
    router.subscribe(() => pendingWhenTold.push([...journal.pending]));
    for (let n = 1; n <= 4; n++) router.dispatch(enqueue(`c${n}`), desk(n), () => undefined);
    await journal.letThrough();
    expect(pendingWhenTold).toEqual([[3]]);
  });

  // What listeners and answers ask while a group is told goes to the disk as one group, not one by one.
  test('is given together what a whole group leads to', async () => {
    const { router, journal } = await openSlowly();
    const again = (n: number) => () => router.dispatch(enqueue(`then-${n}`), desk(10 + n), () => undefined);
    for (let n = 1; n <= 4; n++) router.dispatch(enqueue(`c${n}`), desk(n), again(n));
    await journal.letThrough();
    await journal.letThrough();
    expect(journal.pending).toEqual([1]);
    await journal.letThrough();
    expect(journal.pending).toEqual([3]);
  });

  // Senders who ask again once they are answered are parted into two groups, one on its way to the disk while the other is told.
  test('is given what half of a large group leads to before the other half is told', async () => {
    const { router, journal } = await openSlowly();
    const senders = 100;
    let n = 0;
    const pendingWhenTold: number[] = [];
    const ask = (): void => {
      n += 1;
      if (n <= 10 * senders) router.dispatch(enqueue(`c${n}`), desk(n), ask);
    };
    router.subscribe(() => pendingWhenTold.push(journal.pending.length));
    for (let sender = 0; sender < senders; sender++) ask();
    expect(journal.pending).toEqual([1]);
    await journal.letThrough();
    expect(journal.pending).toEqual([senders - 1]);
    const groups: number[] = [];
    for (let group = 0; group < 8; group++) {
      await journal.letThrough();
      groups.push(...journal.pending);
    }
    expect(Math.min(...groups)).toBeGreaterThanOrEqual(senders / 2 - 1);
    expect(Math.max(...groups)).toBeLessThanOrEqual(senders / 2 + 1);
    // Of the first large group half was told with the disk idle; of all that came behind it none.
    expect(pendingWhenTold.filter((pending) => pending === 0)).toHaveLength((senders - 2) / 2);
  });

  // A store may answer at once where it answered later before: what it stored between the halves of a group is told as well.
  test('has everybody answered where it is slow at first and then at once', async () => {
    const journal = recordingJournal();
    let slow = true;
    const moody: Journal = {
      ...journal,
      append: (...group) => (slow ? Promise.resolve().then(() => journal.append(...group)) : journal.append(...group)),
    };
    const { router } = await open(moody);
    const answered = new Set<string>();
    const ask = (contact: string, n: number, then: () => void): void =>
      router.dispatch(enqueue(contact), desk(n), () => {
        answered.add(contact);
        then();
      });
    router.subscribe(() => {
      if (answered.size > 1) slow = false;
    });
    for (let n = 1; n <= 100; n++) ask(`c${n}`, n, n < 20 ? () => ask(`then-${n}`, 100 + n, () => undefined) : () => undefined);
    await expect.poll(() => answered.size).toBe(119);
  });

  // A store that fails takes nothing back of what it stored: its answer comes before the router stops.
  test('has its word kept although the next group fails at once', async () => {
    const { router, journal } = await openSlowly();
    const told: string[] = [];
    const say = (answer: Answer) => told.push(answer.ok ? 'ok' : answer.rejection.code);
    router.dispatch(enqueue('c1'), desk(1), say);
    router.dispatch(enqueue('c2'), desk(2), say);
    journal.breakNext(new Error('the store is gone'));
    await journal.letThrough();
    expect(told).toEqual(['ok', 'OUTCOME_UNKNOWN']);
    expect(router.phase).toBe('faulted');
    await expect(router.closed).rejects.toMatchObject({ code: 'JOURNAL_FAILED' });
  });
});

describe('a command that was read before', () => {
  // What `readCommand` gives is taken without a second look at its shape; what only the plan knows is still filled in.
  test('is completed and decided as any other', async () => {
    const { router } = await open();
    const read = readCommand(enqueue('c1'));
    if ('code' in read) throw new Error(read.message);
    const heard: string[] = [];
    router.subscribe(({ events }) => heard.push(...events.map(({ type }) => type)));
    await new Promise((resolve) => router.dispatch(read, desk(1), resolve, { read: true }));
    expect(heard[0]).toBe('contact.queued');
    expect(readCommand({ type: 'contact.enqueue', contact: 7 })).toMatchObject({
      code: 'COMMAND_INVALID',
      message: 'The command is not well formed: contact must be text.',
    });
  });

  // The mark is believed: only `readCommand` may stand before it, since a shape that nobody checked would reach the core.
  test('is not looked at again', async () => {
    const { router } = await open();
    const command = { ...readCommand(enqueue('c1')), contact: 'c'.repeat(LIMITS.idLength + 1) } as ReturnType<typeof enqueue>;
    const answer = (read: boolean) => new Promise<Answer>((resolve) => router.dispatch(command, desk(1), resolve, { read }));
    expect(await answer(false)).toMatchObject({ ok: false, rejection: { code: 'COMMAND_INVALID' } });
    expect((await answer(true)).ok).toBe(true);
  });
});

describe('a journal that fails', () => {
  // What was not durable gets OUTCOME_UNKNOWN, later commands ROUTER_CLOSED, `closed` rejects, and the journal is given back.
  test('stops the router and leaves the outcome open', async () => {
    const { router, journal } = await openSlowly();
    const answers: Answer[] = [];
    const heard: ReleasedRecord[] = [];
    router.subscribe((record) => heard.push(record));
    router.dispatch(enqueue('c1'), desk(1), (answer) => answers.push(answer));
    router.dispatch(enqueue('c2'), desk(2), (answer) => answers.push(answer));
    const asked = router.ask({ type: 'contact', contact: 'c1' });
    const looked = router.look(() => 'there');
    await journal.refuse(new Error('the disk is gone'));
    expect(answers.map((answer) => !answer.ok && answer.rejection.code)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
    for (const answer of [asked, looked]) expect(await answer).toMatchObject({ ok: false, rejection: { code: 'OUTCOME_UNKNOWN' } });
    expect(router.phase).toBe('faulted');
    await expect(router.closed).rejects.toMatchObject({ code: 'JOURNAL_FAILED' });
    expect(journal.closed).toBe(true);
    expect(await router.send(enqueue('c3'), desk(3))).toMatchObject({ ok: false, rejection: { code: 'ROUTER_CLOSED' } });
    for (const answer of [router.ask({ type: 'contact', contact: 'c1' }), router.look(() => 'there')])
      expect(await answer).toMatchObject({ ok: false, rejection: { code: 'ROUTER_CLOSED' } });
    expect(heard).toEqual([]);
  });

  // The sender repeats the command with the same number on the recovered router: carried out once, whatever had become of it.
  test('lets the sender repeat after recovery', async () => {
    const { router, journal } = await openSlowly();
    router.dispatch(enqueue('stored'), desk(1), () => undefined);
    await journal.letThrough();
    router.dispatch(enqueue('lost'), desk(2), () => undefined);
    await journal.refuse(new Error('the disk is gone'));
    const again = await openRouter({ journal: journal.kept, clock: virtualClock(BEGIN_MS), ...small(['ana']) });
    const queued: string[] = [];
    again.subscribe(({ events }) => queued.push(...events.flatMap((event) => (event.type === 'contact.queued' ? [event.contact] : []))));
    expect((await again.send(enqueue('stored'), desk(1))).ok).toBe(true);
    expect((await again.send(enqueue('lost'), desk(2))).ok).toBe(true);
    expect(queued).toEqual(['lost']);
  });

  // A router that cannot even write that it has resumed does not open.
  test('keeps a router from opening', async () => {
    const broken: Journal = {
      ...recordingJournal(),
      append: () => {
        throw new Error('read-only');
      },
    };
    await expect(openRouter({ journal: broken, clock: virtualClock(BEGIN_MS), ...small([]) })).rejects.toMatchObject({
      code: 'JOURNAL_FAILED',
    });
  });

  // Closing while the disk fails ends with the fault instead of waiting for ever.
  test('does not keep a closing router waiting', async () => {
    const { router, journal } = await openSlowly();
    router.dispatch(enqueue('c1'), desk(1), () => undefined);
    const closing = expect(router.close()).rejects.toMatchObject({ code: 'JOURNAL_FAILED' });
    expect(router.phase).toBe('draining');
    await journal.refuse(new Error('the disk is gone'));
    await closing;
  });
});

describe('listeners', () => {
  // One that throws is the host's to hear of: records stay, others are told, the router stays open.
  test('that throw harm nobody but themselves', async () => {
    const { router } = await open();
    const uncaught = vi.fn();
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', uncaught);
    try {
      const heard: number[] = [];
      router.subscribe(() => {
        throw new Error('a subscriber is broken');
      });
      router.subscribe(({ seq }) => heard.push(seq));
      router.dispatch(enqueue('c1'), desk(1), () => {
        throw new Error('so is whoever waits');
      });
      expect(await router.send(enqueue('c2'), desk(2))).toMatchObject({ ok: true });
      expect(heard).toHaveLength(2);
      expect(router.phase).toBe('open');
      await new Promise((resolve) => setImmediate(resolve));
      expect(uncaught.mock.calls.map(([error]) => error.message)).toEqual(
        expect.arrayContaining(['a subscriber is broken', 'so is whoever waits']),
      );
    } finally {
      process.removeAllListeners('uncaughtException');
      for (const listener of others) process.on('uncaughtException', listener);
    }
  });

  // One that has unsubscribed hears no more.
  test('can leave', async () => {
    const { router } = await open();
    const heard: number[] = [];
    const leave = router.subscribe(({ seq }) => heard.push(seq));
    await router.send(enqueue('c1'), desk(1));
    leave();
    await router.send(enqueue('c2'), desk(2));
    expect(heard).toHaveLength(1);
  });
});

describe('time', () => {
  // The router asks to be woken for what is due next and fires it by itself, as a record of nobody's.
  test('moves the router without a command', async () => {
    const { router, clock, journal } = await open();
    await router.send({ type: 'agent.connected', agent: 'ana', connection: 'w' }, desk(1));
    await router.send({ type: 'agent.sign-in', agent: 'ana' }, desk(2));
    await router.send(enqueue('c1'), desk(3));
    expect(clock.awaitedMs).toEqual([BEGIN_MS + 15_000]);
    expect(router.nextDueMs).toBe(BEGIN_MS + 15_000);
    clock.runTo(BEGIN_MS + 15_000);
    const last = (journal as RecordingJournal).records().at(-1);
    expect(last).toMatchObject({ by: null, atMs: BEGIN_MS + 15_000, command: { type: 'clock.tick' } });
    expect(last?.events.map(({ type }) => type)).toContain('offer.expired');
  });

  // A clock that is set back stands still for the router until it is reached again.
  test('never runs backwards', async () => {
    const { router, clock, journal } = await open();
    clock.jumpTo(BEGIN_MS + 60_000);
    await router.send(enqueue('c1'), desk(1));
    clock.jumpTo(BEGIN_MS);
    await router.send(enqueue('c2'), desk(2));
    clock.jumpTo(BEGIN_MS + 61_000);
    await router.send(enqueue('c3'), desk(3));
    const times = (journal as RecordingJournal).records().map(({ atMs }) => atMs - BEGIN_MS);
    expect(times.slice(-3)).toEqual([60_000, 60_000, 61_000]);
  });

  // A machine whose clock is far behind the journal is not trusted with it, unless told otherwise; then time waits.
  test('of a machine that is behind the journal is refused', async () => {
    const { router, clock, journal } = await open();
    clock.jumpTo(BEGIN_MS + 60_000);
    await router.send(enqueue('c1'), desk(1));
    await router.close();
    const early = { journal, clock: virtualClock(BEGIN_MS + 50_000) };
    await expect(openRouter(early)).rejects.toMatchObject({ code: 'CLOCK_BEHIND', details: { behindMs: 10_000 } });
    const accepted = await openRouter({ ...early, acceptClockBehind: true });
    expect(accepted.atMs).toBe(BEGIN_MS + 60_000);
    const close = await openRouter({ journal, clock: virtualClock(BEGIN_MS + 55_000) });
    expect(close.atMs).toBe(BEGIN_MS + 60_000);
  });
});

describe('closing', () => {
  // What was taken is answered, then the journal is given back, then `closed` resolves; nothing is taken meanwhile.
  test('drains', async () => {
    const { router, journal } = await openSlowly();
    const told: string[] = [];
    router.dispatch(enqueue('c1'), desk(1), (answer) => told.push(answer.ok ? 'answered' : answer.rejection.code));
    const closing = router.close().then(() => told.push('closed'));
    router.dispatch(enqueue('c2'), desk(2), (answer) => told.push(answer.ok ? 'answered' : answer.rejection.code));
    expect([router.phase, journal.closed]).toEqual(['draining', false]);
    await journal.letThrough();
    await closing;
    await router.closed;
    expect(told).toEqual(['ROUTER_CLOSED', 'answered', 'closed']);
    expect([router.phase, journal.closed]).toEqual(['closed', true]);
  });
});

describe('permits', () => {
  // A permit sees the state its command would be decided in, once, and never for a repeat; what it forbids has no effect.
  test('are asked in the instant of the decision', async () => {
    const { router } = await open();
    const asked: (string | undefined)[] = [];
    const send = (n: number, contact: string, forbid: boolean) =>
      new Promise<Answer>((resolve) =>
        router.dispatch(enqueue(contact), desk(n), resolve, {
          permit: (look) => {
            asked.push(look.contact(undefined, 'c1')?.contact);
            return forbid ? rejection('COMMAND_FORBIDDEN', { role: 'desk', sub: 'ana', type: 'contact.enqueue' }) : null;
          },
        }),
      );
    expect((await send(1, 'c1', false)).ok).toBe(true);
    expect((await send(1, 'c1', true)).ok).toBe(true);
    const { seq } = router.head;
    expect(await send(2, 'c2', true)).toMatchObject({ ok: false, rejection: { code: 'COMMAND_FORBIDDEN' } });
    expect(asked).toEqual([undefined, 'c1']);
    expect(router.head.seq).toBe(seq);
    expect((await send(2, 'c2', false)).ok).toBe(true);
  });
});
