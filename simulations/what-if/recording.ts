import type { Plan, Roster, UserCommand } from '@signalbox/engine';
import type { RouterState } from '@signalbox/engine/journal';
import type { LanguageTable } from '../play/index.js';
import type { Outcome } from './outcomes.js';

/** Everything of a recorded period that a what-if needs: what came from outside, and how people reacted to the router. */
export interface Recording {
  /** State before the first record; a fresh copy each time. */
  readonly begin: () => RouterState;
  readonly plan: Plan;
  readonly roster: Roster;
  readonly fromMs: number;
  readonly toMs: number;
  /** Instants of the records, from `firstSeq` on, in order. */
  readonly atMs: readonly number[];
  readonly firstSeq: number;
  /** What did not depend on the router: arrivals, presence, connections, doors, plans, supervisors, outages. In order. */
  readonly outside: readonly Outside[];
  /** By name of the life. */
  readonly lives: ReadonlyMap<string, RecordedLife>;
  /** By agent: each time one was set not ready for not answering, how long until it was ready again. */
  readonly backs: ReadonlyMap<string, readonly (Back | null)[]>;
  /** What tags resolved to under each list of languages. */
  readonly resolved: readonly LanguageTable[];
  readonly outcomes: readonly Outcome[];
}

export interface Outside {
  readonly seq: number;
  readonly atMs: number;
  readonly command: UserCommand | { readonly type: 'router.resume' };
}

/** Something done this long after what it reacts to. `seq` is its record, which orders things at the same instant. */
export interface Reaction {
  readonly afterMs: number;
  readonly seq: number;
}

/** Ready again, perhaps only for some channels. */
export interface Back extends Reaction {
  readonly command: UserCommand;
}

/** What an agent did about an offer. */
export type Response =
  | (Reaction & { readonly what: 'accept' })
  | (Reaction & { readonly what: 'reject' | 'fail'; readonly reason: string })
  /** Let it expire. */
  | { readonly what: 'miss' }
  /** Had not answered when it was revoked, after this long. */
  | { readonly what: 'cut'; readonly forMs: number };

/** Something done while an agent had the contact, after this much work on it. */
export interface Act {
  readonly workedMs: number;
  /** While the work was set aside for the n-th time, and for this long; `null`: it was not. */
  readonly aside: { readonly nth: number; readonly forMs: number } | null;
  readonly seq: number;
  readonly command: UserCommand;
}

/** One agent's part of a contact. */
export interface Part {
  readonly agent: string;
  readonly acts: readonly Act[];
  /** Work until its own end; `null`: it was cut off after `workedMs`. */
  readonly handlingMs: number | null;
  readonly workedMs: number;
  /** Extensions of the wrap-up, in order. */
  readonly extensions: readonly Reaction[];
  /** Ended by somebody; `by`: a supervisor. `null`: nobody did. */
  readonly wrapUp: (Reaction & { readonly by: string | null }) | null;
  /** It came to its end within the record, whoever ended it. */
  readonly over: boolean;
}

/** One contact from its arrival to its end. */
export interface RecordedLife {
  readonly kind: string;
  readonly responses: readonly Response[];
  readonly parts: readonly Part[];
  /** Abandoned this long after arrival. */
  readonly patience: Reaction | null;
  /** A customer who did not abandon would have waited at least this long. */
  readonly waitedMs: number;
}
