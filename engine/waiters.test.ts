// Who waits for a record is told once, in order, and without hold-up however many wait.
import { expect, test } from 'vitest';
import { openWaiters } from './waiters.js';

const lost = (): string => 'lost';

// A disk that stands still for some seconds leaves more behind than an array can hand out from its front: that took minutes.
test('two hundred thousand are told as they came, as far as is durable', () => {
  const waiters = openWaiters();
  const told: number[] = [];
  for (let seq = 1; seq <= 200_000; seq++)
    waiters.add(
      seq,
      (said: number) => told.push(said),
      seq,
      () => -seq,
    );
  for (let seq = 1; seq <= 150_000; seq++) waiters.tell(seq);
  expect(waiters.none()).toBe(false);
  waiters.lose();
  expect(waiters.none()).toBe(true);
  expect(told).toEqual(Array.from({ length: 200_000 }, (_, at) => (at < 150_000 ? at + 1 : -at - 1)));
});

// Whoever is told may wait for the next thing at once, or end everything.
test('those who begin to wait while others are told have their own turn', () => {
  const waiters = openWaiters();
  const told: string[] = [];
  const add = (seq: number, name: string, then = (): void => undefined): void =>
    waiters.add(
      seq,
      (said: string) => {
        told.push(said);
        then();
      },
      name,
      lost,
    );
  add(1, 'first', () => add(2, 'from first'));
  add(1, 'second', () => add(1, 'from second'));
  waiters.tell(1);
  expect(told).toEqual(['first', 'second']);
  waiters.tell(2);
  expect(told).toEqual(['first', 'second', 'from first', 'from second']);
  add(3, 'third', () => waiters.lose());
  add(3, 'fourth');
  waiters.tell(3);
  expect(told.slice(4)).toEqual(['third', 'lost']);
  expect(waiters.none()).toBe(true);
  add(4, 'fifth');
  waiters.tell(4);
  expect(told.at(-1)).toBe('fifth');
});
