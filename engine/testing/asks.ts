import fc from 'fast-check';
import type { WrittenRequires } from '../domain/requires.js';
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
  ZONES,
} from './names.js';

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

export const anyPark: fc.Arbitrary<Park> = fc.record({
  afterMs: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -1_000, max: 40_000 }) }, { weight: 1, arbitrary: fc.constant(null) }),
  reply: fc.boolean(),
  sameAgentMs: fc.oneof(fc.constant(0), seconds(1, 60)),
  place: fc.constantFrom<'reset' | 'keep'>('reset', 'keep'),
});

const mode = fc.constantFrom<'prefer' | 'reserve'>('prefer', 'reserve');
const limitMs = fc.oneof(fc.constant(0), seconds(1, 60));

export const anyAsks = fc
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

/** Some of the asked things: what an update names. */
export const someAsks: fc.Arbitrary<Partial<Asks>> = fc
  .tuple(anyAsks, subset(['languages', 'skills', 'priority', 'band', 'attributes'] as const, 1))
  .map(([all, names]) => Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))));
