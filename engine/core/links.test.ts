// What a contact leads to and who takes part in it stays written in the events; what a release is called is what the plan allows.

import { describe, expect, test } from 'vitest';
import type { LIMITS } from '../limits.js';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const events = (play: Awaited<ReturnType<typeof scene>>) => play.box.journal.records().flatMap((record) => record.events);

test('a follow-up names what it came from, live or long over, and the release what it led to', async () => {
  const play = await scene(small(['ana']));
  await play.ready('ana');
  await play.taken('signal');
  await play.arrives('visit', { channel: 'email', parent: 'signal' });
  await play.send({ type: 'contact.release', contact: 'signal', followUp: 'visit' });
  await play.arrives('bill', { channel: 'email', parent: 'signal' });
  expect(events(play).filter(({ type }) => type === 'contact.queued')).toMatchObject([
    { contact: 'signal', link: null },
    { contact: 'visit', link: { kind: 'followUp', contact: 'signal', ordinal: 1, agent: null } },
    { contact: 'bill', link: { kind: 'followUp', contact: 'signal', ordinal: null } },
  ]);
  expect(events(play).find(({ type }) => type === 'contact.released')).toMatchObject({ followUp: 'visit' });
  // It is a contact like any other: it outlives what it came from, is counted, handed on and asked about.
  expect([...play.box.state.contacts.values()].map(({ contact }) => contact)).toEqual(['visit', 'bill']);
  expect(await play.box.router.ask({ type: 'statistics', by: 'queue' })).toMatchObject({ view: { rows: [{ contacts: 3 }] } });
});

test('a disposition is one of the queue’s, else of the plan’s; where neither declares any, anything', async () => {
  const setting = company({
    agents: { ana: { capacity: 300, channelMax: { chat: 9 } } },
    plan: { dispositions: ['solved', 'open'] },
    queues: { sales: { channels: ['chat'], dispositions: ['sold'] } },
  });
  const play = await scene(setting);
  await play.ready('ana');
  await play.taken('help', { channel: 'chat' });
  await play.taken('sales', { queue: 'sales', channel: 'chat' });
  const { answer } = await play.box.send({ type: 'contact.release', contact: 'sales', disposition: 'solved' });
  expect(answer).toMatchObject({ rejection: { code: 'DISPOSITION_UNKNOWN', next: 'Name one of sold.' } });
  expect(await play.send({ type: 'contact.release', contact: 'sales', disposition: 'sold' })).toBe('ok');
  expect(await play.send({ type: 'contact.release', contact: 'help', disposition: 'sold' })).toBe('DISPOSITION_UNKNOWN');
  expect(await play.send({ type: 'contact.release', contact: 'help' })).toBe('ok');
});

describe('participants', () => {
  test('hear and help, own nothing and carry no load, and leave with the owner’s part', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    expect(await play.send({ type: 'participant.join', contact: 'call', participant: 'sue', mode: 'monitor' })).toBe('CONTACT_STATE');
    await play.accepts('call');
    play.told();
    await play.send({ type: 'participant.join', contact: 'call', participant: 'sue', mode: 'monitor' });
    await play.send({ type: 'participant.join', contact: 'call', participant: 'sue', mode: 'barge' });
    await play.send({ type: 'participant.join', contact: 'call', participant: 'bea', mode: 'whisper' });
    expect(await play.send({ type: 'participant.join', contact: 'call', participant: 'ana', mode: 'barge' })).toBe('CONTACT_STATE');
    await play.send({ type: 'participant.leave', contact: 'call', participant: 'bea' });
    expect(await play.send({ type: 'participant.leave', contact: 'call', participant: 'bea' })).toBe('PARTICIPANT_UNKNOWN');
    expect(play.told()).toEqual(['sue joins call: monitor', 'sue joins call: barge', 'bea joins call: whisper', 'bea leaves call']);
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'owned', participants: [{ participant: 'sue', mode: 'barge' }] });
    await play.arrives('next');
    expect(play.told()).toEqual(['next waits', 'next is offered to bea']);
    await play.send({ type: 'contact.pull', contact: 'call' });
    expect(play.box.state.contacts.get(1)?.participants).toEqual([]);
  });

  test('are limited in number', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('call');
    const join = (n: number) => play.send({ type: 'participant.join', contact: 'call', participant: `sue-${n}`, mode: 'monitor' });
    for (let n = 0; n < 8; n++) expect(await join(n)).toBe('ok');
    expect([await join(7), await join(8)]).toEqual(['ok', 'LIMIT_REACHED']);
    const { answer } = await play.box.send({ type: 'participant.join', contact: 'call', participant: 'sue-9', mode: 'monitor' });
    // By the name that docs/limits.md has for it.
    expect(answer).toMatchObject({ rejection: { details: { limit: 'participantsPerContact' satisfies keyof typeof LIMITS, count: 8 } } });
  });
});
