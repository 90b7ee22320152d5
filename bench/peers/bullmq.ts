import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

/** A job queue in Redis: knows no agents, languages or skills; the worker that asks next gets the oldest job. */
export interface JobQueue {
  /** Adds jobs in one round trip. */
  add(numbers: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts workers with a total concurrency of `workers`; `started` is called with each job as its work begins. */
export async function openJobQueue(port: number, workers: number, started: (number: number) => void | Promise<void>): Promise<JobQueue> {
  const connection = () => new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null });
  const [adding, working] = [connection(), connection()];
  const queue = new Queue('contacts', { connection: adding, defaultJobOptions: { removeOnComplete: true } });
  const worker = new Worker('contacts', async (job) => started((job.data as { number: number }).number), {
    connection: working,
    concurrency: workers,
  });
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  return {
    add: async (numbers) => void (await queue.addBulk(numbers.map((number) => ({ name: 'contact', data: { number } })))),
    async close() {
      await worker.close();
      await queue.close();
      adding.disconnect();
      working.disconnect();
    },
  };
}
