import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { openStreams, type Stream } from '../chance/index.js';
import type { CaseContact, CaseFault, FaultCase, FaultKind } from './fault-case.js';

export interface CaseOptions {
  readonly seed: number;
  /** Customers who arrive while things go wrong. */
  readonly contacts: number;
  /** Number of faults. */
  readonly faults: number;
  readonly agents: number;
  readonly safetyMs: number;
}

export const USUAL: Omit<CaseOptions, 'seed'> = { contacts: 80, faults: 40, agents: 6, safetyMs: 15 * 60_000 };

const ADAPTERS = ['lines', 'post'] as const;
const LANGUAGES = ['en', 'fr'] as const;

/** How often each kind of fault occurs, relative to the others. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
  'append-refused': 2,
  'append-unconfirmed': 2,
  'disk-slow': 2,
  crash: 5,
  'clock-set': 3,
  stall: 2,
  'desk-lost': 6,
  'desk-slow': 3,
  'adapter-lost': 3,
  'command-late': 6,
  'command-twice': 8,
  'answer-lost': 5,
  snapshot: 3,
};

/** Draws a case: a small contact centre whose plan differs from seed to seed, its customers, and the faults. */
export function drawCase(options: CaseOptions): FaultCase {
  const { seed, contacts, faults, safetyMs } = options;
  const streamOf = openStreams({ seed, replication: 0 });
  const house = drawHouse(options, streamOf('house'));
  return {
    format: 1,
    seed,
    safetyMs,
    ...house,
    contacts: inTime(contacts, safetyMs, streamOf('arrivals')).map((atMs, n) => drawContact(n + 1, atMs, streamOf(`contact/${n}`))),
    faults: inTime(faults, safetyMs, streamOf('faults')).map((atMs, n) => drawFault(atMs, options, streamOf(`fault/${n}`))),
  };
}

const pick = <T>(all: readonly T[], stream: Stream): T => all[Math.floor(stream() * all.length)] as T;
const between = (least: number, most: number, stream: Stream): number => least + Math.floor(stream() * (most - least + 1));

const inTime = (count: number, untilMs: number, stream: Stream): readonly number[] =>
  Array.from({ length: count }, () => Math.floor(stream() * untilMs)).sort((a, b) => a - b);

const agentsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `agent-${n + 1}`);
const sendersOf = ({ agents }: CaseOptions): readonly string[] => [...ADAPTERS, ...agentsOf(agents)];

function drawHouse(options: CaseOptions, stream: Stream): { plan: PlanFile; roster: RosterFile } {
  const plan: PlanFile = {
    plan: 'house',
    hubs: {
      lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['en', 'fr'] },
      lyon: { kind: 'monolingual', country: 'FR', zone: 'Europe/Paris', languages: ['fr'], lead: 'lisbon' },
    },
    queues: {
      calls: {
        channels: ['voice'],
        home: ['lyon'],
        offer: { mode: pick(['push', 'auto', 'broadcast'] as const, stream), within: '15s', strikes: 2, reofferExpired: '5s' },
        steps: [{}, { after: '10s', hubs: 'any' }],
        wrapUpMax: pick(['0s', '20s'], stream),
        lease: pick(['none', '20s'], stream),
      },
      help: {
        channels: ['chat', 'email'],
        offer: { mode: pick(['push', 'broadcast'] as const, stream), strikes: 3, reofferExpired: '5s', reofferRejected: '20s' },
        wrapUpMax: '15s',
        lastAgent: 'off',
        lease: pick(['none', '1m'], stream),
      },
    },
    disconnectGrace: pick(['0s', '5s', '20s'], stream),
  };
  const agents = agentsOf(options.agents).map((id, n) => {
    const hub = n % 3 === 1 ? 'lyon' : 'lisbon';
    return [id, { hub, languages: hub === 'lyon' ? ['fr'] : ['en', 'fr'] }] as const;
  });
  return { plan, roster: { agents: Object.fromEntries(agents) } };
}

function drawContact(n: number, atMs: number, stream: Stream): CaseContact {
  const channel = pick(['voice', 'voice', 'chat', 'email'] as const, stream);
  const waits = channel !== 'email' && stream() < 0.7;
  return {
    contact: `contact-${n}`,
    atMs,
    queue: channel === 'voice' ? 'calls' : 'help',
    channel,
    adapter: channel === 'email' ? 'post' : 'lines',
    languages: [pick(LANGUAGES, stream)],
    patienceMs: waits ? between(2_000, 180_000, stream) : null,
    handlingMs: between(1_000, 90_000, stream),
    wrapUpMs: between(0, 25_000, stream),
  };
}

function drawFault(atMs: number, options: CaseOptions, stream: Stream): CaseFault {
  const what = drawKind(stream);
  const agent = pick(agentsOf(options.agents), stream);
  const sender = pick(sendersOf(options), stream);
  switch (what) {
    case 'append-refused':
    case 'append-unconfirmed':
      return { what, atMs };
    case 'disk-slow':
      return { what, atMs, forMs: between(1_000, 60_000, stream), syncMs: between(100, 4_000, stream) };
    case 'crash': {
      const when = pick(['now', 'appended'] as const, stream);
      return { what, atMs, when, fate: pick(['lost', 'part', 'kept'] as const, stream), downMs: pick([0, 500, 5_000, 60_000], stream) };
    }
    case 'clock-set':
      return { what, atMs, byMs: pick([-3_600_000, -60_000, -6_000, 4_000, 30_000, 3_600_000], stream) };
    case 'stall':
      return { what, atMs, forMs: between(500, 40_000, stream) };
    case 'desk-lost': {
      return { what, atMs, agent, ...away(90_000, stream), reloads: stream() < 0.5 };
    }
    case 'desk-slow':
      return { what, atMs, agent, forMs: between(10_000, 120_000, stream), byMs: between(1_000, 30_000, stream) };
    case 'adapter-lost':
      return { what, atMs, adapter: pick(ADAPTERS, stream), ...away(150_000, stream), forgets: stream() < 0.25 };
    case 'command-late':
      return { what, atMs, sender, byMs: pick([200, 2_000, 20_000, 120_000], stream) };
    case 'command-twice':
      return { what, atMs, sender, afterMs: pick([1, 50, 1_000, 30_000, 200_000], stream) };
    case 'answer-lost':
      return { what, atMs, sender };
    case 'snapshot':
      return { what, atMs, spoilt: stream() < 0.2, trims: stream() < 0.5 };
  }
}

/** How often the gateway is not told that a connection is gone, and for how long: it has to find out by silence. */
const VANISHED = { share: 0.25, leastMs: 60_000, mostMs: 240_000, noticedMs: 3_600_000 };

function away(mostMs: number, stream: Stream): { readonly forMs: number; readonly noticedMs: number } {
  if (stream() < VANISHED.share) return { forMs: between(VANISHED.leastMs, VANISHED.mostMs, stream), noticedMs: VANISHED.noticedMs };
  return { forMs: between(100, mostMs, stream), noticedMs: between(0, 10_000, stream) };
}

function drawKind(stream: Stream): FaultKind {
  const kinds = Object.entries(WEIGHTS) as [FaultKind, number][];
  let left = stream() * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'crash';
}
