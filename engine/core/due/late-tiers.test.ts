// A backup agent's tier may begin only after some waiting: not asked before, asked at that millisecond, and waiting never takes a tier away.
import { describe, expect, test } from 'vitest';
import { explain } from '../../routing/explain.js';
import { BEGIN_MS } from '../../testing/names.js';
import { type Scene, scene } from '../../testing/scene.js';
import { calendar, company } from '../../testing/small.js';
import { violations } from '../invariants.js';
import type { LiveContact } from '../state/state.js';
import { findContact } from '../subject.js';

const backup = { tiers: [{ tier: 2, queue: 'help', after: '30s' }] };
const steps = [{}];
const verdictOf = ({ box: { state } }: Scene, contact: string, agent: string) =>
  explain(state, findContact(state, 'shop', contact) as LiveContact, state.atMs).verdicts.find((one) => one.agent === agent);

describe('a tier that begins after some waiting', () => {
  test('keeps its agent out until then, says so, and lets the agent in at the millisecond', async () => {
    const play = await scene(company({ agents: { ana: backup }, help: { steps } }));
    await play.ready('ana');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits']);
    expect(verdictOf(play, 'call', 'ana')).toMatchObject({
      reason: 'tier',
      because: 'ana takes call in tier 2 only after it has waited 30000 ms',
    });
    play.box.clock.runTo(BEGIN_MS + 29_999);
    expect(play.told()).toEqual([]);
    play.at(30);
    expect(play.told()).toEqual(['call has waited 30 s: further tiers begin', 'call is offered to ana']);
    expect([...play.box.state.offers.values()][0]?.tier).toBe(2);
  });

  test('says nothing of other queues, and nothing where another rule applies at once', async () => {
    const agents = {
      ana: {
        tiers: [
          { tier: 3, skill: 'tech' },
          { tier: 1, queue: 'help', after: '30s' },
        ],
      },
    };
    const play = await scene(
      company({ agents: { ana: { ...agents.ana, skills: ['tech'] } }, queues: { other: { channels: ['voice'] } }, help: { steps } }),
    );
    await play.ready('ana');
    await play.taken('elsewhere', { queue: 'other' });
    await play.done('elsewhere');
    await play.arrives('tech', { skills: [{ skill: 'tech' }] });
    expect(play.told()).toContain('tech is offered to ana');
    expect([...play.box.state.offers.values()][0]?.tier).toBe(3);
  });

  test('counts routable time: not while the queue keeps the contact, nor while it is set aside', async () => {
    const play = await scene(
      company({
        agents: { ana: backup },
        help: { steps, calendar: 'days', whenClosed: 'keep' },
        calendars: [
          calendar('days', [
            [0, 10],
            [50, 500],
          ]),
        ],
      }),
    );
    await play.ready('ana');
    await play.arrives('call');
    play.at(69);
    expect(play.told()).not.toContain('call is offered to ana');
    await play.send({ type: 'contact.park', contact: 'call', untilMs: BEGIN_MS + 100_000 });
    play.at(100);
    play.told();
    play.box.clock.runTo(BEGIN_MS + 100_999);
    expect(play.told()).toEqual([]);
    play.at(101);
    expect(play.told()).toEqual(['call has waited 30 s: further tiers begin', 'call is offered to ana']);
  });

  test('begins once, and stays begun over a restart and a plan that is published anew', async () => {
    const setting = company({ agents: { ana: backup }, help: { steps } });
    const play = await scene(setting);
    await play.arrives('call');
    play.at(20);
    await play.box.restart('snapshot');
    play.at(30);
    expect(play.told()).toContain('call has waited 30 s: further tiers begin');
    await play.box.restart('records');
    await play.send({ type: 'plan.publish', ...setting });
    await play.ready('ana');
    expect(play.told()).toEqual(['the router is back', 'call is offered to ana']);
    expect(violations(play.box.state)).toEqual([]);
  });

  test('that a supervisor gives counts for those who wait already', async () => {
    const play = await scene(company({ agents: { ana: { tiers: [{ tier: 2, queue: 'help', after: '10m' }] } }, help: { steps } }));
    await play.ready('ana');
    await play.arrives('call');
    play.at(40);
    const tiers = [{ tier: 2, queue: 'help', afterMs: 30_000 }];
    await play.send({ type: 'agents.change', agents: ['ana'], set: { tiers }, because: 'peak' });
    expect(play.told().slice(-2)).toEqual(['call has waited 30 s: further tiers begin', 'call is offered to ana']);
  });

  test('begins anew in another queue', async () => {
    const play = await scene(
      company({
        agents: { ana: { tiers: [{ tier: 2, after: '30s' }] } },
        queues: { other: { channels: ['voice'], steps } },
        help: { steps },
      }),
    );
    await play.arrives('call');
    play.at(40);
    await play.send({ type: 'contact.move', contact: 'call', queue: 'other', place: 'keep' });
    await play.ready('ana');
    play.told();
    play.at(70);
    expect(play.told()).toEqual(['call has waited 30 s: further tiers begin', 'call is offered to ana']);
  });

  test('keeps nobody from a contact that wants that agent, or is given to them by hand', async () => {
    const play = await scene(company({ agents: { ana: backup, bea: backup }, help: { steps } }));
    await play.ready('ana', 'bea');
    await play.arrives('call', { agent: { agent: 'ana', mode: 'reserve', limitMs: 20_000 } });
    expect(play.told()).toContain('call is offered to ana');
    await play.arrives('other');
    expect(await play.send({ type: 'contact.claim', contact: 'other', agent: 'bea' })).toBe('ok');
  });
});
