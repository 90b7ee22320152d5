import type { Pace } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { offerLoad } from '../../measure/open-loop.js';
import { inScratch } from '../../measure/scratch.js';
import { openJobQueue } from '../../peers/bullmq.js';
import { startRedis } from '../../servers/redis.js';
import type { Measured } from '../case.js';

const PER_SECOND = 500;
const DRAIN_MS = 10_000;
const WORKERS = 100;
/** Jobs added per round trip when measuring throughput. */
const BULK = 500;

/** BullMQ on a Redis of its own: from the instant a job was due to be added until its work begins; then the throughput. */
export const measureJobQueue = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const redis = await startRedis(folder);
    const waiting = new Map<number, () => void>();
    let started = 0;
    const queue = await openJobQueue(redis.port, WORKERS, (number) => {
      started += 1;
      waiting.get(number)?.();
      waiting.delete(number);
    });
    try {
      const spans = openHistogram();
      const ask = (n: number, answered: () => void): void => {
        waiting.set(n, answered);
        void queue.add([n]);
      };
      const offered = await offerLoad(ask, { perSecond: PER_SECOND, ...pace, drainMs: DRAIN_MS }, spans);
      return { spans: { start: spans.text() }, figures: { unanswered: offered.unanswered, jobsPerS: await throughput() } };
    } finally {
      await queue.close();
      await redis.stop();
    }

    async function throughput(): Promise<number> {
      const before = started;
      const startMs = performance.now();
      let added = 0;
      while (performance.now() - startMs < pace.measureMs) {
        await queue.add(Array.from({ length: BULK }, (_, n) => -1 - added - n));
        added += BULK;
        while (added - (started - before) > 4 * BULK) await new Promise((resolve) => setImmediate(resolve));
      }
      while (started - before < added && performance.now() - startMs < pace.measureMs + DRAIN_MS)
        await new Promise((resolve) => setImmediate(resolve));
      return ((started - before) * 1_000) / (performance.now() - startMs);
    }
  });
