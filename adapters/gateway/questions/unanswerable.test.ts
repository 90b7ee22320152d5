// A question that cannot be answered is neither forbidden nor answered wrongly: who asks learns to come again, and the reason is logged.
import type { Router } from '@signalbox/engine';
import { rejection, type Scope } from '@signalbox/engine/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGateway } from '../gateway.js';
import type { Log } from '../operation/log.js';
import { openRegistry } from '../session/registry.js';
import { openRelay } from '../session/relay.js';
import type { Session } from '../session/session.js';
import { DESK, type House, mint, openHouse, SECRET } from '../testing/house.js';
import { link } from '../testing/link.js';
import { askWithin } from './questions.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const DESK_SCOPE: Scope = { role: 'desk', sub: 'ana', agent: 'ana', tenants: ['acme'] };
const SUPERVISOR_SCOPE: Scope = { role: 'supervisor', sub: 'sue', tenants: ['acme'], hubs: '*', admin: false };
const CLOSED = rejection('ROUTER_CLOSED', { phase: 'closed' });

/** The router, which answers so many questions and is closed by then. */
function closingAfter(questions: number): Router {
  let asked = 0;
  const ask = (async (query) => {
    asked += 1;
    return asked > questions ? { ok: false, seq: 0, rejection: CLOSED } : house.router.ask(query);
  }) as Router['ask'];
  return Object.assign(Object.create(house.router) as Router, { ask });
}

test('an error while a question is answered is logged, and the client may come again', async () => {
  const problems: unknown[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: ({ problem }) => problems.push(problem) };
  const ask = (async (query) => {
    if (query.type === 'agent') throw new Error('the answer is not to be had');
    return house.router.ask(query);
  }) as Router['ask'];
  const router = Object.assign(Object.create(house.router) as Router, { ask });
  const gateway = await openGateway({ router, tokens: { secret: SECRET }, log });
  const desk = await link(`${gateway.url}?client=one`, await mint(DESK));
  await desk.next('welcome');
  desk.send({ type: 'query', id: 'q', query: { type: 'agent', agent: 'ana' } });
  expect((await desk.closed).code).toBe(1013);
  expect(problems).toEqual(['the answer is not to be had']);
  await gateway.close();
});

test.each([
  ['a desk that asks for a contact', DESK_SCOPE, { type: 'contact', tenant: 'acme', contact: 'c1' }, 0],
  ['a supervisor of one tenant who asks for statistics', SUPERVISOR_SCOPE, { type: 'statistics', by: 'queue' }, 1],
] as const)('%s while the router closes is told so', async (_, scope, query, questions) => {
  const answer = await askWithin(closingAfter(questions), scope, 'sender', query as never);
  expect(answer).toMatchObject({ ok: false, rejection: { code: 'ROUTER_CLOSED', retriable: true } });
});

test('content that is handed in while the router closes is not forbidden', async () => {
  const refused = await new Promise((refuse) => {
    const session = { scope: DESK_SCOPE, underWay: () => () => undefined, refuse } as unknown as Session;
    const relay = openRelay(closingAfter(0), openRegistry());
    relay(session, { type: 'relay', id: 'r', tenant: 'acme', contact: 'c1', offer: '1.1', k: 1, body: 'x' } as never);
  });
  expect(refused).toMatchObject({ code: 'ROUTER_CLOSED', retriable: true });
});
