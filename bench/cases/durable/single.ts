import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openRawLmdb } from '../../floors/lmdb.js';
import { type Pace, repeat, timed } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { inScratch } from '../../measure/scratch.js';
import type { Measured } from '../case.js';
import { endlessBytes } from './drafts.js';
import { openDurableHall } from './durable-hall.js';

/** One decision at a time, from the command to its answer, which is given once the record is on disk. */
export const measureSingle = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const hall = await openDurableHall(folder);
    const spans = openHistogram();
    await repeat(() => timed(() => new Promise<void>((answered) => hall.decide(answered))), pace, spans);
    await hall.close();
    return { spans: { durable: spans.text() } };
  });

/** The same bytes, one record at a time, into lmdb alone. */
export const measureRawSingle = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const lmdb = openRawLmdb(join(folder, 'raw.mdb'));
    const next = endlessBytes();
    const spans = openHistogram();
    await repeat(() => timed(() => lmdb.append(next(1))), pace, spans);
    await lmdb.close();
    return { spans: { durable: spans.text() } };
  });

/** What the disk itself takes: the same bytes appended to a file and synced. */
export const measureDisk = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const file = openSync(join(folder, 'raw.log'), 'a');
    const next = endlessBytes();
    const spans = openHistogram();
    await repeat(
      () => {
        const [bytes] = next(1) as [Uint8Array];
        const startMs = performance.now();
        writeSync(file, bytes);
        fdatasyncSync(file);
        return performance.now() - startMs;
      },
      pace,
      spans,
    );
    closeSync(file);
    return { spans: { durable: spans.text() } };
  });
