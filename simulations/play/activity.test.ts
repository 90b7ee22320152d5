/** Customers are there for as much of the time as stated, answer only then, and a detector sees as many of their comings as stated. */
import { expect, test } from 'vitest';
import { openStreams } from '../chance/index.js';
import { activityOf } from './activity.js';

const streamOf = openStreams({ seed: 4, replication: 0 });
const exponential = (meanMs: number) => ({ kind: 'exponential', meanMs }) as const;
const PRESENCE = { there: exponential(20), away: exponential(60), answers: 0.5, seen: 0.25 };
const HORIZON = 200_000;

test('a call at any time is answered as often as somebody is there who answers', () => {
  const activity = activityOf(PRESENCE, streamOf('calls'), 0);
  let answered = 0;
  for (let atMs = 0; atMs < HORIZON; atMs += 20) if (activity.answers(atMs)) answered++;
  // 10,000 calls, a quarter of the time there, half of those answer; stretches in a row are alike, hence the room.
  expect(Math.abs(answered / 10_000 - 0.125)).toBeLessThan(0.02);
});

test('a call right after the detector has seen the customer finds somebody there', () => {
  const activity = activityOf({ ...PRESENCE, there: { kind: 'constant', ms: 20 }, answers: 1 }, streamOf('signals'), 0);
  let atMs = 0;
  let seen = 0;
  for (;;) {
    const next = activity.nextSeenMs(atMs);
    expect(next).toBeGreaterThan(atMs);
    atMs = next;
    if (atMs > HORIZON) break;
    seen++;
    expect(activity.answers(atMs)).toBe(true);
    expect(activity.answers(atMs + 19)).toBe(true);
  }
  // One coming in 80 ms, a quarter of them seen.
  expect(Math.abs(seen - HORIZON / 320)).toBeLessThan(100);
});

test('whom no detector sees gives no signal, and who is always there always answers', () => {
  expect(activityOf({ ...PRESENCE, seen: 0 }, streamOf('unseen'), 0).nextSeenMs(5)).toBe(Number.POSITIVE_INFINITY);
  const always = activityOf({ ...PRESENCE, away: { kind: 'constant', ms: 0 }, answers: 1 }, streamOf('always'), 0);
  for (let atMs = 0; atMs < 1_000; atMs += 50) expect(always.answers(atMs)).toBe(atMs >= 0);
});
