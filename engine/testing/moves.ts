import fc from 'fast-check';
import type { CompiledCalendar } from '../domain/calendar.js';
import { DIAL_OUTCOMES, type DialOutcome } from '../domain/events/callback.js';
import type { WrittenRequires } from '../domain/requires.js';
import { anyDoor, type DoorMove } from './door-moves.js';
import {
  ADAPTERS,
  AGENTS,
  anyRequires,
  CAMPAIGNS,
  CHANNELS,
  JURISDICTIONS,
  LEVELS,
  maybe,
  present,
  QUEUES,
  rarely,
  SKILLS,
  seconds,
  subset,
  TAGS,
  TENANTS,
  ZONES,
} from './names.js';
import { anyExtension, anySetting, type Setting } from './plans.js';
import { anySupervision, type SupervisionMove } from './supervision-moves.js';

/**
 * What may happen next, before it is known who is there: `pick` chooses among what exists when the move is made
 * (`resolve-move.ts`), so that most references exist and some do not.
 */
export type Move =
  | { readonly kind: 'enqueue'; readonly contact: number; readonly asks: Asks }
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

interface Portfolio {
  readonly owner: string;
  readonly deputies: string[];
  readonly mode: 'prefer' | 'reserve';
  readonly limitMs: number;
  readonly deputyLimitMs: number;
}

export interface Asks {
  readonly queue: string;
  readonly channel: string;
  readonly languages?: readonly { readonly tag: string; readonly atLeast?: (typeof LEVELS)[number]; readonly exact?: boolean }[];
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  readonly requires?: WrittenRequires;
  readonly site?: boolean;
  readonly residency?: string;
  readonly customer?: string;
  readonly priority?: number;
  readonly band?: number;
  readonly adapter?: string;
  readonly attributes?: Readonly<Record<string, number>>;
  readonly parent?: string;
  readonly agent?: { readonly agent: string; readonly mode: 'prefer' | 'reserve'; readonly limitMs: number };
  readonly portfolio?: Portfolio;
  readonly later?: Later;
  readonly campaign?: { readonly campaign: string; readonly zone: string };
}

/** What an arriving contact waits for before it may be offered; spans from its arrival. */
export interface Later {
  readonly callback?: boolean;
  readonly notBeforeMs?: number;
  readonly awaitSignal?: boolean;
  readonly signalMs?: number;
  /** Which of the slots that begin next it books. */
  readonly slot?: number;
  readonly withoutSignal?: 'queue' | 'withdraw';
}

export interface Park {
  readonly afterMs: number | null;
  readonly reply: boolean;
  readonly sameAgentMs: number;
  readonly place: 'reset' | 'keep';
}

/** How long after the one before: at once, by the clock, or measured by the next deadline. */
export type Gap = { readonly kind: 'pause'; readonly ms: number } | { readonly kind: 'due'; readonly offMs: number };

export interface Beat {
  readonly gap: Gap;
  readonly sender: number;
  readonly move: Move;
}

const pick = fc.nat({ max: 999 });
const agent = fc.constantFrom(...AGENTS);

const anyLater: fc.Arbitrary<Later> = fc
  .record({
    callback: maybe(fc.boolean()),
    notBeforeMs: maybe(fc.integer({ min: -1_000, max: 30_000 })),
    awaitSignal: maybe(fc.boolean()),
    slot: rarely(fc.nat({ max: 3 }), 3),
    signalMs: maybe(fc.integer({ min: -1_000, max: 60_000 })),
    withoutSignal: maybe(fc.constantFrom<'queue' | 'withdraw'>('queue', 'withdraw')),
  })
  .map(present);

const anyPark: fc.Arbitrary<Park> = fc.record({
  afterMs: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -1_000, max: 40_000 }) }, { weight: 1, arbitrary: fc.constant(null) }),
  reply: fc.boolean(),
  sameAgentMs: fc.oneof(fc.constant(0), seconds(1, 60)),
  place: fc.constantFrom<'reset' | 'keep'>('reset', 'keep'),
});

const mode = fc.constantFrom<'prefer' | 'reserve'>('prefer', 'reserve');
const limitMs = fc.oneof(fc.constant(0), seconds(1, 60));

const anyAsks = fc
  .record({
    queue: fc.constantFrom(...QUEUES),
    channel: fc.constantFrom(...CHANNELS),
    languages: maybe(
      fc.uniqueArray(
        fc
          .record({ tag: fc.constantFrom(...TAGS), atLeast: rarely(fc.constantFrom(...LEVELS), 3), exact: rarely(fc.boolean()) })
          .map(present),
        { maxLength: 2, selector: ({ tag }) => tag },
      ),
    ),
    skills: rarely(
      fc.uniqueArray(fc.record({ skill: fc.constantFrom(...SKILLS), level: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 2,
        selector: ({ skill }) => skill,
      }),
      3,
    ),
    requires: rarely(anyRequires, 6),
    site: rarely(fc.boolean(), 8),
    residency: rarely(fc.constantFrom(...JURISDICTIONS), 8),
    customer: maybe(fc.constantFrom('kim', 'lee', 'mo')),
    priority: maybe(fc.integer({ min: -3, max: 3 })),
    band: rarely(fc.integer({ min: 0, max: 3 })),
    adapter: maybe(fc.constantFrom(...ADAPTERS)),
    parent: rarely(fc.constantFrom('c1', 'c2', 'gone')),
    agent: rarely(fc.record({ agent, mode, limitMs })),
    portfolio: rarely(fc.record({ owner: agent, deputies: subset(AGENTS), mode, limitMs, deputyLimitMs: limitMs })),
    attributes: maybe(fc.dictionary(fc.constantFrom('z', 'a', 'm'), fc.nat({ max: 9 }), { maxKeys: 2 })),
    later: rarely(anyLater, 6),
    campaign: rarely(fc.record({ campaign: fc.constantFrom(...CAMPAIGNS), zone: fc.constantFrom(...ZONES) }), 8),
  })
  .map(present);

const weighted = (...moves: readonly (readonly [number, fc.Arbitrary<Move>])[]): fc.Arbitrary<Move> =>
  fc.oneof(...moves.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const on = <K extends Move['kind']>(kind: K): fc.Arbitrary<{ kind: K; pick: number }> => fc.record({ kind: fc.constant(kind), pick });
const at = <K extends Move['kind']>(kind: K) =>
  fc.record({
    kind: fc.constant(kind),
    agent,
    window: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  });

const byHand = <K extends Move['kind']>(kind: K) => fc.record({ kind: fc.constant(kind), pick, agent });

const handOn = <K extends Move['kind']>(kind: K) => fc.record({ kind: fc.constant(kind), pick, agent, queue: fc.constantFrom(...QUEUES) });

export const anyMove: fc.Arbitrary<Move> = weighted(
  [70, fc.record({ kind: fc.constant('enqueue' as const), contact: fc.nat({ max: 60 }), asks: anyAsks })],
  [4, fc.record({ kind: fc.constant('update' as const), pick, asks: subsetOf(anyAsks) })],
  [5, on('abandon')],
  [1, on('withdraw')],
  [20, on('release')],
  [34, on('accept')],
  [4, byHand('claim')],
  [2, byHand('assign')],
  [2, byHand('take-over')],
  [1, byHand('pull')],
  [4, handOn('transfer')],
  [3, handOn('consult')],
  [5, fc.record({ kind: fc.constant('hand-off' as const), pick, queue: fc.constantFrom(...QUEUES), asks: subsetOf(anyAsks) })],
  [1, on('join')],
  [1, on('leave')],
  [1, fc.record({ kind: fc.constant('prioritise' as const), pick, priority: fc.integer({ min: -3, max: 3 }), band: fc.nat({ max: 3 }) })],
  [2, fc.record({ kind: fc.constant('move' as const), pick, queue: fc.constantFrom(...QUEUES) })],
  [5, fc.record({ kind: fc.constant('park' as const), pick, park: anyPark })],
  [3, on('reply')],
  [5, on('idle')],
  [6, on('active')],
  [3, on('signal')],
  [4, fc.record({ kind: fc.constant('book-slot' as const), pick, place: fc.nat({ max: 3 }), callback: fc.boolean() })],
  [2, on('cancel-slot')],
  [3, fc.record({ kind: fc.constant('call-back' as const), pick, afterMs: maybe(fc.integer({ min: -1_000, max: 30_000 })) })],
  [8, fc.record({ kind: fc.constant('dialled' as const), pick, outcome: fc.constantFrom(...DIAL_OUTCOMES) })],
  [1, on('force-release')],
  [5, on('reject')],
  [2, on('fail')],
  [6, on('finish')],
  [2, on('wrap-up')],
  [5, at('sign-in')],
  [1, at('sign-out')],
  [4, at('connect')],
  [2, at('lose')],
  [
    4,
    agent.map((who) => ({ kind: 'presence' as const, agent: who, ready: false, channels: null, reason: 'break', when: 'free' as const })),
  ],
  [
    6,
    fc.record({
      kind: fc.constant('presence' as const),
      agent,
      ready: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      channels: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: subset(CHANNELS, 1) }),
      reason: fc.constantFrom('break', 'lunch', 'nap', null),
      when: fc.constantFrom<'now' | 'free'>('now', 'free'),
    }),
  ],
  [
    2,
    fc.record({
      kind: fc.constant('adapter-connect' as const),
      adapter: fc.constantFrom(...ADAPTERS),
      holds: fc.option(fc.nat({ max: 255 }), { nil: null }),
    }),
  ],
  [1, fc.record({ kind: fc.constant('adapter-lose' as const), adapter: fc.constantFrom(...ADAPTERS) })],
  [7, anyDoor],
  [8, anySupervision],
  [
    1,
    fc.record({
      kind: fc.constantFrom('forbid' as const, 'allow' as const),
      tenant: fc.constantFrom(...TENANTS),
      customer: fc.constantFrom('kim', 'lee', 'mo'),
    }),
  ],
  [2, fc.record({ kind: fc.constant('set-shares' as const), queue: fc.constantFrom(...QUEUES), percent: fc.nat({ max: 101 }) })],
  [2, fc.record({ kind: fc.constant('publish' as const), setting: anySetting, rekey: fc.constantFrom('keep', 'recompute') })],
  [1, fc.record({ kind: fc.constant('extend' as const), calendars: anyExtension })],
  [4, fc.constant({ kind: 'tick' as const })],
  [4, fc.record({ kind: fc.constant('repeat' as const), back: fc.nat({ max: 20 }) })],
  [
    1,
    fc.record({
      kind: fc.constant('restart' as const),
      from: fc.constantFrom<'records' | 'snapshot'>('records', 'snapshot'),
      downMs: fc.constantFrom(0, 1_000, 60_000, 3_600_000),
    }),
  ],
);

/** Some of the asked things: what an update names. */
function subsetOf(asks: fc.Arbitrary<Asks>): fc.Arbitrary<Partial<Asks>> {
  return fc
    .tuple(asks, subset(['languages', 'skills', 'priority', 'band', 'attributes'] as const, 1))
    .map(([all, names]) => Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))));
}

export const anyGap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Gap>({ kind: 'pause', ms: 0 }) },
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((ms): Gap => ({ kind: 'pause', ms })) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 900_000 }).map((ms): Gap => ({ kind: 'pause', ms })) },
  { weight: 9, arbitrary: fc.constantFrom(-1, 0, 1).map((offMs): Gap => ({ kind: 'due', offMs })) },
);

const anyBeat = fc.record({ gap: anyGap, sender: fc.nat({ max: 1 }), move: anyMove });

export interface Script {
  readonly setting: Setting;
  /** Whether a timer wakes the router for each deadline, or only the next command does. */
  readonly punctual: boolean;
  readonly beats: readonly Beat[];
}

/** A setting and what happens in it. The agents sign in first; what they do later is part of the beats. */
export const anyScript = ({ beatsMax = 60 } = {}): fc.Arbitrary<Script> =>
  fc.record({ setting: anySetting, punctual: fc.boolean(), beats: fc.array(anyBeat, { minLength: 5, maxLength: beatsMax, size: 'max' }) });
