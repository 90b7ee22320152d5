import { setTimeout as pause } from 'node:timers/promises';
import {
  type Clock,
  definePlan,
  defineRoster,
  openRouter,
  type Plan,
  type ReleasedRecord,
  type Roster,
  type Router,
} from '@signalbox/engine';
import type { Journal } from '@signalbox/engine/journal';
import { SignJWT } from 'jose';
import { memoryJournal } from '../../journals/memory/index.js';
import { type Gateway, type GatewayOptions, openGateway } from '../gateway.js';
import { type Link, link } from './link.js';

export const SECRET = 'a secret that is long enough for HS256';

/** Shares that can be set and hold nobody back. */
const SHARES = {
  groups: [
    { hubs: ['lisbon'], percent: 50 },
    { hubs: ['paris'], percent: 50 },
  ],
  tolerance: 100,
};

/** An hour after the standing clock's instant. */
const SLOTS = { list: [{ from: '2027-01-15T09:00:00Z', until: '2027-01-15T10:00:00Z', capacity: 9 }] };

/** Two tenants that share one hub, so that there is something to cross: acme (voice, chat; e-mail) and beta (chat). */
const PLAN = {
  plan: 'two brands',
  tenants: ['acme', 'beta'],
  disconnectGrace: '1h',
  channels: { chat: { wrapUp: { extensions: 1 } } },
  hubs: {
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'en'] },
    paris: { kind: 'monolingual', country: 'FR', zone: 'Europe/Paris', languages: ['fr'] },
  },
  queues: {
    'acme-care': { tenant: 'acme', channels: ['voice', 'chat'], shares: SHARES, slots: SLOTS },
    'acme-post': { tenant: 'acme', channels: ['email'], shares: SHARES, slots: SLOTS },
    'beta-care': { tenant: 'beta', channels: ['chat'], shares: SHARES, slots: SLOTS },
  },
} as const;

const ROSTER = {
  agents: {
    ana: { hub: 'lisbon', languages: ['pt', 'en'], tenants: ['acme'] },
    bruno: { hub: 'lisbon', languages: ['pt', 'en'], tenants: ['beta'] },
    claire: { hub: 'paris', tenants: ['acme', 'beta'] },
  },
} as const;

/** Read once for all houses of a file: both are plain values that nobody changes. */
let settled: { readonly plan: Plan; readonly roster: Roster } | undefined;

export function planAndRoster(): { readonly plan: Plan; readonly roster: Roster } {
  settled ??= readPlanAndRoster();
  return settled;
}

function readPlanAndRoster() {
  const plan = definePlan(PLAN, { roster: ROSTER });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const roster = defineRoster(ROSTER, plan.plan);
  if (!roster.ok) throw new Error(JSON.stringify(roster.problems));
  return { plan: plan.plan, roster: roster.roster };
}

/** A journal that, like a disk, makes records durable a little later. */
export function lateJournal(): Journal {
  const journal = memoryJournal({ keep: true });
  return {
    ...journal,
    append: async (...given) => {
      await pause(2);
      return journal.append(...given);
    },
  };
}

type Told = Readonly<Record<string, unknown>>;

export const ADAPTER: Told = { sub: 'web', role: 'adapter', tenants: ['acme'], channels: ['chat', 'voice'] };
export const DESK: Told = { sub: 'ana', role: 'desk', tenants: ['acme'], agents: ['ana'] };
export const SUPERVISOR: Told = { sub: 'sue', role: 'supervisor', tenants: '*', hubs: '*' };

export interface House {
  readonly router: Router;
  readonly gateway: Gateway;
  /** Everything the router has released since the house was opened. */
  readonly released: readonly ReleasedRecord[];
  link(claims: Told, client?: string): Promise<Link>;
  close(): Promise<void>;
}

export const mint = (claims: Told, expires = '1h', secret = SECRET): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

/** A real router on a journal in memory, and a real gateway on a free port of this machine. */
export async function openHouse(
  options: Partial<GatewayOptions> & { journal?: Journal; clock?: Clock; checkInvariants?: boolean } = {},
): Promise<House> {
  const journal = options.journal ?? memoryJournal({ keep: true });
  const router = await openRouter({
    journal,
    checkInvariants: options.checkInvariants ?? true,
    ...planAndRoster(),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const released: ReleasedRecord[] = [];
  router.subscribe((record) => released.push(record));
  const gateway = await openGateway({ tokens: { secret: SECRET }, ...options, router });
  return {
    router,
    gateway,
    released,
    link: async (claims, client = 'one') => link(`${gateway.url}?client=${client}`, await mint(claims)),
    close: async () => {
      await gateway.close();
      await router.close();
    },
  };
}
