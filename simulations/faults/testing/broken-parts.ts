import type { Answer, Router } from '@signalbox/engine';
import { checkOf, encodeRecord } from '@signalbox/engine/journal';
import { rejection } from '@signalbox/engine/protocol';
import type { Disk } from '../disk.js';
import type { Parts } from '../host.js';

/** A disk with some of its ways replaced. What is read off it stays that of the real one. */
const instead = (disk: Disk, ways: Partial<Disk>): Disk => new Proxy(disk, { get: (of, key) => Reflect.get(key in ways ? ways : of, key) });

/** Parts that do one thing wrong each, as a store or a router with a mistake would. */
export const BROKEN_PARTS = {
  /** Says that records are kept as soon as they are written. */
  'a journal that acknowledges before it keeps': {
    journal: (disk) =>
      instead(disk, {
        append(drafts, after, epoch) {
          Promise.resolve(disk.append(drafts, after, epoch)).catch(() => undefined);
          let before = after.check;
          return Promise.resolve(
            drafts.map((draft) => {
              before = checkOf(encodeRecord(draft), before);
              return before;
            }),
          );
        },
      }),
  },
  /** Drops what was written last when it is opened again. */
  'a journal that loses its last record': {
    journal: (disk) =>
      instead(disk, {
        async open() {
          const opened = await disk.open();
          (disk.history as unknown[]).pop();
          return { ...opened, head: disk.head };
        },
      }),
  },
  /** Answers at once, whatever becomes of the record. */
  'a router that answers before the record is durable': {
    router: (router) =>
      withDispatch(router, (command, by, done) => {
        const seq = router.head.seq + 1;
        router.dispatch(command, by, (answer) => {
          if (!answer.ok) done(answer);
        });
        done({ ok: true, seq });
      }),
  },
  /** Carries out every repeat as if it were new, as a router that keeps no outcomes over a restart would. */
  'a router that forgets outcomes': {
    router: (router) => withDispatch(router, (command, _, done) => router.dispatch(command, null, done)),
  },
  /** Knows the highest number of each sender, and not which lower ones it has seen. */
  'a router that takes what comes late for too old': {
    router: (router) => {
      const highest = new Map<string, number>();
      return withDispatch(router, (command, by, done) => {
        const before = by === null ? 0 : (highest.get(by.sender) ?? 0);
        if (by !== null && by.n < before)
          return done({ ok: false, seq: router.head.seq, rejection: rejection('COMMAND_STALE', { kept: 0, ...by }) });
        if (by !== null) highest.set(by.sender, by.n);
        router.dispatch(command, by, done);
      });
    },
  },
  /** Says of every adapter that has come (back) that it has gone, as for the line it had before. */
  'a gateway that reports the end of a line that was replaced': {
    router: (router) =>
      withDispatch(router, (command, by, done) => {
        router.dispatch(command, by, done);
        if (command.type === 'adapter.connected')
          router.dispatch({ type: 'adapter.lost', adapter: command.adapter }, null, () => undefined);
      }),
  },
  /** Goes by what the machine shows. */
  'a clock that follows whoever sets it': {
    clock: ({ wallMs, wakeAfter }) => {
      let lastMs = 0;
      const nowMs = (): number => {
        lastMs = Math.max(lastMs, wallMs());
        return lastMs;
      };
      return { nowMs, wakeAt: (atMs, wake) => wakeAfter(Math.max(0, atMs - nowMs()), wake) };
    },
  },
  /** Never offers anything. */
  'a matcher that leaves people waiting': { match: () => undefined },
} as const satisfies Record<string, Parts>;

type Dispatch = (command: Parameters<Router['dispatch']>[0], by: Parameters<Router['dispatch']>[1], done: (answer: Answer) => void) => void;

const withDispatch = (router: Router, dispatch: Dispatch): Router =>
  new Proxy(router, { get: (of, key) => (key === 'dispatch' ? dispatch : Reflect.get(of, key)) });
