/** What is still offered when a process begins, and what goes on though its adapter no longer holds it, is found; and nothing else is. */
import type { JournalRecord } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { openOutages } from './outages.js';

type Written = { readonly command: object; readonly events: readonly object[]; readonly open?: readonly string[] };
const RESUME = { type: 'router.resume' };
const RESUMED = { type: 'router.resumed' };
const TICK = { type: 'clock.tick' };
const made = (offer: string) => ({ type: 'offer.made', offer, agent: 'ann' });
const enqueued = (contact: string) => ({ command: { type: 'contact.enqueue', contact, adapter: 'lines' }, events: [] });
const lists = (...contacts: readonly string[]) => ({
  type: 'adapter.connected',
  adapter: 'lines',
  holds: contacts.map((contact) => ({ contact })),
});

function lawsBroken(records: readonly Written[]): readonly string[] {
  const laws: string[] = [];
  const outages = openOutages((law, what) => laws.push(`${law}: ${what.split(' ')[0]}`));
  for (const [n, { open = [], ...record }] of records.entries()) outages.take({ seq: n + 1, ...record } as unknown as JournalRecord, open);
  return laws;
}

test('offers go back with the resumption', () => {
  const before = { command: TICK, events: [made('1.1'), made('2.1'), { type: 'offer.accepted', offer: '2.1' }] };
  const revoked = { type: 'offer.revoked', offer: '1.1' };
  expect(lawsBroken([before, { command: RESUME, events: [RESUMED, revoked, made('1.2')] }])).toEqual([]);
  expect(lawsBroken([before, { command: RESUME, events: [RESUMED] }])).toEqual(['no offer outlasts an outage: 1.1']);
});

test('what an adapter lists goes on, and nothing else of what it brought', () => {
  const brought = [enqueued('a'), enqueued('b')];
  expect(lawsBroken([...brought, { command: lists('a'), events: [], open: ['a', 'of another'] }])).toEqual([]);
  expect(lawsBroken([...brought, { command: lists('a'), events: [], open: ['a', 'b'] }])).toEqual(['what is not held is over: b']);
  expect(lawsBroken([...brought, { command: { ...lists(), holds: null }, events: [], open: ['a', 'b'] }])).toEqual([]);
});
