import { Worker } from 'node:worker_threads';
import { Fault } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import type { FollowerOrder, FollowerReport, FollowerSetup } from './follower-messages.js';
import type { EmbeddedJournal } from './journal.js';

export interface FollowerOptions {
  /** The journal to follow, opened on the embedded store. */
  readonly journal: EmbeddedJournal;
  /** Records between snapshots, by default 100,000: the approximate maximum that a start has to fold. */
  readonly everyRecords?: number;
  /**
   * Records to keep before the newest snapshot; older ones are trimmed, except those that a kept snapshot needs. By default all are kept.
   */
  readonly retainRecords?: number;
  /** How often the follower looks for new records, by default twice a second. */
  readonly lookEveryMs?: number;
  /**
   * Called with snapshots that were skipped, and with the fault that makes the follower stop for good; the router continues without
   * snapshots.
   */
  readonly warn?: (fault: Fault) => void;
}

export interface Follower {
  /** Writes a snapshot of the newest durable record now, and returns its position. */
  snapshot(): Promise<Head>;
  close(): Promise<void>;
}

/**
 * Follows a journal in a separate thread: folds what is durable into a second state and writes snapshots of it from time to time. The
 * router's thread only hands the finished bytes to the disk, a chunk at a time, so no decision waits for a state to be encoded.
 */
export function startFollower(options: FollowerOptions): Follower {
  const { journal, everyRecords = 100_000, retainRecords, lookEveryMs = 500, warn = () => undefined } = options;
  const setup: FollowerSetup = { folder: journal.folder, everyRecords, lookEveryMs };
  const worker = startWorker(setup);
  const waiting: { done: (head: Head) => void; failed: (fault: Fault) => void }[] = [];
  let stopped: Fault | undefined;
  let storing: Promise<unknown> = Promise.resolve();

  const order = (message: FollowerOrder): void => worker.postMessage(message);
  const stop = (fault: Fault): void => {
    if (stopped !== undefined) return;
    stopped = fault;
    for (const one of waiting.splice(0)) one.failed(fault);
    warn(fault);
  };

  async function keepChunk({ seq, index, length, bytes }: Extract<FollowerReport, { report: 'chunk' }>): Promise<void> {
    await journal.keepChunk(seq, index, Buffer.from(bytes.buffer, 0, length));
    worker.postMessage({ order: 'next', bytes } satisfies FollowerOrder, [bytes.buffer]);
  }

  async function keepManifest({ manifest }: Extract<FollowerReport, { report: 'manifest' }>): Promise<void> {
    await journal.keepManifest(manifest);
    if (retainRecords !== undefined) await journal.trim(manifest.seq - retainRecords);
    order({ order: 'stored' });
  }

  worker.on('message', (report: FollowerReport) => {
    switch (report.report) {
      case 'chunk':
        storing = keepChunk(report).catch((error: unknown) => stop(asFault(error)));
        return;
      case 'manifest':
        storing = keepManifest(report).catch((error: unknown) => stop(asFault(error)));
        return;
      case 'at':
        waiting.shift()?.done(report.head);
        return;
      case 'failed': {
        const fault = new Fault(report.code, report.details);
        return report.fatal ? stop(fault) : warn(fault);
      }
    }
  });
  worker.on('error', (error) => stop(asFault(error)));
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  return {
    snapshot: () =>
      new Promise<Head>((done, failed) => {
        if (stopped !== undefined) return failed(stopped);
        waiting.push({ done, failed });
        order({ order: 'snapshot' });
      }),
    async close() {
      stopped ??= new Fault('JOURNAL_FAILED', { seq: 0, detail: 'the follower was closed' });
      for (const one of waiting.splice(0)) one.failed(stopped);
      order({ order: 'close' });
      await gone;
      await storing;
    },
  };
}

const asFault = (error: unknown): Fault =>
  error instanceof Fault
    ? error
    : new Fault('JOURNAL_FAILED', { seq: 0, detail: error instanceof Error ? error.message : String(error) }, error);

const SOURCE_CONDITION = 'signalbox-source';

/** After building, the thread is a file beside this one. From the sources, a few lines before it make the thread understand TypeScript. */
function startWorker(setup: FollowerSetup): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./follower-worker.js', import.meta.url), { workerData: setup });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL('./follower-worker.ts', import.meta.url).href);
  const start = `import { register } from ${loader}; register(); await import(${file});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), {
    workerData: setup,
    execArgv: [`--conditions=${SOURCE_CONDITION}`],
  });
}
