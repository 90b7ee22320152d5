import { join } from 'node:path';
import { openRawLmdb } from '../../floors/lmdb.js';
import type { Pace } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { offerLoad } from '../../measure/open-loop.js';
import { inScratch } from '../../measure/scratch.js';
import type { Measured } from '../case.js';
import { endlessBytes } from './drafts.js';
import { openDurableHall } from './durable-hall.js';

const DRAIN_MS = 10_000;

/** Decisions offered at a fixed rate, each timed from the instant it was due until it is durable. */
export const measureOffered = (perSecond: number, pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const hall = await openDurableHall(folder);
    const spans = openHistogram();
    const offered = await offerLoad((_, answered) => hall.decide(answered), { perSecond, ...pace, drainMs: DRAIN_MS }, spans);
    await hall.close();
    return { spans: { durable: spans.text() }, figures: { unanswered: offered.unanswered, lateMaxMs: offered.lateMaxMs } };
  });

/** The same bytes at the same rate into lmdb alone; what arrives during one commit is written by the next, as in the router. */
export const measureRawOffered = (perSecond: number, pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const lmdb = openRawLmdb(join(folder, 'raw.mdb'));
    const next = endlessBytes();
    const spans = openHistogram();
    let waiting: (() => void)[] = [];
    let committing = false;
    const commit = (): void => {
      if (committing || waiting.length === 0) return;
      committing = true;
      const batch = waiting;
      waiting = [];
      void lmdb.append(next(batch.length)).then(() => {
        committing = false;
        for (const answered of batch) answered();
        commit();
      });
    };
    const ask = (_: number, answered: () => void): void => {
      waiting.push(answered);
      commit();
    };
    const offered = await offerLoad(ask, { perSecond, ...pace, drainMs: DRAIN_MS }, spans);
    await lmdb.close();
    return { spans: { durable: spans.text() }, figures: { unanswered: offered.unanswered, lateMaxMs: offered.lateMaxMs } };
  });
