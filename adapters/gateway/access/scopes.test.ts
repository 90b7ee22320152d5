// Every scope × every command and question: what the scope covers succeeds, everything else is refused and has no effect.
import { afterEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.js';
import type { Link } from '../testing/link.js';
import { type CommandCase, commandCases, populate, type QueryCase, queryCases, standing } from '../testing/world.js';

interface Holder {
  readonly name: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly role: 'adapter' | 'desk' | 'supervisor';
  readonly tenants: readonly string[];
  readonly channels?: readonly string[];
  readonly agent?: string;
  readonly hubs?: readonly string[];
  readonly admin?: boolean;
}

const ALL_TENANTS = ['acme', 'beta'];
const ALL_CHANNELS = ['voice', 'chat', 'email'];
const ALL_HUBS = ['lisbon', 'paris'];
const star = (list: readonly string[], all: readonly string[]) => (list === all ? '*' : list);

const adapter = (tenants: readonly string[], channels: readonly string[]): Holder => ({
  name: `adapter of ${tenants} × ${channels}`,
  claims: { sub: 'web', role: 'adapter', tenants: star(tenants, ALL_TENANTS), channels: star(channels, ALL_CHANNELS) },
  role: 'adapter',
  tenants,
  channels,
});
const desk = (agent: string): Holder => ({
  name: `desk of ${agent}`,
  claims: { sub: agent, role: 'desk', agents: [agent] },
  role: 'desk',
  tenants: ALL_TENANTS,
  agent,
});
const supervisor = (tenants: readonly string[], hubs: readonly string[], admin = false): Holder => ({
  name: `${admin ? 'administering ' : ''}supervisor of ${tenants} × ${hubs}`,
  claims: { sub: 'sue', role: 'supervisor', tenants: star(tenants, ALL_TENANTS), hubs: star(hubs, ALL_HUBS), admin },
  role: 'supervisor',
  tenants,
  hubs,
  admin,
});

const HOLDERS: readonly Holder[] = [
  adapter(['acme'], ['chat']),
  adapter(['acme'], ['email']),
  adapter(['beta'], ['chat']),
  adapter(['beta'], ['voice']),
  adapter([], ALL_CHANNELS),
  adapter(ALL_TENANTS, ALL_CHANNELS),
  desk('ana'),
  desk('bruno'),
  desk('claire'),
  supervisor(['acme'], ['lisbon']),
  supervisor(['beta'], ['paris']),
  supervisor(ALL_TENANTS, []),
  supervisor(ALL_TENANTS, ALL_HUBS),
  supervisor(ALL_TENANTS, ALL_HUBS, true),
];

/** What the protocol's page promises, written down a second time and independently of the gateway's own tables. */
function mayCommand(holder: Holder, { command, touched }: CommandCase): boolean {
  const { tenant, channel, agent, hub } = touched;
  const inTenant = tenant !== undefined && holder.tenants.includes(tenant);
  const inChannel = channel !== undefined && (holder.channels ?? []).includes(channel);
  switch (holder.role) {
    case 'adapter': {
      const bringing = [
        ...['contact.enqueue', 'contact.update', 'contact.abandon', 'contact.withdraw', 'contact.release', 'offer.fail'],
        ...['contact.park', 'contact.reply', 'contact.signal', 'contact.request-callback', 'contact.dialled'],
        ...['contact.idle', 'contact.active', 'slot.book', 'slot.cancel'],
      ];
      if (command.type.startsWith('customer.')) return inTenant;
      return bringing.includes(command.type) && inTenant && inChannel;
    }
    case 'desk': {
      const own = [
        'agent.sign-in',
        'agent.sign-out',
        'agent.set-presence',
        'offer.accept',
        'offer.reject',
        'contact.release',
        'contact.park',
        'wrap-up.finish',
        'wrap-up.extend',
        'contact.claim',
        'contact.transfer',
        'contact.hand-off',
        'contact.consult',
      ];
      return own.includes(command.type) && agent === holder.agent;
    }
    case 'supervisor':
      if (command.type === 'contact.update') return inTenant && command.attributes === undefined;
      if (['contact.assign', 'contact.take-over', 'wrap-up.finish', 'wrap-up.extend'].includes(command.type))
        return inTenant && (holder.hubs ?? []).includes(hub as string);
      if (
        [
          'slot.book',
          'slot.cancel',
          'participant.join',
          'contact.pull',
          'contact.force-release',
          'contact.transfer',
          'contact.move',
          'contact.prioritise',
        ].includes(command.type)
      )
        return inTenant;
      if (['hub.suspend', 'hub.resume', 'agents.change', 'agents.restore', 'agent.sign-out'].includes(command.type))
        return (holder.hubs ?? []).includes(hub as string);
      if (command.type.startsWith('customer.')) return inTenant;
      // The queues are at home in no hub: what is done to one is done to all.
      if (command.type.startsWith('queue.')) return inTenant && holder.hubs === ALL_HUBS;
      return command.type === 'calendar.extend' && holder.admin === true;
  }
}

function mayAsk(holder: Holder, { query, touched }: QueryCase): boolean {
  const { tenant, channel, agent, hub } = touched;
  const inTenant = tenant === undefined || holder.tenants.includes(tenant);
  const everything = holder.tenants === ALL_TENANTS && holder.hubs === ALL_HUBS;
  if (query.type === 'sender') return query.sender === `${holder.role}:${holder.claims['sub']}:one`;
  switch (holder.role) {
    case 'adapter':
      if (query.type === 'contact') return inTenant && (holder.channels ?? []).includes(channel as string);
      if (query.type === 'queue' || query.type === 'slots') return inTenant;
      return query.type === 'adapter' && query.adapter === 'web';
    case 'desk':
      return (query.type === 'agent' || query.type === 'contact') && agent === holder.agent;
    case 'supervisor':
      if (query.type === 'statistics') {
        return everything || query.by === 'queue' || query.by === 'agent' || (query.by === 'hub' && holder.tenants === ALL_TENANTS);
      }
      return inTenant && (hub === undefined || (holder.hubs ?? []).includes(hub));
  }
}

let house: House;
afterEach(() => house.close());

async function enter(holder: Holder): Promise<{ link: Link; offers: Readonly<Record<string, string>> }> {
  // Several hundred houses, in the same state each.
  house = await openHouse({ clock: standing, checkInvariants: false });
  const { offers } = await populate(house.router);
  const link = await house.link(holder.claims);
  await link.next('welcome');
  return { link, offers };
}

async function answerOf(link: Link, n: number, command: unknown): Promise<string> {
  link.send({ type: 'command', n, command });
  return Promise.race([
    link.next('ok', (frame) => frame.n === n).then(() => 'ok'),
    link.next('error', (frame) => frame.n === n).then(({ code }) => code),
  ]);
}

async function replyTo(link: Link, id: string, query: unknown): Promise<{ code: string; view?: unknown }> {
  link.send({ type: 'query', id, query });
  return Promise.race([
    link.next('answer', (frame) => frame.id === id).then(({ view }) => ({ code: 'ok', view })),
    link.next('error', (frame) => frame.id === id).then(({ code }) => ({ code })),
  ]);
}

/** Names that only the other brand, or the other hub, would bring in. */
const foreign = (holder: Holder): RegExp[] => [
  ...ALL_TENANTS.filter((tenant) => !holder.tenants.includes(tenant)).map(
    (tenant) => new RegExp(`"(contact|queue|tenant|key)":"${tenant}`),
  ),
  ...(holder.role === 'supervisor' ? ALL_HUBS.filter((hub) => !holder.hubs?.includes(hub)).map((hub) => new RegExp(`"hub":"${hub}"`)) : []),
  ...(holder.role === 'desk'
    ? ['ana', 'bruno', 'claire'].filter((agent) => agent !== holder.agent).map((agent) => new RegExp(`"agent":"${agent}"`))
    : []),
];

describe.each(HOLDERS)('$name', (holder) => {
  test('commands beyond the scope are refused and move nothing', async () => {
    const { link, offers } = await enter(holder);
    const before = house.router.head;
    let n = 0;
    for (const one of commandCases(offers)) {
      if (mayCommand(holder, one)) continue;
      n += 1;
      expect([one.command, await answerOf(link, n, one.command)]).toEqual([one.command, 'COMMAND_FORBIDDEN']);
    }
    expect(n).toBeGreaterThan(20);
    expect(house.router.head).toEqual(before);
  });

  test('commands within the scope are carried out', async () => {
    const { offers, ...entered } = await enter(holder);
    let { link } = entered;
    const allowed = commandCases(offers).filter((one) => mayCommand(holder, one));
    const done = new Set<string>();
    let n = 0;
    for (const { command } of allowed) {
      n += 1;
      const answer = await answerOf(link, n, command);
      expect([command, answer]).not.toEqual([command, 'COMMAND_FORBIDDEN']);
      if (answer !== 'ok') continue; // Nothing has moved.
      done.add(command.type);
      await house.close();
      ({ link } = await enter(holder));
      n = 0;
    }
    // Claire is not signed in and has nothing in hand; resuming or restoring what nobody has spoken of, calendars nobody has, and answers and slots nobody awaits, are the router's to refuse.
    const expected = allowed
      .map(({ command }) => command.type)
      .filter(
        (type) =>
          ![
            'hub.resume',
            'queue.restore',
            'calendar.extend',
            'agent.sign-out',
            'contact.reply',
            'contact.signal',
            'contact.dialled',
            'contact.hand-off',
            'slot.cancel',
          ].includes(type),
      );
    if (holder.agent === 'claire') expect([...done]).toEqual(['agent.sign-in']);
    else
      expect([...done].filter((type) => type !== 'agent.sign-out')).toEqual(
        expect.arrayContaining([...new Set(expected.filter((type) => type !== 'agent.sign-in'))]),
      );
  });

  test('questions show what the scope covers and nothing else; so do snapshot and events', async () => {
    const { link } = await enter(holder);
    link.send({ type: 'subscribe', after: { seq: 0, check: '0'.repeat(32) } });
    await link.next('heartbeat', ({ seq }) => seq > 0);
    const again = await house.link({ ...holder.claims }, 'two');
    again.send({ type: 'subscribe' });
    await again.next('snapshot');
    const asking = holder.role === 'adapter' ? again : link;
    let id = 0;
    for (const one of queryCases()) {
      id += 1;
      const own =
        one.query.type === 'sender' && holder.role === 'adapter'
          ? { ...one, query: { type: 'sender', sender: 'adapter:web:two' } as const }
          : one;
      const { code } = await replyTo(asking, String(id), own.query);
      const may = mayAsk(holder, one);
      expect([own.query, code]).toEqual([own.query, may ? 'ok' : 'QUERY_FORBIDDEN']);
    }
    const told = JSON.stringify([...link.frames, ...again.frames].filter(({ type }) => type !== 'error'));
    for (const name of foreign(holder)) expect(told).not.toMatch(name);
  });
});

describe('between adapters and desks', () => {
  test('content goes only between the adapter that brought the contact and the desk that owns it', async () => {
    house = await openHouse({ clock: standing });
    const adapterLink = await house.link({ sub: 'web', role: 'adapter', tenants: ['acme'], channels: ['chat'] });
    const other = await house.link({ sub: 'other', role: 'adapter', tenants: ['acme'], channels: ['chat'] });
    await adapterLink.next('welcome');
    await house.router.send({ type: 'agent.connected', agent: 'ana', connection: 'x' });
    await house.router.send({ type: 'agent.sign-in', agent: 'ana' });
    await answerOf(adapterLink, 1, { type: 'contact.enqueue', contact: 'c1', queue: 'acme-care', channel: 'chat', adapter: 'other' });
    const seen = await house.router.ask({ type: 'contact', tenant: 'acme', contact: 'c1' });
    if (!seen.ok) throw new Error(seen.rejection.message);
    expect(seen.view.adapter).toBe('web');
    const offer = seen.view.offers[0] as string;
    const frame = (id: string) => ({ type: 'relay', id, tenant: 'acme', contact: 'c1', offer, k: 1, body: 'hello' });
    const refusal = async (from: Link, id: string, changes: object = {}) => {
      from.send({ ...frame(id), ...changes });
      return (await from.next('error', (error) => error.id === id)).code;
    };
    expect(await refusal(adapterLink, 'early')).toBe('RELAY_FORBIDDEN');
    await house.router.send({ type: 'offer.accept', offer });
    expect(await refusal(adapterLink, 'alone')).toBe('RELAY_UNREACHABLE');
    const ana = await house.link({ sub: 'ana', role: 'desk', agents: ['ana'] });
    const claire = await house.link({ sub: 'claire', role: 'desk', agents: ['claire'] });
    const sue = await house.link({ sub: 'sue', role: 'supervisor', tenants: '*', hubs: '*' });
    await ana.next('welcome');
    expect(await refusal(other, 'other')).toBe('RELAY_FORBIDDEN');
    expect(await refusal(claire, 'claire')).toBe('RELAY_FORBIDDEN');
    expect(await refusal(sue, 'sue')).toBe('RELAY_FORBIDDEN');
    expect(await refusal(ana, 'offer', { offer: '99.1' })).toBe('RELAY_FORBIDDEN');
    expect(await refusal(ana, 'tenant', { tenant: 'beta' })).toBe('RELAY_FORBIDDEN');
    expect(await refusal(ana, 'end', { type: 'relay-end', received: 0 })).toBe('RELAY_FORBIDDEN');
    expect(await refusal(adapterLink, 'fetch', { type: 'relay-fetch', after: 0 })).toBe('RELAY_FORBIDDEN');
    ana.send(frame('ok'));
    await ana.next('relayed');
    expect((await adapterLink.next('relay')).body).toBe('hello');
    expect([other, claire, sue].some(({ frames }) => frames.some(({ type }) => type === 'relay'))).toBe(false);
  });

  test('a supervisor does not lift what a contact requires of agents', async () => {
    house = await openHouse({ clock: standing });
    const requires = { all: [{ skill: 'kyc', level: 1 }], any: [], none: [] };
    const sue = await house.link({ sub: 'sue', role: 'supervisor', tenants: '*', hubs: '*' });
    await sue.next('welcome');
    await house.router.send({ type: 'contact.enqueue', tenant: 'acme', contact: 'c1', queue: 'acme-care', channel: 'chat' });
    for (const [n, wanted] of [requires, null].entries()) {
      sue.send({ type: 'command', n: n + 1, command: { type: 'contact.update', tenant: 'acme', contact: 'c1', requires: wanted } });
      expect((await sue.next('error', (error) => error.n === n + 1)).code).toBe('COMMAND_FORBIDDEN');
    }
  });

  test('only adapters reconcile, and only within their tenants', async () => {
    house = await openHouse({ clock: standing });
    const sue = await house.link({ sub: 'sue', role: 'supervisor', tenants: '*', hubs: '*' });
    sue.send({ type: 'reconcile', id: 'r', holds: [], more: false });
    expect((await sue.next('error')).code).toBe('RECONCILE_FORBIDDEN');
    const acme = await house.link({ sub: 'web', role: 'adapter', tenants: ['acme'], channels: '*' });
    acme.send({ type: 'reconcile', id: 'r', holds: [{ tenant: 'beta', contact: 'x' }], more: false });
    expect((await acme.next('error')).code).toBe('COMMAND_FORBIDDEN');
  });
});
