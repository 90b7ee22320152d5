import { aheadOfItsShare } from './ahead-of-its-share.js';
import type { BoxOptions } from './box.js';
import { scene } from './scene.js';
import { calendar, company } from './small.js';

/** What chance hardly ever brings about: an event that alone says who may have a contact now, or may not any more. */
export const TOUCHING_SCENES: readonly ((options: BoxOptions) => Promise<void>)[] = [
  wrapsUp,
  customerIsBack,
  emergencyBehindClosedDoors,
  newShares,
  adapterStaysAway,
];

/** Who wraps up is free when that is done. */
async function wrapsUp(options: BoxOptions): Promise<void> {
  const play = await scene(company({ agents: { ana: {} } }), options);
  await play.ready('ana');
  for (const call of ['one', 'two']) await play.arrives(call);
  await play.accepts('one');
  await play.done('one');
}

/** Silence makes room for a smaller conversation; what is left when the customer is back is kept for the chat, though it is too little. */
async function customerIsBack(options: BoxOptions): Promise<void> {
  const play = await scene(
    company({
      agents: { ana: {} },
      help: { channels: ['chat', 'social'] },
      plan: { channels: { chat: { max: 4, cost: 50 }, social: { max: 4, cost: 25 } } },
    }),
    options,
  );
  await play.ready('ana');
  for (const chat of ['chat', 'other']) {
    await play.arrives(chat, { channel: 'chat' });
    await play.accepts(chat);
  }
  await play.arrives('post', { channel: 'social' });
  await play.send({ type: 'contact.idle', contact: 'chat' });
  await play.accepts('post');
  await play.send({ type: 'contact.active', contact: 'chat' });
  await play.arrives('more', { channel: 'social' });
}

/** Who is inside when the queue closes is still served, until there is an emergency. */
async function emergencyBehindClosedDoors(options: BoxOptions): Promise<void> {
  const days = calendar('days', [[0, 10]]);
  const play = await scene(
    company({ agents: { ana: {} }, help: { calendar: 'days', whenClosed: 'reject', wrapUpMax: 0 }, calendars: [days] }),
    options,
  );
  await play.ready('ana');
  for (const call of ['one', 'two']) await play.arrives(call);
  await play.accepts('one');
  play.at(12);
  await play.send({ type: 'queue.emergency-close', queue: 'help', waiting: 'keep', because: 'storm' });
  await play.ends('one');
}

/** The only one who is free has had her share, until more of the work is to be hers. */
async function newShares(options: BoxOptions): Promise<void> {
  const play = await aheadOfItsShare({}, options);
  await play.ends('urgent');
  await play.arrives('call');
  await play.send({ type: 'queue.set-shares', queue: 'help', percents: [100, 0] });
}

/** A contact that waits is offered to nobody any more once the adapter that brought it has stayed away, and then somebody comes. */
async function adapterStaysAway(options: BoxOptions): Promise<void> {
  const play = await scene(company({ agents: { ana: {} }, help: { steps: [{}] } }), options);
  await play.send({ type: 'adapter.connected', adapter: 'phones', holds: null });
  await play.arrives('call', { adapter: 'phones' });
  await play.send({ type: 'adapter.lost', adapter: 'phones' });
  play.at(20);
  await play.ready('ana');
}
