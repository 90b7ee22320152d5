import type { Clock, CommandInput, QueryInput, Router } from '@signalbox/engine';

/** A clock that stands still, so that nothing falls due by itself while commands are compared. */
export const standing: Clock = { nowMs: () => 1_800_000_000_000, wakeAt: () => () => undefined };

/** Who a command or question touches, as an independent reading of it. */
export interface Touched {
  readonly tenant?: string;
  readonly channel?: string;
  readonly agent?: string;
  readonly hub?: string;
}

/** Both brands have a contact in every state: waiting, offered, in hand and in wrap-up (chat), and acme one that waits by e-mail. */
export async function populate(router: Router): Promise<{ offers: Readonly<Record<string, string>> }> {
  const offers: Record<string, string> = {};
  const send = async (command: CommandInput) => {
    const answer = await router.send(command);
    if (!answer.ok) throw new Error(`${command.type}: ${answer.rejection.message}`);
  };
  for (const [tenant, agent] of [
    ['acme', 'ana'],
    ['beta', 'bruno'],
  ] as const) {
    await send({ type: 'agent.connected', agent, connection: `world-${agent}` });
    await send({ type: 'agent.sign-in', agent });
    for (const stage of ['wrap', 'hand', 'offer'] as const) {
      const contact = `${tenant}-${stage}`;
      await send({ type: 'contact.enqueue', tenant, contact, queue: `${tenant}-care`, channel: 'chat', languages: [{ tag: 'pt' }] });
      const view = await router.ask({ type: 'contact', tenant, contact });
      const offer = view.ok ? view.view.offers[0] : undefined;
      if (offer === undefined) throw new Error(`${contact} was not offered`);
      offers[contact] = offer;
      if (stage !== 'offer') await send({ type: 'offer.accept', offer });
      if (stage === 'wrap') await send({ type: 'contact.release', tenant, contact });
    }
    await send({
      type: 'contact.enqueue',
      tenant,
      contact: `${tenant}-wait`,
      queue: `${tenant}-care`,
      channel: 'chat',
      languages: [{ tag: 'fr' }],
    });
  }
  await send({
    type: 'contact.enqueue',
    tenant: 'acme',
    contact: 'acme-mail',
    queue: 'acme-post',
    channel: 'email',
    languages: [{ tag: 'fr' }],
  });
  return { offers };
}

export interface CommandCase {
  readonly command: CommandInput;
  readonly touched: Touched;
}

/** Every command of the alphabet, aimed at each tenant, channel, agent and hub there is. */
export function commandCases(offers: Readonly<Record<string, string>>): CommandCase[] {
  const cases: CommandCase[] = [];
  const add = (command: CommandInput, touched: Touched = {}) => cases.push({ command, touched });
  const contacts = [
    { tenant: 'acme', contact: 'acme-wait', channel: 'chat' },
    { tenant: 'acme', contact: 'acme-mail', channel: 'email' },
    { tenant: 'beta', contact: 'beta-wait', channel: 'chat' },
  ] as const;
  for (const { tenant, contact, channel } of contacts) {
    const queue = channel === 'email' ? 'acme-post' : `${tenant}-care`;
    add({ type: 'contact.enqueue', tenant, contact: `${contact}-new`, queue, channel }, { tenant, channel });
    add({ type: 'contact.update', tenant, contact, priority: 5 }, { tenant, channel });
    add({ type: 'contact.update', tenant, contact, attributes: { vip: true } }, { tenant, channel });
    add({ type: 'contact.park', tenant, contact, reply: true }, { tenant, channel });
    add({ type: 'contact.request-callback', tenant, contact }, { tenant, channel });
    add({ type: 'slot.book', tenant, contact, fromMs: standing.nowMs() + 3_600_000 }, { tenant, channel });
    add({ type: 'slot.cancel', tenant, contact }, { tenant, channel });
    add({ type: 'contact.dialled', tenant, contact, outcome: 'connected' }, { tenant, channel });
    add({ type: 'contact.reply', tenant, contact }, { tenant, channel });
    add({ type: 'contact.signal', tenant, contact }, { tenant, channel });
    add({ type: 'contact.abandon', tenant, contact }, { tenant, channel });
    add({ type: 'contact.withdraw', tenant, contact, reason: 'spam' }, { tenant, channel });
    add({ type: 'contact.move', tenant, contact, queue }, { tenant, channel });
    add({ type: 'contact.prioritise', tenant, contact, band: 1 }, { tenant, channel });
    add({ type: 'customer.do-not-contact', tenant, customer: contact }, { tenant });
    add({ type: 'customer.may-contact', tenant, customer: contact }, { tenant });
    add({ type: 'queue.set-shares', tenant, queue, percents: [50, 50] }, { tenant });
    add({ type: 'queue.close', tenant, queue, because: 'drill' }, { tenant });
    add({ type: 'queue.emergency-close', tenant, queue, because: 'drill' }, { tenant });
    add({ type: 'queue.open', tenant, queue, because: 'drill' }, { tenant });
    add({ type: 'queue.restore', tenant, queue, because: 'calm' }, { tenant });
  }
  for (const [tenant, agent] of [
    ['acme', 'ana'],
    ['beta', 'bruno'],
  ] as const) {
    const touched = { tenant, agent, channel: 'chat' };
    const offer = offers[`${tenant}-offer`] as string;
    add({ type: 'contact.release', tenant, contact: `${tenant}-hand` }, touched);
    add({ type: 'contact.park', tenant, contact: `${tenant}-hand`, reply: true }, touched);
    add({ type: 'contact.idle', tenant, contact: `${tenant}-hand` }, touched);
    add({ type: 'contact.active', tenant, contact: `${tenant}-hand` }, touched);
    add({ type: 'offer.accept', offer }, touched);
    add({ type: 'offer.reject', offer }, touched);
    add({ type: 'offer.fail', offer, reason: 'line-dead' }, touched);
    add({ type: 'participant.join', tenant, contact: `${tenant}-hand`, participant: 'sue', mode: 'monitor' }, { tenant, channel: 'chat' });
    add({ type: 'participant.join', tenant, contact: `${tenant}-hand`, participant: 'sam', mode: 'monitor' }, { tenant: 'none' });
    add({ type: 'contact.force-release', tenant, contact: `${tenant}-hand`, reason: 'hangs' }, { tenant, channel: 'chat' });
    add({ type: 'contact.pull', tenant, contact: `${tenant}-hand` }, { tenant, channel: 'chat' });
    add({ type: 'contact.transfer', tenant, contact: `${tenant}-hand`, to: { queue: `${tenant}-care` } }, touched);
    add({ type: 'contact.hand-off', tenant, contact: `${tenant}-hand` }, touched);
    add({ type: 'contact.consult', tenant, contact: `${tenant}-hand`, to: { queue: `${tenant}-care` } }, touched);
    const waiting = `${tenant}-offer`;
    add({ type: 'contact.claim', tenant, contact: waiting, agent }, touched);
    add({ type: 'contact.assign', tenant, contact: waiting, agent }, { hub: 'lisbon', ...touched });
    for (const type of ['wrap-up.finish', 'wrap-up.extend'] as const)
      add({ type, offer: offers[`${tenant}-wrap`] as string }, { hub: 'lisbon', ...touched });
  }
  for (const agent of ['ana', 'bruno', 'claire']) {
    const hub = agent === 'claire' ? 'paris' : 'lisbon';
    add({ type: 'agent.sign-in', agent }, { agent });
    add({ type: 'agent.sign-out', agent }, { agent, hub });
    add({ type: 'agents.change', agents: [agent], set: { channels: ['chat'] }, because: 'peak' }, { hub });
    add({ type: 'agent.set-presence', agent, presence: 'notReady', reason: 'break' }, { agent });
    add({ type: 'agent.connected', agent, connection: 'forged' }, { agent });
    add({ type: 'agent.lost', agent, connection: `world-${agent}` }, { agent });
  }
  for (const hub of ['lisbon', 'paris']) {
    add({ type: 'hub.suspend', hub }, { hub });
    add({ type: 'hub.resume', hub }, { hub });
    add({ type: 'agents.change', hub, set: { channels: ['chat'] }, because: 'peak' }, { hub });
    add({ type: 'agents.restore', hub, because: 'calm' }, { hub });
  }
  add({ type: 'adapter.connected', adapter: 'web', holds: [] });
  add({ type: 'adapter.lost', adapter: 'web' });
  add({ type: 'clock.tick' });
  add({ type: 'calendar.extend', calendars: [{ id: 'none', instantsMs: [], horizonMs: 0, tzdata: 'x' }] });
  add({ type: 'plan.publish', plan: {} as never, roster: {} as never });
  return cases;
}

export interface QueryCase {
  readonly query: QueryInput;
  readonly touched: Touched;
}

export function queryCases(): QueryCase[] {
  const cases: QueryCase[] = [];
  const add = (query: QueryInput, touched: Touched = {}) => cases.push({ query, touched });
  for (const tenant of ['acme', 'beta']) {
    const agent = tenant === 'acme' ? 'ana' : 'bruno';
    add({ type: 'contact', tenant, contact: `${tenant}-wait` }, { tenant, channel: 'chat' });
    add({ type: 'contact', tenant, contact: `${tenant}-hand` }, { tenant, channel: 'chat', agent });
    add({ type: 'explain', tenant, contact: `${tenant}-wait` }, { tenant });
    add({ type: 'queue', queue: `${tenant}-care` }, { tenant });
    add({ type: 'slots', queue: `${tenant}-care` }, { tenant });
    add({ type: 'overview', tenants: [tenant] }, { tenant });
  }
  add({ type: 'contact', tenant: 'acme', contact: 'acme-mail' }, { tenant: 'acme', channel: 'email' });
  add({ type: 'agent', agent: 'ana' }, { agent: 'ana', tenant: 'acme', hub: 'lisbon' });
  add({ type: 'agent', agent: 'bruno' }, { agent: 'bruno', tenant: 'beta', hub: 'lisbon' });
  for (const hub of ['lisbon', 'paris']) add({ type: 'hub', hub }, { hub });
  for (const adapter of ['web', 'other']) add({ type: 'adapter', adapter });
  add({ type: 'sender', sender: 'adapter:web:one' });
  for (const by of ['queue', 'hub', 'language', 'channel', 'agent'] as const) add({ type: 'statistics', by });
  add({ type: 'overview' });
  return cases;
}
