import {
  type Answer,
  type Clock,
  Fault,
  hostClock,
  type MachineTime,
  openRouter,
  type Plan,
  type Roster,
  type Router,
} from '@signalbox/engine';
import type { LanguageResolver } from '@signalbox/engine/plan';
import type { Disk } from './disk.js';
import type { Fate } from './fault-case.js';
import type { Judge } from './judge.js';
import type { Later } from './later.js';
import type { Machine } from './machine.js';
import type { Network, OpenNetwork } from './network.js';

/** Parts that a run may replace: by another network, or by something broken, to see whether that is noticed. */
export interface Parts {
  readonly network?: OpenNetwork;
  readonly journal?: (disk: Disk) => Disk;
  readonly router?: (router: Router) => Router;
  readonly match?: NonNullable<Parameters<typeof openRouter>[0]>['match'];
  /** Default: the product's own host clock. */
  readonly clock?: (machine: MachineTime) => Clock;
  /** Default: the tag shortened from its end (RFC 4647 look-up). */
  readonly languages?: LanguageResolver;
}

export interface HostOptions {
  readonly later: Later;
  readonly disk: Disk;
  readonly machine: Machine;
  readonly judge: Judge;
  readonly network: Network;
  readonly plan: Plan;
  readonly roster: Roster;
  readonly parts: Parts;
}

/** The process under test and its supervisor, which restarts it. */
export interface Host {
  readonly starts: number;
  /** Since when the process has been up; `null`: it is down. */
  readonly upSinceMs: number | null;
  /** The process dies, and is restarted after this time. */
  crash(fate: Fate, downMs: number): void;
}

const RESTART_MS = 2_000;

export function openHost(options: HostOptions): Host {
  const { later, disk, machine, judge, network, plan, roster, parts } = options;
  let isUp = false;
  let upSinceMs = 0;
  let starts = 0;
  let life = 0;
  let kill = (): void => undefined;
  let breakLines = (): void => undefined;

  function start(acceptClockBehind: boolean): void {
    const own = ++life;
    const { time, kill: ends } = machine.boot();
    kill = ends;
    starts++;
    const clock = parts.clock?.(time) ?? hostClock({ machine: time });
    const journal = parts.journal?.(disk) ?? disk;
    const { match, languages } = parts;
    const given = { ...(match === undefined ? {} : { match }), ...(languages === undefined ? {} : { languages }) };
    openRouter({ journal, plan, roster, clock, acceptClockBehind, checkInvariants: true, ...given }).then(
      (opened) => {
        if (own !== life) return;
        const router = parts.router?.(opened) ?? opened;
        up(router, own);
        breakLines = network.serve(witnessed(router, own), time);
      },
      (error: unknown) => {
        if (own === life) failed(error);
      },
    );
  }

  function up(opened: Router, own: number): void {
    isUp = true;
    upSinceMs = later.nowMs();
    judge.everythingKept();
    opened.subscribe((record) => {
      if (own === life) judge.released(record);
    });
    opened.closed.catch((error: unknown) => {
      if (own === life) failed(error);
    });
  }

  /** The router with the judge beside it, who hears every answer before the sender does. */
  function witnessed(router: Router, own: number): Router {
    const dispatch: Router['dispatch'] = (command, by, done, terms) => {
      const told = (answer: Answer): void => {
        if (own !== life && answer.ok) judge.found('dead men tell no tales', `an answer came from a process that is gone: ${command.type}`);
        if (by !== null) judge.answered(by, answer);
        done(answer);
      };
      router.dispatch(command, by, told, terms);
    };
    return new Proxy(router, { get: (of, key) => (key === 'dispatch' ? dispatch : Reflect.get(of, key)) });
  }

  /** The process stopped with a fault: expected if the disk caused it, otherwise a finding. */
  function failed(error: unknown): void {
    const code = error instanceof Fault ? error.code : 'UNEXPECTED';
    if (code !== 'JOURNAL_FAILED' && code !== 'CLOCK_BEHIND')
      judge.found(code === 'INVARIANT_BROKEN' ? 'invariants' : 'no fault', error instanceof Error ? error.message : String(error));
    dies();
    later.after(RESTART_MS, () => {
      // As an operator would after reading what CLOCK_BEHIND says to do.
      if (!isUp) start(code === 'CLOCK_BEHIND');
    });
  }

  function dies(): void {
    life++;
    isUp = false;
    kill();
    breakLines();
    breakLines = () => undefined;
  }

  start(false);
  return {
    get starts() {
      return starts;
    },
    get upSinceMs() {
      return isUp ? upSinceMs : null;
    },
    crash(fate, downMs) {
      dies();
      disk.cut(fate);
      later.after(downMs, () => {
        if (!isUp) start(false);
      });
    },
  };
}
