import fc from 'fast-check';
import { DIAL_OUTCOMES } from '../domain/events/callback.js';
import { anyAsks, anyPark, someAsks } from './asks.js';
import { anyDoor } from './door-moves.js';
import type { Beat, Gap, Move } from './move.js';
import { ADAPTERS, AGENTS, CHANNELS, maybe, QUEUES, subset, TENANTS } from './names.js';
import { anyExtension, anySetting, type Setting } from './plans.js';
import { anySupervision } from './supervision-moves.js';

const pick = fc.nat({ max: 999 });
const agent = fc.constantFrom(...AGENTS);

const weighted = (...moves: readonly (readonly [number, fc.Arbitrary<Move>])[]): fc.Arbitrary<Move> =>
  fc.oneof(...moves.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const on = <K extends Move['kind']>(kind: K): fc.Arbitrary<{ kind: K; pick: number }> => fc.record({ kind: fc.constant(kind), pick });
/** `of`: once in so many draws it is about the other connection, or means something else. */
const at = <K extends Move['kind']>(kind: K, of = 6) =>
  fc.record({
    kind: fc.constant(kind),
    agent,
    window: fc.oneof({ weight: of - 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  });

const byHand = <K extends Move['kind']>(kind: K) => fc.record({ kind: fc.constant(kind), pick, agent });

const handOn = <K extends Move['kind']>(kind: K) => fc.record({ kind: fc.constant(kind), pick, agent, queue: fc.constantFrom(...QUEUES) });

export const anyMove: fc.Arbitrary<Move> = weighted(
  [70, fc.record({ kind: fc.constant('enqueue' as const), contact: fc.nat({ max: 60 }), asks: anyAsks })],
  [8, fc.record({ kind: fc.constant('again' as const), pick, contact: fc.nat({ max: 60 }) })],
  [4, fc.record({ kind: fc.constant('update' as const), pick, asks: someAsks })],
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
  [5, fc.record({ kind: fc.constant('hand-off' as const), pick, queue: fc.constantFrom(...QUEUES), asks: someAsks })],
  [2, on('join')],
  [5, on('leave')],
  [1, fc.record({ kind: fc.constant('prioritise' as const), pick, priority: fc.integer({ min: -3, max: 3 }), band: fc.nat({ max: 3 }) })],
  [2, fc.record({ kind: fc.constant('move' as const), pick, queue: fc.constantFrom(...QUEUES) })],
  [5, fc.record({ kind: fc.constant('park' as const), pick, park: anyPark })],
  [3, on('reply')],
  [5, on('idle')],
  [6, on('active')],
  [3, on('signal')],
  [4, fc.record({ kind: fc.constant('book-slot' as const), pick, place: fc.nat({ max: 3 }), callback: fc.boolean() })],
  [3, on('cancel-slot')],
  [3, fc.record({ kind: fc.constant('call-back' as const), pick, afterMs: maybe(fc.integer({ min: -1_000, max: 30_000 })) })],
  [8, fc.record({ kind: fc.constant('dialled' as const), pick, outcome: fc.constantFrom(...DIAL_OUTCOMES) })],
  [1, on('force-release')],
  [5, on('reject')],
  [2, on('fail')],
  [6, on('finish')],
  [4, on('wrap-up')],
  [5, at('sign-in')],
  [1, at('sign-out')],
  [5, at('connect', 2)],
  [4, at('lose')],
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
  [2, fc.record({ kind: fc.constant('adapter-lose' as const), adapter: fc.constantFrom(...ADAPTERS) })],
  [7, anyDoor],
  [8, anySupervision],
  [
    4,
    fc.record({
      kind: fc.constantFrom('forbid' as const, 'allow' as const, 'allow' as const),
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
