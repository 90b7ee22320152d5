// A contact goes in over one socket, is offered, accepted, talked about and released over another, and health and metrics tell of it.
import { wireEventSchema } from '@signalbox/engine/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { openGateway } from './gateway.js';
import { ADAPTER, DESK, type House, openHouse, SECRET, SUPERVISOR } from './testing/house.js';

let house: House;
afterEach(() => house.close());

const enqueue = (contact: string) => ({ type: 'contact.enqueue', tenant: 'acme', contact, queue: 'acme-care', channel: 'chat' });

describe('a day at the gateway', () => {
  test('a contact travels from the adapter to the desk and back, content beside it', async () => {
    house = await openHouse();
    const adapter = await house.link(ADAPTER);
    const desk = await house.link(DESK);
    const welcome = await adapter.next('welcome');
    expect(welcome).toMatchObject({ protocol: 'signalbox.v1', sender: 'adapter:web:one', role: 'adapter', highestN: 0 });
    await desk.next('welcome');
    for (const each of [adapter, desk]) each.send({ type: 'subscribe' });
    expect((await desk.next('snapshot')).view).toMatchObject({ agent: 'ana', connection: 'connected', work: [] });
    expect((await adapter.next('snapshot')).view).toMatchObject({ adapter: 'web', contacts: [] });

    desk.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'ana' } });
    await desk.next('ok', ({ n }) => n === 1);
    adapter.send({ type: 'command', n: 1, command: enqueue('c1') });
    const { seq } = await adapter.next('ok');
    const offered = await desk.next('events', ({ events }) => events.some(({ type }) => type === 'offer.made'));
    expect(offered.seq).toBe(seq);
    expect(offered.events).toEqual([expect.not.objectContaining({ decision: expect.anything() })]);
    const offer = offered.events[0] as { offer: string };

    desk.send({ type: 'command', n: 2, command: { type: 'offer.accept', offer: offer.offer } });
    await desk.next('ok', ({ n }) => n === 2);
    await adapter.next('events', ({ events }) => events.some(({ type }) => type === 'offer.accepted'));
    const to = { tenant: 'acme', contact: 'c1', offer: offer.offer };
    adapter.send({ type: 'relay', id: 'r1', ...to, k: 1, body: { text: 'Olá' } });
    await adapter.next('relayed');
    expect(await desk.next('relay')).toEqual({ type: 'relay', ...to, k: 1, body: { text: 'Olá' } });
    desk.send({ type: 'relay-fetch', id: 'f1', ...to, after: 0 });
    expect(await adapter.next('relay-fetch')).toEqual({ type: 'relay-fetch', ...to, after: 0 });
    adapter.send({ type: 'relay-end', id: 'e1', ...to, k: 1, received: 0 });
    expect(await desk.next('relay-end')).toEqual({ type: 'relay-end', ...to, k: 1, received: 0 });

    desk.send({ type: 'command', n: 3, command: { type: 'contact.release', tenant: 'acme', contact: 'c1', disposition: 'solved' } });
    await desk.next('ok', ({ n }) => n === 3);
    await adapter.next('events', ({ events }) => events.some(({ type }) => type === 'contact.released'));
    expect(JSON.stringify(house.released)).not.toContain('Olá');
  });

  test('every event on the wire is one the description knows, and keeps all its fields', async () => {
    house = await openHouse();
    const supervisor = await house.link(SUPERVISOR);
    supervisor.send({ type: 'subscribe', after: { seq: 0, check: '0'.repeat(32) } });
    const adapter = await house.link(ADAPTER);
    const desk = await house.link(DESK);
    await adapter.next('welcome');
    desk.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'ana' } });
    await desk.next('ok');
    adapter.send({ type: 'command', n: 1, command: enqueue('c1') });
    const { seq } = await adapter.next('ok');
    await supervisor.next('events', (frame) => frame.seq === seq);
    const events = supervisor.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['router.resumed', 'plan.published', 'contact.queued', 'offer.made']),
    );
    for (const event of events) expect(wireEventSchema.parse(event)).toEqual(event);
  });

  test('health tells whether the router is open, metrics have every label from the start, a taken port is named', async () => {
    house = await openHouse();
    const base = `http://127.0.0.1:${house.gateway.port}`;
    expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ live: true });
    expect((await fetch(`${base}/health/ready`)).status).toBe(200);
    const before = await (await fetch(`${base}/metrics`)).text();
    expect(before).toContain('signalbox_gateway_rejections_total{code="OFFER_OVER"} 0');
    const desk = await house.link(DESK);
    desk.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'claire' } });
    await desk.next('error');
    const after = await (await fetch(`${base}/metrics`)).text();
    expect(after).toContain('signalbox_gateway_rejections_total{code="COMMAND_FORBIDDEN"} 1');
    expect(after).toContain('signalbox_gateway_connections{role="desk"} 1');
    expect(after.split('\n').length).toBe(before.split('\n').length);
    expect(await (await fetch(`${base}/protocol`)).json()).toMatchObject({ asyncapi: '3.1.0' });
    await expect(openGateway({ router: house.router, tokens: { secret: SECRET }, port: house.gateway.port })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
    });
    await house.router.close();
    expect((await fetch(`${base}/health/ready`).catch(() => ({ status: 503 }))).status).toBe(503);
  });

  test('closing says goodbye to everyone, tells the router who has gone and leaves the router open', async () => {
    house = await openHouse();
    const desk = await house.link(DESK);
    await desk.next('welcome');
    await house.gateway.close({ retryAfterMs: 1_234 });
    expect(await desk.next('bye')).toMatchObject({ reason: 'goingAway', retryAfterMs: 1_234 });
    expect((await desk.closed).code).toBe(1001);
    expect(house.router.phase).toBe('open');
    expect(house.released.flatMap(({ events }) => events.map(({ type }) => type))).toContain('agent.connection-lost');
  });
});
