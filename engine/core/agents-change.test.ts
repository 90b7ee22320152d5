// Supervisors change agents singly and in bulk, for a while or until further notice; the roster stays what it was.
import { describe, expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';

const of = (agents: Record<string, object>) => company({ agents, help: { skills: [] } });
const FRENCH = { languages: [{ tag: 'fr' }] };
const change = { type: 'agents.change', because: 'peak', by: 'sue' } as const;
const french = { languages: [{ language: 'fr', level: 'C1' as const }] };

describe('a change of agents', () => {
  test('lends a language for an hour, is undone by the hour, and takes back what no longer stands', async () => {
    const play = await scene(of({ ana: { languages: ['en'] } }));
    await play.ready('ana');
    await play.arrives('un', FRENCH);
    play.told();
    await play.send({ ...change, agents: ['ana'], set: french, untilMs: BEGIN_MS + 10_000 });
    expect(play.told()).toEqual(['ana is changed: peak', 'un is offered to ana']);
    play.at(10);
    expect(play.told()).toEqual(['un is taken back from ana: changed', 'ana is changed no longer: due']);
    expect(play.box.state.agents.get('ana')?.profile.languages.map(({ language }) => language)).toEqual(['en']);
  });

  test('of several is all or nothing, and names the first who cannot be changed', async () => {
    const play = await scene(of({ ana: {}, bea: {} }));
    await play.ready('ana');
    expect(await play.send({ ...change, agents: ['ana', 'zoe'], set: french })).toBe('AGENT_UNKNOWN');
    expect(await play.send({ ...change, agents: ['ana', 'bea'], presence: 'notReady', reason: 'training' })).toBe('CHANGE_IMPOSSIBLE');
    expect(await play.send({ ...change, agents: ['ana'], set: { skills: { nosuch: 3 } } })).toBe('CHANGE_IMPOSSIBLE');
    expect(await play.send({ ...change, agents: ['ana'], set: { skills: { cards: 3 } } })).toBe('CHANGE_IMPOSSIBLE');
    expect(await play.send({ ...change, agents: ['ana'], hub: 'lisbon', set: french })).toBe('COMMAND_INVALID');
    expect(await play.send({ ...change, agents: ['ana'] })).toBe('COMMAND_INVALID');
    expect(play.told()).not.toContain('ana is changed: peak');
  });

  test('of a hub passes over who is not signed in, in one record that names who did it', async () => {
    const play = await scene(of({ ana: {}, bea: {}, cas: {}, lea: { hub: 'lisbon' } }));
    await play.ready('ana', 'bea', 'lea');
    play.told();
    const before = play.box.state.seq;
    await play.send({ ...change, hub: 'bucharest', presence: 'notReady', reason: 'training' });
    expect(play.told()).toEqual([
      'ana is changed: peak',
      'ana is not ready: training',
      'bea is changed: peak',
      'bea is not ready: training',
    ]);
    const records = play.box.journal.records(before + 1);
    expect(records).toHaveLength(1);
    expect(records[0]?.events[0]).toMatchObject({ by: 'sue', because: 'peak' });
  });

  test('of presence gives back what was declared, unless the agent has declared something since', async () => {
    const play = await scene(of({ ana: {}, bea: {} }));
    await play.ready('ana', 'bea');
    await play.send({ ...change, agents: ['ana', 'bea'], presence: 'notReady', reason: 'training', untilMs: BEGIN_MS + 60_000 });
    await play.send({ type: 'agent.set-presence', agent: 'bea', presence: 'notReady', reason: 'break' });
    play.at(60);
    expect(['ana', 'bea'].map((id) => play.box.state.agents.get(id)?.presence)).toEqual(['ready', 'notReady']);
    expect(play.box.state.agents.get('bea')?.reason).toBe('break');
  });

  test('survives a new roster, which goes on under it, and a restart', async () => {
    const play = await scene(of({ ana: { languages: ['en'] } }));
    await play.send({ ...change, agents: ['ana'], set: french });
    await play.send({ type: 'plan.publish', ...of({ ana: { languages: ['en', 'pt'], capacity: 50 } }) });
    await play.box.restart('snapshot');
    const ana = () => play.box.state.agents.get('ana')?.profile;
    expect(ana()).toMatchObject({ capacity: 50, languages: [{ language: 'fr' }] });
    await play.send({ type: 'agents.restore', agents: ['ana'], because: 'calm', by: 'sue' });
    expect(ana()?.languages.map(({ language }) => language)).toEqual(['en', 'pt']);
  });

  test('lays several over each other, and each ends by itself', async () => {
    const play = await scene(of({ ana: { skills: { billing: 3 } } }));
    const skills = () =>
      Object.fromEntries((play.box.state.agents.get('ana')?.profile.skills ?? []).map(({ skill, level }) => [skill, level]));
    await play.send({ ...change, agents: ['ana'], set: { skills: { tech: 2, billing: 0 } }, untilMs: BEGIN_MS + 5_000 });
    await play.send({ ...change, agents: ['ana'], set: { skills: { billing: 5 } }, untilMs: BEGIN_MS + 9_000 });
    expect(skills()).toEqual({ tech: 2, billing: 5 });
    play.at(5);
    expect(skills()).toEqual({ billing: 5 });
    play.at(9);
    expect(skills()).toEqual({ billing: 3 });
  });
});

describe('signing an agent out', () => {
  test('is refused while contacts are in hand, unless they are to wait again', async () => {
    const play = await scene(of({ ana: {} }));
    await play.ready('ana');
    await play.taken('call');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana', by: 'sue' })).toBe('AGENT_BUSY');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana', by: 'sue', requeue: true })).toBe('ok');
    expect(play.box.state.agents.get('ana')).toMatchObject({ presence: 'offline', offers: [] });
    expect([...play.box.state.contacts.values()]).toMatchObject([{ contact: 'call', state: 'queued', rankFromMs: BEGIN_MS }]);
  });
});
