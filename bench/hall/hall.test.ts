/** The halls that are measured are what their names say, and every sample leaves them as it found them. */
import { violations } from '@signalbox/engine/inspect';
import { describe, expect, test } from 'vitest';
import { measureBare } from '../cases/decision/bare.js';
import { measureDecision } from '../cases/decision/decide.js';
import { openTour } from '../cases/decision/tour.js';
import { measureBareLives, measureLives } from '../cases/lives/lives.js';
import { BareHall } from '../floors/bare-hall.js';
import { NumberHeap } from '../floors/number-heap.js';
import { openHistogram } from '../measure/histogram.js';
import { fillWithWaiting, keepAllBusy, openLiveHall } from './live-hall.js';
import { profileOf } from './profiles.js';
import { askedOf } from './requirements.js';

const AT_ONCE = { warmUpMs: 0, measureMs: 0 };
const BRIEFLY = { warmUpMs: 0, measureMs: 50 };
/** However busy the machine is. */
const OFTEN = { warmUpMs: 0, measureMs: 0, samplesMin: 300 };

test('there are as many distinct requirements and profiles as are asked for', () => {
  const distinct = (all: readonly unknown[]): number => new Set(all.map((one) => JSON.stringify(one))).size;
  expect(distinct(Array.from({ length: 3_000 }, (_, n) => askedOf(n)))).toBe(3_000);
  expect(distinct(Array.from({ length: 25_000 }, (_, n) => profileOf(n, 300)))).toBe(300);
  expect(distinct(Array.from({ length: 25_000 }, (_, n) => profileOf(n, 'unique')))).toBe(25_000);
});

describe('a live hall', () => {
  const size = { agents: 12, waiting: 40, requirements: 10, profiles: 10 };

  test('keeps everybody busy, with contacts waiting whose rings are all open', () => {
    const hall = openLiveHall(size);
    keepAllBusy(hall, size.agents);
    expect(hall.inHand).toHaveLength(6 + 3 * 6);
    fillWithWaiting(hall, size);
    const { state } = hall.box;
    const waiting = [...state.contacts.values()].filter((contact) => contact.state === 'queued');
    expect(waiting).toHaveLength(40);
    expect(waiting.every(({ openSteps }) => openSteps.length === 3)).toBe(true);
    // No agent is free, so that leaving the matcher out has left nothing out.
    expect(violations(state)).toEqual([]);
    expect(hall.offered).toEqual([]);
  });

  test('has contacts waiting that nobody can take while all agents are free', () => {
    const hall = openLiveHall(size);
    fillWithWaiting(hall, size, 'hopeless');
    expect(violations(hall.box.state)).toEqual([]);
    hall.box.give({ type: 'clock.tick' });
    expect(hall.offered).toEqual([]);
    hall.enqueue({ requirement: 0, channel: 'voice' });
    expect(hall.offered).toHaveLength(1);
  });

  test('answers an arrival, and a release, with an offer', async () => {
    for (const operation of ['enqueue', 'release'] as const) {
      const { spans, figures } = await measureDecision(operation, size, OFTEN);
      const offered = openHistogram();
      offered.join(spans?.['decision'] as string);
      expect(offered.count).toBeGreaterThan(Number(figures?.['withoutOffer']));
      expect(figures?.['firstMaxMs']).toBeGreaterThanOrEqual(Number(figures?.['firstP50Ms']));
    }
  });
});

test('a case asks for everything there is, once on each channel, before it is warm', () => {
  const tour = openTour({ random: () => 0.999 }, 30);
  const asked = new Set<string>();
  for (; !tour.isOver(); ) {
    const { requirement, channel } = tour.next();
    asked.add(`${requirement} ${channel}`);
  }
  expect(asked.size).toBe(2 * 30);
  expect(tour.next().requirement).toBe(29);
});

describe('the bare loop', () => {
  test('gives contacts in their order to agents in theirs', () => {
    const hall = new BareHall(2, 4);
    expect([hall.arrive(10, 1), hall.arrive(11, 2), hall.arrive(12, 4), hall.arrive(13, 3)]).toEqual([0, 1, -1, -1]);
    expect(hall.release(11)).toBe(13);
    hall.leave(12);
    expect(hall.waiting).toBe(0);
    expect(hall.release(10)).toBe(-1);
    expect(hall.arrive(14, 5)).toBe(0);
    expect(() => hall.release(12)).toThrow('nobody has contact 12');
  });

  test('has a heap that sorts', () => {
    const heap = new NumberHeap(4);
    const keys = Array.from({ length: 100 }, (_, n) => (n * 37) % 101);
    for (const key of keys) heap.push(key, key);
    expect(keys.map(() => heap.pop())).toEqual([...keys].sort((a, b) => a - b));
    expect(heap.pop()).toBe(-1);
  });

  test('is timed doing what it is said to do', async () => {
    for (const operation of ['enqueue', 'release'] as const)
      expect((await measureBare(operation, 3, 5, AT_ONCE)).spans).toHaveProperty('decision');
  });
});

test('lives end on the core and on the bare loop', async () => {
  const ours = await measureLives({ agents: 10, waiting: 0, requirements: 10, profiles: 10 }, BRIEFLY);
  const bare = await measureBareLives(10, BRIEFLY);
  for (const { figures } of [ours, bare]) expect(figures?.['livesPerS']).toBeGreaterThan(0);
});
