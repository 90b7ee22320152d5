// What is heard while a client catches up reaches it once, in order, at whatever moment between its last part and its first live record.
import { openRouter } from '@signalbox/engine';
import { START } from '@signalbox/engine/journal';
import type { ServerFrame } from '@signalbox/engine/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../scripts/testing/runs.js';
import { memoryJournal } from '../../journals/memory/index.js';
import { planAndRoster } from '../testing/house.js';
import { standing } from '../testing/world.js';
import { following } from './follow.js';
import { openStream } from './stream.js';

const SUPERVISOR = { role: 'supervisor', sub: 'sue', tenants: '*', hubs: '*', admin: false } as const;
const FEW = { itemsPerFrame: 500, replayRecordsMax: 1_000 } as const;

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null;
};

test('the turn from catching up to live, with records at any moment', async () => {
  /** Runs in which records came before and behind the turn. */
  let onBothSides = 0;
  const numRuns = runs('catching up', { fast: 300, nightly: 5_000 });
  const gaps = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 10, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      gaps,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 8 }),
      async (early, later, reading, recent) => {
        const router = await openRouter({ journal: memoryJournal({ keep: true }), clock: standing, ...planAndRoster() });
        const stream = openStream(router, recent);
        let count = 0;
        const more = () => router.dispatch({ type: count++ % 2 === 0 ? 'hub.suspend' : 'hub.resume', hub: 'paris' }, null, () => undefined);
        for (let n = 0; n < early; n++) more();
        const frames: ServerFrame[] = [];
        const follower = {
          scope: SUPERVISOR,
          over: false,
          send: (frame: ServerFrame) => void frames.push(frame),
          drained: () => turns(reading),
        };
        const follow = following(follower, { router, stream, ...FEW });
        let live = false;
        stream.join((record) => {
          if (live) follow.deliver(record);
        });
        const pouring = (async () => {
          for (const gap of later) {
            await turns(gap);
            more();
          }
        })();
        let before = 0;
        await follow.catchUp({ ...START }, () => {
          live = true;
          before = count;
        });
        await pouring;
        if (before > 0 && before < count) onBothSides++;
        const told = frames.flatMap((frame) => (frame.type === 'events' ? [[frame.prev, frame.seq]] : []));
        const first = told[0]?.[1] ?? 0;
        expect(told.map(([, seq]) => seq)).toEqual(Array.from({ length: router.head.seq - first + 1 }, (_, n) => first + n));
        expect(told.length).toBeGreaterThanOrEqual(count);
        for (const [at, [prev]] of told.entries()) expect(prev).toBe(at === 0 ? START.seq : told[at - 1]?.[1]);
        await router.close();
      },
    ),
    { numRuns, seed: 19 },
  );
  expect(onBothSides).toBeGreaterThan(numRuns / 8);
});
