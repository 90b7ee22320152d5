/** Peers that are said to do the same job do it: the same agent for every contact, from real servers where there are any. */
import type { Clock } from '@signalbox/engine';
import { describe, expect, test } from 'vitest';
import { playBareDay } from '../floors/bare-day.js';
import { inScratch } from '../measure/scratch.js';
import { startPostgres } from '../servers/postgres.js';
import { startRedis } from '../servers/redis.js';
import { serverVersions } from '../servers/versions.js';
import { openJobQueue } from './bullmq.js';
import { durableRouterDispatcher } from './durable-router.js';
import { type Dispatcher, jobAgents, jobContact } from './job.js';
import { jsonRulesDispatcher } from './json-rules.js';
import { postgresDispatcher, preparePostgres } from './postgres.js';
import { routerDispatcher } from './router.js';
import { scanDispatcher } from './scan.js';
import { askSimPy } from './simpy.js';

/** Few enough that many contacts find nobody, and that who has been free longest changes all the time. */
const AGENTS = jobAgents(40);
const CONTACTS = 200;

/** Gives a dispatcher the contacts one by one, releasing now and then, and notes who got which. */
async function assignments(dispatcher: Dispatcher): Promise<readonly number[]> {
  const busy: number[] = [];
  const got: number[] = [];
  for (let n = 0; n < CONTACTS; n++) {
    const agent = await dispatcher.assign(jobContact(n));
    got.push(agent);
    if (agent >= 0) busy.push(agent);
    // Out of order, so that being free longest is not being taken first.
    while (busy.length > 25) await dispatcher.release(busy.splice((n * 7) % busy.length, 1)[0] as number);
  }
  await dispatcher.close();
  return got;
}

test('the page names the version of every program that peers run on, not only of its client', () => {
  const versions = serverVersions();
  expect(Object.keys(versions)).toEqual(['Redis', 'PostgreSQL', 'SimPy', 'Python']);
  for (const version of Object.values(versions)) expect(version).toMatch(/^\d+\.\d+/);
});

describe('every dispatcher gives every contact to the same agent as Signalbox', () => {
  test('naive scan and json-rules-engine', async () => {
    const ours = await assignments(routerDispatcher(AGENTS));
    expect(ours.filter((agent) => agent >= 0).length).toBeGreaterThan(CONTACTS / 2);
    expect(ours).toContain(-1);
    expect(new Set(ours).size).toBeGreaterThan(20);
    expect(await assignments(scanDispatcher(AGENTS))).toEqual(ours);
    expect(await assignments(jsonRulesDispatcher(AGENTS))).toEqual(ours);
  });

  test('the router on the embedded journal', () =>
    inScratch(async (folder) => {
      // No two happen at the same instant, so that being free longest is never a tie.
      let nowMs = Date.UTC(2026, 6, 1, 8);
      const clock: Clock = { nowMs: () => ++nowMs, wakeAt: () => () => undefined };
      expect(await assignments(await durableRouterDispatcher(AGENTS, folder, clock))).toEqual(await assignments(routerDispatcher(AGENTS)));
    }));

  test('PostgreSQL', () =>
    inScratch(async (folder) => {
      const server = await startPostgres(folder);
      try {
        await preparePostgres(server.options, AGENTS);
        expect(await assignments(await postgresDispatcher(server.options))).toEqual(await assignments(routerDispatcher(AGENTS)));
      } finally {
        await server.stop();
      }
    }));
});

test('BullMQ starts jobs in the order in which they were added, each once, and claims no more', () =>
  inScratch(async (folder) => {
    const redis = await startRedis(folder);
    try {
      const started: number[] = [];
      const numbers = Array.from({ length: 100 }, (_, n) => n);
      await new Promise<void>((all, failed) => {
        const begun = openJobQueue(redis.port, 1, (number) => {
          started.push(number);
          if (started.length === numbers.length) begun.then((queue) => queue.close()).then(all, failed);
        });
        begun.then((queue) => queue.add(numbers)).catch(failed);
      });
      expect(started).toEqual(numbers);
    } finally {
      await redis.stop();
    }
  }));

test('SimPy and the bare loop answer the same customers after the same waits', () => {
  const customers = Array.from({ length: 60 }, (_, n) => ({
    arrivalMs: n * 500,
    handlingMs: 2_001 + ((n * 7_919) % 3_000),
    patienceMs: 700 + ((n * 6_007) % 2_500),
  }));
  const seconds = customers.map(({ arrivalMs, handlingMs, patienceMs }) => [arrivalMs / 1_000, handlingMs / 1_000, patienceMs / 1_000]);
  const theirs = askSimPy({ agents: 5, customers: seconds });
  const ours = playBareDay(customers, 5);
  expect(ours.answered).toBe(theirs.answered);
  expect(ours.answered).toBeLessThan(customers.length);
  const waitedS = (theirs.fates ?? []).reduce((sum, [answered, one]) => sum + (answered ? one : 0), 0);
  expect(ours.waitedMs / 1_000).toBeCloseTo(waitedS, 6);
});
