import { parentPort, workerData } from 'node:worker_threads';
import type { Fault } from '@signalbox/engine';
import { type Head, START, takeSnapshot } from '@signalbox/engine/journal';
import { openTreeReadOnly } from './environment.js';
import { faultOf } from './failure.js';
import { type Folded, foldBehind, foldedFromSnapshot } from './fold.js';
import type { FollowerOrder, FollowerReport, FollowerSetup } from './follower-messages.js';
import { CHUNK_BYTES, type PreparedSnapshot, prepareSnapshot } from './snapshots.js';

// The follower's thread: polls, folds, and hands over a snapshot when enough records have come or one is requested. One thing at a time.
const { folder, everyRecords, lookEveryMs } = workerData as FollowerSetup;
const port = parentPort;
if (port === null) throw new Error("This file is the follower's thread; start it with startFollower.");

const { tree, release } = openTreeReadOnly(folder);
let folded: Folded | undefined;
/** The newest durable snapshot that this program can read. */
let newest: Head = START;
/** Called once what was handed over is durable, returning the memory of a chunk. */
let taken: (bytes?: Uint8Array<ArrayBuffer>) => void = () => undefined;
let closing = false;

const report = (message: FollowerReport, handOver: ArrayBuffer[] = []): void => port.postMessage(message, handOver);
const failed = ({ code, details }: Fault, fatal: boolean): void => report({ report: 'failed', code, details, fatal });

/** Reports something that the other thread has to make durable, and waits until it is. */
const handOver = (message: FollowerReport, memory: ArrayBuffer[] = []): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  new Promise((resolve) => {
    taken = resolve;
    report(message, memory);
  });

/**
 * Hands over a snapshot chunk by chunk, all in the same buffer, which is passed to the router's thread and back. All at once would look to
 * that thread like external memory pressure, and it would stop to collect its garbage.
 */
async function handOverSnapshot({ manifest, content }: PreparedSnapshot): Promise<void> {
  let bytes: Uint8Array<ArrayBuffer> | undefined = new Uint8Array(CHUNK_BYTES);
  for (let index = 0; index * CHUNK_BYTES < content.length; index++) {
    const chunk = content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    bytes.set(chunk);
    bytes = await handOver({ report: 'chunk', seq: manifest.seq, index, length: chunk.length, bytes }, [bytes.buffer]);
    if (closing || bytes === undefined) return;
  }
  await handOver({ report: 'manifest', manifest });
}

async function follow(asked: boolean): Promise<void> {
  if (folded === undefined) {
    folded = foldedFromSnapshot(tree, (fault) => failed(fault, false));
    newest = folded.head;
  }
  await foldBehind(tree, folded, () => closing);
  if (closing) return;
  const { head } = folded;
  if (head.seq > newest.seq && (asked || head.seq - newest.seq >= everyRecords)) {
    await handOverSnapshot(prepareSnapshot(takeSnapshot(folded.state, head.check)));
    if (closing) return;
    newest = head;
  }
  if (asked) report({ report: 'at', head: newest });
}

let turn: Promise<void> = Promise.resolve();
let looks = 0;

function next(asked: boolean): void {
  looks += 1;
  turn = turn
    .then(() => follow(asked))
    .catch((error: unknown) => {
      failed(faultOf(error, folded?.head.seq ?? 0), true);
      return leave();
    })
    .finally(() => {
      looks -= 1;
    });
}

const timer = setInterval(() => {
  if (looks === 0) next(false);
}, lookEveryMs);

/** Looks no more, and lets the thread end. After a failure the state may be half of a record's: it must never become a snapshot. */
async function leave(): Promise<void> {
  closing = true;
  clearInterval(timer);
  await release();
  port?.close();
}

port.on('message', async (message: FollowerOrder) => {
  switch (message.order) {
    case 'snapshot':
      return next(true);
    case 'next':
      return taken(message.bytes);
    case 'stored':
      return taken();
    case 'close':
      closing = true;
      taken();
      await turn;
      await leave();
  }
});
