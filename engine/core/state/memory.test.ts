// What outlives a contact has a bound, by number and by age.
import { expect, test } from 'vitest';
import { contactKey } from '../../domain/ids.js';
import { LIMITS } from '../../limits.js';
import { BEGIN_MS } from '../../testing/names.js';
import { scene } from '../../testing/scene.js';
import { small } from '../../testing/small.js';
import { watch } from '../due/due.js';

test('the box remembers so many customers: one more, and the one not heard of for longest is forgotten', async () => {
  const play = await scene(small(['ana'], { lastAgent: { mode: 'prefer' } }));
  const { state } = play.box;
  for (let i = 0; i < LIMITS.rememberedCustomers; i++) {
    const key = contactKey('shop', `k${i}`);
    state.customers.set(key, {
      tenant: 'shop',
      customer: `k${i}`,
      agent: 'ana',
      atMs: BEGIN_MS - ((i * 7919) % LIMITS.rememberedCustomers),
    });
    watch(state, 'customer', key);
  }
  const oldest = [...state.customers.values()].reduce((old, one) => (one.atMs < old.atMs ? one : old));
  await play.ready('ana');
  await play.taken('call', { customer: 'new' });
  await play.done('call');
  expect(state.customers.size).toBe(LIMITS.rememberedCustomers);
  expect(state.customers.has(contactKey('shop', 'new'))).toBe(true);
  expect(state.customers.has(contactKey('shop', oldest.customer))).toBe(false);
  await play.taken('again', { customer: 'new' });
  await play.done('again');
  expect(state.customers.size).toBe(LIMITS.rememberedCustomers);
});

test('a customer and a sender not heard of for long are forgotten by deadline', async () => {
  const play = await scene(small(['ana']));
  await play.ready('ana');
  await play.taken('call', { customer: 'kim' });
  await play.done('call');
  const at = (ms: number) => play.box.clock.runTo(BEGIN_MS + ms);
  at(LIMITS.senderIdleMs - 1);
  expect(play.box.state.senders.has('setup')).toBe(true);
  at(LIMITS.senderIdleMs);
  expect(play.box.state.senders.has('setup')).toBe(false);
  at(LIMITS.rememberedCustomerMs - 1);
  expect(play.box.state.customers.size).toBe(1);
  at(LIMITS.rememberedCustomerMs);
  expect(play.box.state.customers.size).toBe(0);
});

test('as many senders as the box knows: one more is told to wait, those it knows go on', async () => {
  const play = await scene(small(['ana']));
  const { state } = play.box;
  for (let i = state.senders.size; i < LIMITS.senders; i++)
    state.senders.set(`s${i}`, { sender: `s${i}`, highestN: 1, lastAtMs: BEGIN_MS, ns: [1], seqs: [1] });
  const connect = { type: 'agent.connected', agent: 'ana', connection: 'desk' } as const;
  expect((await play.box.send(connect, { sender: 'stranger', n: 1 })).answer).toMatchObject({
    ok: false,
    rejection: { code: 'LIMIT_REACHED' },
  });
  expect((await play.box.send(connect, { sender: 's9', n: 2 })).answer).toMatchObject({ ok: true });
});
