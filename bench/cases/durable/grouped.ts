import { join } from 'node:path';
import { openRawLmdb } from '../../floors/lmdb.js';
import type { Pace } from '../../measure/closed-loop.js';
import { inScratch } from '../../measure/scratch.js';
import type { Measured } from '../case.js';
import { endlessBytes } from './drafts.js';
import { openDurableHall } from './durable-hall.js';

/** Decisions in flight; while one commit is in progress, the others wait for the next. */
const UNDER_WAY = 256;

/** As many decisions as possible: whenever one is durable, the next is requested. */
export const measureGrouped = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const hall = await openDurableHall(folder);
    const recordsPerS = await throughput((done) => hall.decide(done), pace);
    await hall.close();
    return { figures: { recordsPerS } };
  });

/** The same bytes into lmdb alone, with as many records per commit as the router has in flight. */
export const measureRawGrouped = (pace: Pace): Promise<Measured> =>
  inScratch(async (folder) => {
    const lmdb = openRawLmdb(join(folder, 'raw.mdb'));
    const next = endlessBytes();
    const startMs = performance.now();
    const countFromMs = startMs + pace.warmUpMs;
    let counted = 0;
    let nowMs = startMs;
    while (nowMs < countFromMs + pace.measureMs) {
      await lmdb.append(next(UNDER_WAY));
      if (nowMs >= countFromMs) counted += UNDER_WAY;
      nowMs = performance.now();
    }
    await lmdb.close();
    return { figures: { recordsPerS: (counted * 1_000) / (nowMs - countFromMs) } };
  });

function throughput(ask: (done: () => void) => void, pace: Pace): Promise<number> {
  return new Promise((resolve) => {
    const countFromMs = performance.now() + pace.warmUpMs;
    let counted = 0;
    let left = UNDER_WAY;
    const again = (): void => {
      const nowMs = performance.now();
      if (nowMs >= countFromMs) counted += 1;
      if (nowMs < countFromMs + pace.measureMs) return ask(again);
      left -= 1;
      if (left === 0) resolve((counted * 1_000) / (nowMs - countFromMs));
    };
    for (let n = 0; n < UNDER_WAY; n++) ask(again);
  });
}
