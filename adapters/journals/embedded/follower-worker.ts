import { parentPort, workerData } from 'node:worker_threads';
import { type Fault, type Head, START } from '@signalbox/engine';
import { openTreeReadOnly } from './environment.js';
import { faultOf } from './failure.js';
import { type Folded, foldBehind, foldedFromSnapshot, snapshotOf } from './fold.js';
import type { FollowerOrder, FollowerReport, FollowerSetup } from './follower-messages.js';
import { newestManifest, prepareSnapshot } from './snapshots.js';

// The follower's thread: looks, folds, and hands over a snapshot when enough has come or one is asked for. One thing at a time.
const { folder, everyRecords, lookEveryMs } = workerData as FollowerSetup;
const port = parentPort;
if (port === null) throw new Error("This file is the follower's thread; start it with startFollower.");

const { tree, release } = openTreeReadOnly(folder);
let folded: Folded | undefined;
/** The newest durable snapshot. */
let newest: Head = newestManifest(tree) ?? START;
/** Called once the snapshot on its way is durable. */
let stored: () => void = () => undefined;
let closing = false;

const report = (message: FollowerReport, handOver: ArrayBuffer[] = []): void => port.postMessage(message, handOver);
const failed = ({ code, details }: Fault, fatal: boolean): void => report({ report: 'failed', code, details, fatal });

async function follow(asked: boolean): Promise<void> {
  folded ??= foldedFromSnapshot(tree, (fault) => failed(fault, false));
  await foldBehind(tree, folded, () => closing);
  if (closing) return;
  const { head } = folded;
  if (head.seq > newest.seq && (asked || head.seq - newest.seq >= everyRecords)) {
    const prepared = prepareSnapshot(snapshotOf(folded));
    const durable = new Promise<void>((resolve) => {
      stored = resolve;
    });
    report({ report: 'snapshot', prepared }, [prepared.content.buffer as ArrayBuffer]);
    await durable;
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
    .catch((error: unknown) => failed(faultOf(error, folded?.head.seq ?? 0), true))
    .finally(() => {
      looks -= 1;
    });
}

const timer = setInterval(() => {
  if (looks === 0) next(false);
}, lookEveryMs);

port.on('message', async ({ order }: FollowerOrder) => {
  switch (order) {
    case 'snapshot':
      return next(true);
    case 'stored':
      return stored();
    case 'close':
      closing = true;
      clearInterval(timer);
      stored();
      await turn;
      await release();
      port.close();
  }
});
