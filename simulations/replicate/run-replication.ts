import type { Journal } from '@signalbox/engine/journal';
import type { Chance } from '../chance/index.js';
import { type Measured, openRecorder } from '../measures/index.js';
import { type HandedOn, type Handled, type Life, play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';

/** Which replication of a trial to run, and with which random numbers. */
export interface ReplicationOrder {
  readonly seed: number;
  /** From 0. */
  readonly replication: number;
  /** The mirror image of the replication: every random number u becomes 1 − u. */
  readonly antithetic?: boolean;
}

/** The counts of one replication. Independent of the machine: equal orders give equal replications. */
export interface Replication extends ReplicationOrder {
  readonly measured: Measured;
  /** Customers whose fate was settled, including those of the warm-up. */
  readonly contacts: number;
  readonly records: number;
  /** Checksum of the journal's last record. */
  readonly check: string;
  readonly endMs: number;
}

/** Follows single customers and pieces of work while a replication runs, and its progress. */
export interface Watcher {
  readonly settled?: (life: Life) => void;
  readonly handled?: (part: Handled) => void;
  readonly handedOn?: (wait: HandedOn) => void;
  /** Called now and then with the share of the horizon that is over. A promise it returns halts the run; if it throws, the run ends. */
  readonly moved?: (share: number) => void | Promise<void>;
  /** The router's journal, which must answer at once; default: one that keeps nothing. */
  readonly journal?: Journal;
}

/** Number of things that happen between two looks at the clock: a few milliseconds' work. */
const MOVES_PER_LOOK = 256;

/** Runs one replication of a trial through the router. */
export async function runReplication(trial: Trial, order: ReplicationOrder, watch: Watcher = {}): Promise<Replication> {
  const chance: Chance = order;
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  let contacts = 0;
  let moves = 0;
  const { moved, journal } = watch;
  const look = (nowMs: number): void | Promise<void> => {
    moves++;
    if (moves % MOVES_PER_LOOK === 0) return moved?.(Math.min(1, (nowMs - trial.startMs) / (trial.toMs - trial.startMs)));
  };
  const { records, check, endMs } = await play(scenario, {
    chance,
    settled(life) {
      contacts++;
      recorder.settled(life);
      watch.settled?.(life);
    },
    handled(part) {
      recorder.handled(part);
      watch.handled?.(part);
    },
    handedOn(wait) {
      recorder.handedOn(wait);
      watch.handedOn?.(wait);
    },
    recorded: recorder.recorded,
    ...(moved === undefined ? {} : { moved: look }),
    ...(journal === undefined ? {} : { router: { journal } }),
  });
  return { measured: recorder.measured(endMs), contacts, records, check, endMs, ...order };
}
