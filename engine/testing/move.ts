import type { CompiledCalendar } from '../domain/calendar.js';
import type { DialOutcome } from '../domain/events/callback.js';
import type { Asks, Park } from './asks.js';
import type { DoorMove } from './door-moves.js';
import type { Setting } from './plans.js';
import type { SupervisionMove } from './supervision-moves.js';

/**
 * What may happen next, before it is known who is there: `pick` chooses among what exists when the move is made
 * (`resolve-move.ts`), so that most references exist and some do not.
 */
export type Move =
  | { readonly kind: 'enqueue'; readonly contact: number; readonly asks: Asks }
  /** The customer of a contact that has not ended asks once more for the same. */
  | { readonly kind: 'again'; readonly pick: number; readonly contact: number }
  | { readonly kind: 'update'; readonly pick: number; readonly asks: Partial<Asks> }
  | {
      readonly kind: 'abandon' | 'withdraw' | 'release' | 'accept' | 'force-release' | 'reject' | 'fail' | 'finish' | 'wrap-up';
      readonly pick: number;
    }
  | { readonly kind: 'claim' | 'assign' | 'take-over' | 'pull'; readonly pick: number; readonly agent: string }
  | { readonly kind: 'hand-off'; readonly pick: number; readonly queue: string; readonly asks: Partial<Asks> }
  | { readonly kind: 'transfer' | 'consult'; readonly pick: number; readonly agent: string; readonly queue: string }
  | { readonly kind: 'join' | 'leave'; readonly pick: number }
  | { readonly kind: 'prioritise'; readonly pick: number; readonly priority: number; readonly band: number }
  | { readonly kind: 'move'; readonly pick: number; readonly queue: string }
  | { readonly kind: 'park'; readonly pick: number; readonly park: Park }
  | { readonly kind: 'reply' | 'signal' | 'cancel-slot' | 'idle' | 'active'; readonly pick: number }
  | { readonly kind: 'book-slot'; readonly pick: number; readonly place: number; readonly callback: boolean }
  | { readonly kind: 'call-back'; readonly pick: number; readonly afterMs: number | undefined }
  | { readonly kind: 'dialled'; readonly pick: number; readonly outcome: DialOutcome }
  | { readonly kind: 'sign-in' | 'sign-out' | 'connect' | 'lose'; readonly agent: string; readonly window: number }
  | {
      readonly kind: 'presence';
      readonly agent: string;
      readonly ready: boolean;
      readonly channels: readonly string[] | null;
      readonly reason: string | null;
      readonly when: 'now' | 'free';
    }
  | { readonly kind: 'adapter-connect'; readonly adapter: string; readonly holds: number | null }
  | { readonly kind: 'adapter-lose'; readonly adapter: string }
  | SupervisionMove
  | DoorMove
  | { readonly kind: 'forbid' | 'allow'; readonly tenant: string; readonly customer: string }
  | { readonly kind: 'set-shares'; readonly queue: string; readonly percent: number }
  | { readonly kind: 'publish'; readonly setting: Setting; readonly rekey: 'keep' | 'recompute' }
  | { readonly kind: 'extend'; readonly calendars: readonly CompiledCalendar[] }
  | { readonly kind: 'tick' }
  | { readonly kind: 'repeat'; readonly back: number }
  | { readonly kind: 'restart'; readonly from: 'records' | 'snapshot'; readonly downMs: number };

/** Kinds of moves that are commands; the others are the box's own affair. */
export type CommandMove = Exclude<Move, { kind: 'repeat' | 'restart' }>;

/** How long after the one before: at once, by the clock, or measured by the next deadline. */
export type Gap = { readonly kind: 'pause'; readonly ms: number } | { readonly kind: 'due'; readonly offMs: number };

export interface Beat {
  readonly gap: Gap;
  readonly sender: number;
  readonly move: Move;
}
