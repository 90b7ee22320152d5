import { randomBytes, randomUUID } from 'node:crypto';
import { openGateway } from '@signalbox/adapters/gateway';
import { memoryJournal } from '@signalbox/adapters/journals/memory';
import { definePlan, defineRoster, openRouter, type Router } from '@signalbox/engine';
import { SignJWT } from 'jose';

export type TestedRole = 'adapter' | 'desk';

/** Of the other tenant nothing reaches the client under test: its records only move the journal on. */
const PLAN = {
  plan: 'conformance',
  tenants: ['acme', 'beta'],
  disconnectGrace: '1h',
  channels: { chat: { wrapUpMax: '0s', offer: { within: '5m' } } },
  hubs: { lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'en'] } },
  queues: {
    care: { tenant: 'acme', channels: ['chat'] },
    talk: { tenant: 'acme', channels: ['chat'] },
    other: { tenant: 'beta', channels: ['chat'] },
  },
} as const;
const ROSTER = {
  agents: {
    ana: { hub: 'lisbon', languages: ['pt', 'en'], tenants: ['acme'] },
    bea: { hub: 'lisbon', languages: ['pt', 'en'], tenants: ['beta'] },
  },
} as const;

const CLAIMS = {
  adapter: { sub: 'web', role: 'adapter', tenants: ['acme'], channels: '*' },
  desk: { sub: 'ana', role: 'desk', tenants: ['acme'], agents: ['ana'] },
} as const;

/** Records a client may be behind in this house; beyond it the gateway tells of a gap. */
export const BEHIND_MAX = 200;
export const HEARTBEAT_MS = 1_000;
const TOKEN_LASTS = '12h';

/** A real router on a journal in memory, with a real gateway whose limits are low enough to be met in a minute. */
export interface House {
  readonly router: Router;
  readonly gatewayPort: number;
  /** Another one each time. */
  token(role: TestedRole): Promise<string>;
  /** Writes more records than a client may be behind, none of which it may hear. */
  moveOn(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const secret = randomBytes(32).toString('base64');
  const plan = definePlan(PLAN, { roster: ROSTER });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const roster = defineRoster(ROSTER, plan.plan);
  if (!roster.ok) throw new Error(JSON.stringify(roster.problems));
  const router = await openRouter({ journal: memoryJournal({ keep: true }), plan: plan.plan, roster: roster.roster });
  const gateway = await openGateway({
    router,
    tokens: { secret },
    limits: { heartbeatMs: HEARTBEAT_MS, replayRecordsMax: BEHIND_MAX, itemsPerFrame: 1 },
  });
  return {
    router,
    gatewayPort: gateway.port,
    token: (role) =>
      new SignJWT({ ...CLAIMS[role] })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(TOKEN_LASTS)
        .sign(new TextEncoder().encode(secret)),
    moveOn: async () => {
      for (let turn = 0; turn <= BEHIND_MAX / 2; turn++) {
        const about = { tenant: 'beta', contact: 'unheard' } as const;
        await router.send({ type: 'contact.enqueue', ...about, queue: 'other', channel: 'chat' });
        await router.send({ type: 'contact.abandon', ...about });
      }
    },
    close: async () => {
      await gateway.close();
      await router.close();
    },
  };
}
