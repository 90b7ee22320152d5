// What is remembered of a sender: the outcomes of its highest numbers, in whatever order they came, for as long as it is heard of.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { LIMITS } from '../../limits.js';
import { openRouter } from '../../recover.js';
import { BEGIN_MS } from '../../testing/names.js';
import { recordingJournal } from '../../testing/recording-journal.js';
import { small } from '../../testing/small.js';
import { virtualClock } from '../../testing/virtual-clock.js';
import { recall, rememberOutcome } from './senders.js';
import { freshState } from './state.js';

const by = (n: number) => ({ sender: 'phone', n });

// Numbers may come in any order and with holes; each of the highest has its outcome, and what is below them is too old to tell.
test('the outcomes of the highest numbers are kept, whatever the order they came in', () => {
  const kept = LIMITS.outcomesPerSender;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 3 * kept }), { minLength: kept - 5, maxLength: kept + 30 }), (numbers) => {
      const state = freshState();
      const accepted: number[] = [];
      for (const [place, n] of numbers.entries()) {
        if (recall(state, by(n)) === 'stale') continue;
        accepted.push(n);
        rememberOutcome(state, by(n), { seq: place + 1, atMs: BEGIN_MS });
      }
      const highest = new Set([...accepted].sort((a, b) => b - a).slice(0, kept));
      for (const [place, n] of numbers.entries())
        expect(recall(state, by(n)), `number ${n}`).toEqual(highest.has(n) ? { seq: place + 1 } : 'stale');
    }),
    { seed, numRuns: runs('numbers of senders', { fast: 20, nightly: 1_000 }) },
  );
});

// A sender is forgotten once it has been silent for the time stated, counted from its last command and not from its first.
test('a sender is remembered from its last command on', async () => {
  const clock = virtualClock(BEGIN_MS);
  const router = await openRouter({ journal: recordingJournal(), clock, ...small(['ana']) });
  const enqueue = (n: number) => router.send({ type: 'contact.enqueue', contact: `c${n}`, queue: 'help', channel: 'email' }, by(n));
  await enqueue(1);
  clock.runTo(BEGIN_MS + LIMITS.senderIdleMs - 1);
  const second = await enqueue(2);
  clock.runTo(BEGIN_MS + 2 * LIMITS.senderIdleMs - 2);
  expect(await router.ask({ type: 'sender', sender: 'phone' })).toMatchObject({ view: { highestN: 2 } });
  expect(await enqueue(2)).toEqual(second);
  clock.runTo(BEGIN_MS + 2 * LIMITS.senderIdleMs - 1);
  expect(await router.ask({ type: 'sender', sender: 'phone' })).toMatchObject({ view: { highestN: 0 } });
});
