// What each scope is told of an event follows from the event alone, and the description of the events is their types in other words.
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Event } from '../domain/events.js';
import type { wireEventSchema } from './event-schema.js';
import type { Scope } from './scope.js';
import { type WireEvent, wireEvents } from './wire-event.js';

type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

test('the description knows every event and every field; a difference does not compile', () => {
  expectTypeOf<WireEvent>().toExtend<Frozen<z.output<typeof wireEventSchema>>>();
  expectTypeOf<z.output<typeof wireEventSchema>['type']>().toEqualTypeOf<WireEvent['type']>();
});

const contact = { tenant: 'acme', contact: 'c', ordinal: 1, queue: 'q', channel: 'chat' };
const offered: Event = {
  type: 'offer.made',
  origin: 'routing',
  by: null,
  overCapacity: false,
  overRing: false,
  mode: 'push',
  ...contact,
  offer: '1.1',
  agent: 'ana',
  hub: 'lisbon',
  ring: 0,
  tier: 1,
  language: null,
  preferredLanguage: null,
  machineAssisted: false,
  cost: 33,
  madeAtMs: 1,
  dueMs: 2,
  decision: { planVersion: 1, rank: [0], runnerUp: 'bruno', waitingExamined: 1, agentsExamined: 2, agentsEligible: 2 },
};
const EVENTS: readonly Event[] = [
  offered,
  { type: 'contact.abandoned', ...contact, waitedMs: 1, short: false },
  { type: 'agent.signed-in', agent: 'ana', hub: 'lisbon', tenants: ['acme', 'beta'] },
  { type: 'queue.closed', queue: 'q', tenant: 'acme', changedAtMs: 1, clockMs: 1 },
  { type: 'hub.suspended', hub: 'lisbon', untilMs: null, because: null, by: null },
  { type: 'adapter.connected', adapter: 'web', reconciled: false, unknown: [] },
  { type: 'customer.forgotten', tenant: 'acme', customer: 'secret' },
  { type: 'sender.forgotten', sender: 'desk:ana:tab' },
  { type: 'plan.published', planVersion: 2, plan: {} as never, overlaid: [], rekeyed: [], roster: { agents: [], shifts: {} } },
];

const told = (scope: Scope) => wireEvents(scope, EVENTS).map(({ type }) => type);

describe('an event is told to', () => {
  test.each<[string, Scope, readonly string[]]>([
    ['the desk of its agent', { role: 'desk', sub: 'x', tenants: '*', agent: 'ana' }, ['offer.made', 'agent.signed-in']],
    ['no other desk, not even the runner-up', { role: 'desk', sub: 'x', tenants: '*', agent: 'bruno' }, []],
    ['no desk beyond its tenants', { role: 'desk', sub: 'x', tenants: ['beta'], agent: 'ana' }, ['agent.signed-in']],
    [
      'adapters of its tenant and channel',
      { role: 'adapter', sub: 'web', tenants: ['acme'], channels: ['chat'] },
      ['offer.made', 'contact.abandoned', 'queue.closed', 'adapter.connected'],
    ],
    ['no adapter of another channel', { role: 'adapter', sub: 'post', tenants: ['acme'], channels: ['email'] }, ['queue.closed']],
    ['no adapter of another tenant', { role: 'adapter', sub: 'post', tenants: ['beta'], channels: '*' }, []],
    [
      'supervisors of its tenant and hub',
      { role: 'supervisor', sub: 's', tenants: ['acme'], hubs: ['lisbon'], admin: false },
      ['offer.made', 'contact.abandoned', 'agent.signed-in', 'queue.closed', 'hub.suspended', 'adapter.connected', 'plan.published'],
    ],
    [
      'no supervisor of another hub, unless it is about none',
      { role: 'supervisor', sub: 's', tenants: '*', hubs: ['paris'], admin: false },
      ['contact.abandoned', 'queue.closed', 'adapter.connected', 'plan.published'],
    ],
  ])('%s', (_, scope, types) => {
    expect(told(scope)).toEqual(types);
  });

  test('the desks of the hub whose door it is, and of no other', () => {
    const desk: Scope = { role: 'desk', sub: 'x', tenants: ['beta'], agent: 'bruno' };
    const doors: readonly Event[] = [
      { type: 'hub.opened', hub: 'lisbon', changedAtMs: 1 },
      { type: 'hub.suspended', hub: 'lisbon', untilMs: 9, because: 'drill', by: 'sue' },
      { type: 'hub.uncovered', hub: 'lisbon', language: null },
    ];
    expect(wireEvents(desk, doors, 'lisbon').map(({ type }) => type)).toEqual(['hub.opened', 'hub.suspended']);
    expect(wireEvents(desk, doors, 'paris')).toEqual([]);
    expect(wireEvents(desk, doors)).toEqual([]);
  });

  test('only supervisors see the decision; nobody is sent a plan', () => {
    const desk: Scope = { role: 'desk', sub: 'x', tenants: '*', agent: 'ana' };
    const { decision: _, ...withoutDecision } = offered as Extract<Event, { type: 'offer.made' }>;
    expect(wireEvents(desk, [offered])).toEqual([withoutDecision]);
    const supervisor: Scope = { role: 'supervisor', sub: 's', tenants: '*', hubs: '*', admin: true };
    expect(wireEvents(supervisor, EVENTS)[0]).toEqual(offered);
    expect(wireEvents(supervisor, EVENTS).at(-1)).toEqual({ type: 'plan.published', planVersion: 2 });
  });
});
