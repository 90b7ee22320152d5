import type { Chance } from '../chance/index.js';
import { type Measured, openRecorder } from '../measures/index.js';
import { type HandedOn, type Handled, type Life, play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';

/** Which replication of a trial is to be run, and with which numbers. */
export interface ReplicationOrder {
  readonly seed: number;
  /** From 0. */
  readonly replication: number;
  /** The mirror image of the replication: every random number u is 1 − u. */
  readonly antithetic?: boolean;
}

/** One replication, counted. Nothing in it depends on the machine: equal orders give equal replications. */
export interface Replication extends ReplicationOrder {
  readonly measured: Measured;
  /** Customers whose fate was settled, those of the warm-up included. */
  readonly contacts: number;
  readonly records: number;
  /** Check of the journal's last record. */
  readonly check: string;
  readonly endMs: number;
}

/** Hears of single customers and pieces of work while a replication is run, and of how far it is. */
export interface Watcher {
  readonly settled?: (life: Life) => void;
  readonly handled?: (part: Handled) => void;
  readonly handedOn?: (wait: HandedOn) => void;
  /** Told now and then what share of the horizon is over. A promise of it halts the play, what it throws ends it. */
  readonly moved?: (share: number) => void | Promise<void>;
}

/** Things that happen between two looks at the clock: a few milliseconds' work. */
const MOVES_PER_LOOK = 256;

/** Runs one replication of a trial through the router. */
export async function runReplication(trial: Trial, order: ReplicationOrder, watch: Watcher = {}): Promise<Replication> {
  const chance: Chance = order;
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  let contacts = 0;
  let moves = 0;
  const { moved } = watch;
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
  });
  return { measured: recorder.measured(endMs), contacts, records, check, endMs, ...order };
}
