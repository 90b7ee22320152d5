import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { inScratch } from '../../measure/scratch.js';
import { durableRouterDispatcher } from '../../peers/durable-router.js';
import { type Dispatcher, type JobAgent, jobAgents, jobContact } from '../../peers/job.js';
import { postgresDispatcher, preparePostgres } from '../../peers/postgres.js';
import { startPostgres } from '../../servers/postgres.js';
import type { Measured } from '../case.js';

export const AGENTS = 1_000;
/** Agents kept busy, so that a choice has to be made among the others. */
const BUSY = 500;

/** Assigns one contact after another; the agent busy longest is released, unmeasured. */
export async function measureAssign(
  open: (agents: readonly JobAgent[]) => Dispatcher | Promise<Dispatcher>,
  pace: Pace,
): Promise<Measured> {
  const dispatcher = await open(jobAgents(AGENTS));
  const busy: number[] = [];
  const spans = openHistogram();
  let n = 0;
  await repeat(
    async () => {
      while (busy.length > BUSY) await dispatcher.release(busy.shift() as number);
      const contact = jobContact(n++);
      const startMs = performance.now();
      const answer = dispatcher.assign(contact);
      // Awaiting costs a turn of the event loop, which synchronous peers must not be charged for.
      const agent = typeof answer === 'number' ? answer : await answer;
      const spanMs = performance.now() - startMs;
      if (agent < 0) return null;
      busy.push(agent);
      return spanMs;
    },
    pace,
    spans,
  );
  await dispatcher.close();
  return { spans: { assign: spans.text() } };
}

/** The router itself, each answer waiting for the disk: the right comparison for a durable peer. */
export const measureDurableRouter = (pace: Pace): Promise<Measured> =>
  inScratch((folder) => measureAssign((agents) => durableRouterDispatcher(agents, folder), pace));

/** Connections that assign and release at the same time. */
const CONNECTIONS = 8;

/** PostgreSQL: one connection to time single assignments, then several for the throughput. */
export const measurePostgres = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const server = await startPostgres(folder);
    try {
      await preparePostgres(server.options, jobAgents(AGENTS));
      const alone = await measureAssign(() => postgresDispatcher(server.options), pace);
      const dispatchers = await Promise.all(Array.from({ length: CONNECTIONS }, () => postgresDispatcher(server.options)));
      const endMs = performance.now() + pace.measureMs;
      const startMs = performance.now();
      let assigned = 0;
      let n = 0;
      await Promise.all(
        dispatchers.map(async (dispatcher) => {
          while (performance.now() < endMs) {
            const agent = await dispatcher.assign(jobContact(n++));
            if (agent < 0) continue;
            assigned += 1;
            await dispatcher.release(agent);
          }
        }),
      );
      const assignedPerS = (assigned * 1_000) / (performance.now() - startMs);
      for (const dispatcher of dispatchers) await dispatcher.close();
      return { ...alone, figures: { assignedPerS } };
    } finally {
      await server.stop();
    }
  });
