/** Proves that a queue nobody knows is answered with the name that was meant, and never with one of another tenant's. */
import { expect, test } from 'vitest';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { defineRoster } from '../domain/plan-file/define-roster.js';
import { openRouter } from '../recover.js';

async function asked(tenant: string, queue: string): Promise<string> {
  const planned = definePlan({
    plan: 'two-brands',
    tenants: ['travel', 'bank'],
    hubs: { gdansk: { kind: 'monolingual', country: 'PL', zone: 'Europe/Warsaw', languages: ['pl'] } },
    queues: { bookings: { tenant: 'travel', channels: ['voice'] }, fraud: { tenant: 'bank', channels: ['voice'] } },
  });
  if (!planned.ok) throw new Error(planned.problems[0]?.message);
  const enrolled = defineRoster({ agents: {} }, planned.plan);
  if (!enrolled.ok) throw new Error(enrolled.problems[0]?.message);
  const router = await openRouter({ plan: planned.plan, roster: enrolled.roster });
  const outcome = await router.send({ type: 'contact.enqueue', tenant, contact: 'c', queue, channel: 'voice' });
  await router.close();
  return outcome.ok ? 'taken' : `${outcome.rejection.message} ${outcome.rejection.next}`;
}

test.each([
  ['travel', 'booking', 'There is no queue booking in tenant travel. Name one of the plan; the nearest is bookings.'],
  ['travel', 'frauds', 'There is no queue frauds in tenant travel. Name one of the plan.'],
  ['travel', 'fraud', 'There is no queue fraud in tenant travel. Name one of the plan.'],
  ['bank', 'fraud', 'taken'],
])('%s asks for %s', async (tenant, queue, answer) => {
  expect(await asked(tenant, queue)).toBe(answer);
});
