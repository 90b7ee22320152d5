import type { Alarm } from './alarm.js';
import type { Appender } from './append.js';
import { Fault } from './errors.js';
import type { RouterLife } from './lifecycle/router-life.js';
import { thrownText } from './thrown-text.js';

/** How a router ends: everything durable and the journal given back, or stopped by a fault. */
export interface RouterEnd {
  /** Resolves when the router has closed; rejects with the fault that stopped it. Nobody need listen. */
  readonly closed: Promise<void>;
  /** Stops after a broken assumption or a failed store. The state in memory may be ahead of the journal, so it answers nothing any more. */
  stop(fault: Fault): void;
  /** Accepts no more commands, waits until everything is durable and gives the journal back. */
  close(): Promise<void>;
}

export interface EndOptions {
  readonly life: RouterLife;
  /** Gives the journal back. */
  giveBack(): Promise<void>;
  readonly alarm: Alarm;
  readonly appender: Pick<Appender, 'stop' | 'whenDurable'>;
  /** The last record decided, durable or not. */
  lastSeq(): number;
}

export function openEnd({ life, giveBack, alarm, appender, lastSeq }: EndOptions): RouterEnd {
  let settle: { resolve: () => void; reject: (fault: Fault) => void };
  const closed = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  closed.catch(() => undefined);

  async function release(): Promise<void> {
    if (life.phase !== 'draining') return;
    try {
      await giveBack();
      life.tell('router.drained');
      settle.resolve();
    } catch (error) {
      life.tell('router.fault');
      settle.reject(error instanceof Fault ? error : new Fault('JOURNAL_FAILED', { seq: lastSeq() + 1, detail: thrownText(error) }, error));
    }
  }

  return {
    closed,
    stop(fault) {
      if (life.phase === 'faulted' || life.phase === 'closed') return;
      alarm.set(null);
      life.tell('router.fault');
      appender.stop();
      const tell = (): void => settle.reject(fault);
      giveBack().then(tell, tell);
    },
    async close() {
      if (life.phase === 'open') {
        life.tell('router.drain');
        alarm.set(null);
        await new Promise<void>((resolve) => appender.whenDurable(lastSeq(), resolve, undefined, () => undefined));
        await release();
      }
      return closed;
    },
  };
}
