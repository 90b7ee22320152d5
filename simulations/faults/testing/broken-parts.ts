import { type Answer, checkOf, encodeRecord, type Router } from '@signalbox/engine';
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
  /** Never offers anything. */
  'a matcher that leaves people waiting': { match: () => undefined },
} as const satisfies Record<string, Parts>;

type Dispatch = (command: Parameters<Router['dispatch']>[0], by: Parameters<Router['dispatch']>[1], done: (answer: Answer) => void) => void;

const withDispatch = (router: Router, dispatch: Dispatch): Router =>
  new Proxy(router, { get: (of, key) => (key === 'dispatch' ? dispatch : Reflect.get(of, key)) });
