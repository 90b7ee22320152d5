// Who connects with a token that names what is not in the plan or roster is welcomed, and told each such name; nobody else is told anything.
import type { Scope } from '@signalbox/engine/protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import type { Facts } from '../operation/log.js';
import { ADAPTER, DESK, type House, openHouse, planAndRoster, SUPERVISOR } from '../testing/house.js';
import { standing } from '../testing/world.js';
import { UNKNOWN_TOLD_MAX, unknownNames } from './unknown-names.js';

let house: House;
let logged: Facts[];
beforeEach(async () => {
  logged = [];
  const log = { info: () => undefined, error: () => undefined, warn: (facts: Facts) => logged.push(facts) };
  house = await openHouse({ clock: standing, log });
});
afterEach(() => house.close());

async function welcomed(claims: Parameters<House['link']>[0], client?: string) {
  const link = await house.link(claims, client);
  const { warnings, head } = await link.next('welcome');
  return { link, warnings, head, told: warnings.map(({ message }) => message) };
}

test('each of a token’s names that is unknown is told, with the nearest there is, and logged as a warning', async () => {
  const { link, warnings } = await welcomed({ ...ADAPTER, tenants: ['acme', 'acmme'], channels: ['chat', 'telex'] });
  expect(warnings).toEqual([
    {
      code: 'TOKEN_NAME_UNKNOWN',
      message: 'The token names tenant acmme, which is not in the plan.',
      next: 'Nothing comes of it until the plan has it: correct the token or the plan; the nearest is acme.',
    },
    {
      code: 'TOKEN_NAME_UNKNOWN',
      message: 'The token names channel telex, which is not in the plan.',
      next: 'Nothing comes of it until the plan has it: correct the token or the plan.',
    },
  ]);
  expect(logged).toEqual(warnings.map(({ code, message }) => ({ code, problem: message, role: 'adapter', sender: 'adapter:web:one' })));
  // What it names rightly works as ever.
  link.send({
    type: 'command',
    n: 1,
    command: { type: 'contact.enqueue', tenant: 'acme', contact: 'c', queue: 'acme-care', channel: 'chat' },
  });
  expect(await link.next('ok')).toMatchObject({ n: 1 });
  expect((await welcomed({ ...SUPERVISOR, hubs: ['lisbon', 'pariss'] })).told).toEqual([
    'The token names hub pariss, which is not in the plan.',
  ]);
  expect((await welcomed({ ...DESK, tenants: ['acme', 'gamma'] })).told).toEqual([
    'The token names tenant gamma, which is not in the plan.',
  ]);
});

test('a token that fits the plan, or names everything, is told nothing', async () => {
  for (const claims of [ADAPTER, { ...ADAPTER, sub: 'all', tenants: '*', channels: '*' }, DESK, SUPERVISOR])
    expect((await welcomed(claims)).told).toEqual([]);
  expect(logged).toEqual([]);
});

test('a desk whose agent the router does not know is turned away as ever; one that finishes work after leaving the roster is told', async () => {
  const stranger = await house.link({ ...DESK, agents: ['anna'] });
  expect(await stranger.next('error')).toMatchObject({ code: 'AGENT_UNKNOWN', next: 'Name one of the roster; the nearest is ana.' });
  expect((await stranger.closed).code).toBe(4403);
  const { link } = await welcomed(DESK);
  link.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'ana' } });
  await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact: 'c', queue: 'acme-care', channel: 'chat' });
  link.send({ type: 'command', n: 2, command: { type: 'offer.accept', offer: '1.1' } });
  await link.next('ok', ({ n }) => n === 2);
  const { plan, roster } = planAndRoster();
  await house.router.send({ type: 'plan.publish', plan, roster: { ...roster, agents: roster.agents.filter(({ id }) => id !== 'ana') } });
  expect((await welcomed(DESK, 'other')).told).toEqual(['The token names agent ana, which is not in the roster.']);
});

test('a plan that comes to have the name: a line that stands is told nothing, and the next one, resumed, is no longer warned', async () => {
  const claims = { ...ADAPTER, tenants: ['acme', 'gamma'] };
  const { link, told, head } = await welcomed(claims);
  expect(told).toEqual(['The token names tenant gamma, which is not in the plan.']);
  link.send({ type: 'subscribe' });
  await link.next('heartbeat');
  const { plan, roster } = planAndRoster();
  expect((await house.router.send({ type: 'plan.publish', plan: { ...plan, tenants: [...plan.tenants, 'gamma'] }, roster })).ok).toBe(true);
  link.send({ type: 'query', id: 'after', query: { type: 'sender', sender: 'adapter:web:one' } });
  await link.next('answer');
  expect(link.frames.filter(({ type }) => type === 'welcome')).toHaveLength(1);
  link.close();
  await link.closed;
  const again = await welcomed(claims);
  expect(again.told).toEqual([]);
  again.link.send({ type: 'subscribe', after: head });
  await again.link.next('heartbeat');
  expect(again.link.frames.map(({ type }) => type)).not.toContain('gap');
});

test('exactly the unknown names are told, in the order of the token, each once, and no more than the most', async () => {
  const numRuns = runs('tokens', { fast: 300, nightly: 5_000 });
  const some = (...names: string[]) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant('*' as const) },
      { weight: 6, arbitrary: fc.array(fc.constantFrom(...names), { maxLength: 40 }) },
    );
  const strange = Array.from({ length: 30 }, (_, i) => `strange-${i}`);
  const tenants = some('acme', 'beta', 'ACME', 'gamma', 'constructor', ...strange);
  const scopes: fc.Arbitrary<Scope> = fc.oneof(
    fc.record({
      role: fc.constant('adapter' as const),
      sub: fc.constant('a'),
      tenants,
      channels: some('chat', 'email', 'toString', 'fax'),
    }),
    fc.record({ role: fc.constant('desk' as const), sub: fc.constant('d'), tenants, agent: fc.constantFrom('ana', 'anna', 'claire') }),
    fc.record({
      role: fc.constant('supervisor' as const),
      sub: fc.constant('s'),
      admin: fc.boolean(),
      tenants,
      hubs: some('lisbon', 'paris', 'rome'),
    }),
  );
  const there = new Set(['acme', 'beta', 'voice', 'chat', 'email', 'social', 'lisbon', 'paris', 'ana', 'bruno', 'claire']);
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const answer = await house.router.look((look) => unknownNames(look, scope));
      if (!answer.ok) throw new Error(answer.rejection.message);
      const others = scope.role === 'adapter' ? scope.channels : scope.role === 'supervisor' ? scope.hubs : [scope.agent];
      const named = [...new Set(scope.tenants === '*' ? [] : scope.tenants), ...new Set(others === '*' ? [] : others)];
      const due = named.filter((name) => !there.has(name)).slice(0, UNKNOWN_TOLD_MAX);
      expect(answer.view.map(({ message }) => message.replace(/^.* (\S+), .*$/, '$1'))).toEqual(due);
    }),
    { seed, numRuns },
  );
});
