/** The router serves two recorded traces of 20,000 contacts exactly as two independent implementations did: same outcome, same wait, same agent. */
import { expect, test } from 'vitest';
import { type GoldenContact, readGoldenTrace } from './testing/golden-trace.js';
import { defineWorld, playContacts, type World } from './testing/play-contacts.js';

const padded = (n: number): string => String(n).padStart(2, '0');
const agentName = (index: number): string => `agent-${padded(index)}`;

/** No wrap-up and one ring; an agent's own tier, then the longest idle, then the roster's order decides. */
const policies = {
  channels: { voice: { steps: [{}], rank: ['tier', 'longest-idle'], wrapUpMax: 0 } },
  hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
} as const;

async function firstDifference(world: World, trace: readonly GoldenContact[]) {
  const fates = await playContacts(world, trace);
  expect(fates).toHaveLength(trace.length);
  const n = trace.findIndex(({ fate }, i) => fate.agent !== fates[i]?.agent || fate.waitedMs !== fates[i]?.waitedMs);
  return n < 0 ? undefined : { contact: n, golden: trace[n], played: fates[n] };
}

test('one group of 20 agents, first come first served: 20,000 of 20,000 contacts', async () => {
  const trace = readGoldenTrace('one-group-20-agents', { queue: () => 'calls', agent: agentName });
  const world = defineWorld(
    { plan: 'golden', ...policies, queues: { calls: { channels: ['voice'] } } },
    { agents: Array.from({ length: 20 }, (_, i) => ({ id: agentName(i), hub: 'hall' })) },
  );
  expect(trace).toHaveLength(20_000);
  expect(trace.filter(({ fate }) => fate.agent === null)).toHaveLength(2_406);
  expect(await firstDifference(world, trace)).toBeUndefined();
});

test('six types and 30 agents of two skills, each with a primary and a secondary one: 20,000 of 20,000 contacts', async () => {
  const queueName = (type: number): string => `type-${type}`;
  const trace = readGoldenTrace('six-types-30-agents', { queue: queueName, agent: agentName });
  /** Agent 0 to 4 have type 0 as their first skill, 5 to 9 type 1 and so on; the second is one of the other five, in turn. */
  const skillsOf = (agent: number): readonly [number, number] => {
    const first = Math.trunc(agent / 5);
    return [first, (first + 1 + (agent % 5)) % 6];
  };
  const world = defineWorld(
    {
      plan: 'golden',
      ...policies,
      skills: [0, 1, 2, 3, 4, 5].map(queueName),
      queues: Object.fromEntries([0, 1, 2, 3, 4, 5].map((type) => [queueName(type), { channels: ['voice'], skills: [queueName(type)] }])),
    },
    {
      agents: Array.from({ length: 30 }, (_, i) => ({
        id: agentName(i),
        hub: 'hall',
        skills: skillsOf(i).map(queueName),
        tiers: skillsOf(i).map((type, rank) => ({ skill: queueName(type), tier: rank + 1 })),
      })),
    },
  );
  expect(trace).toHaveLength(20_000);
  expect(trace.filter(({ fate }) => fate.agent === null)).toHaveLength(1_659);
  expect(await firstDifference(world, trace)).toBeUndefined();
});
