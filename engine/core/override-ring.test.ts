// Proves that a supervisor may give a contact to an agent in none of its open rings, that this is recorded, and that hard reasons still hold.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

describe('overrideRing', () => {
  /** A contact in French that needs billing, asked for in Lyon first; each agent lacks something else. */
  const setting = company({
    agents: {
      english: { languages: ['en'], skills: ['billing'] },
      unskilled: {},
      abroad: { hub: 'leeds', skills: ['billing'] },
      home: { workplace: 'home', skills: ['billing'] },
      unready: { skills: ['billing'], channels: ['chat'] },
    },
    help: { offer: { within: '1h' }, home: ['lyon'], site: true, steps: [{ hubs: ['lyon'] }] },
  });
  const french = { languages: [{ tag: 'fr' }], skills: [{ skill: 'billing', level: 2 }] };

  test('gives a contact to an agent in none of its rings, and is recorded', async () => {
    for (const agent of ['english', 'unskilled', 'abroad']) {
      const play = await scene(setting);
      await play.ready('english', 'unskilled', 'abroad', 'home', 'unready');
      await play.arrives('call', french);
      const assign = { type: 'contact.assign', contact: 'call', agent, by: 'sue' } as const;
      expect(await play.send(assign)).toBe('NOT_ELIGIBLE');
      expect(await play.send({ ...assign, overrideRing: true })).toBe('ok');
      expect(play.told().at(-2)).toBe(`call goes to ${agent}: assign over its rings`);
      const [made] = play.box.journal.records().flatMap(({ events }) => events.filter(({ type }) => type === 'offer.made'));
      expect(made).toMatchObject({ by: 'sue', overRing: true, overCapacity: false, ring: 0 });
    }
  });

  test('is not recorded where it was not needed', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    await play.arrives('call');
    await play.send({ type: 'contact.assign', contact: 'call', agent: 'ana', overrideRing: true });
    expect(play.told().at(-2)).toBe('call goes to ana: assign');
  });

  test('passes neither residency, site, channel, authorisation nor tenant, nor the room', async () => {
    const play = await scene(setting);
    await play.ready('english', 'unskilled', 'abroad', 'home', 'unready');
    const reasonFor = async (agent: string, asks: object): Promise<unknown> => {
      await play.arrives('call', { ...french, ...asks });
      const { answer } = await play.box.send({ type: 'contact.assign', contact: 'call', agent, overrideRing: true });
      await play.send({ type: 'contact.abandon', contact: 'call' });
      return answer.ok ? 'ok' : answer.rejection.next;
    };
    const named = (reason: string) => expect.stringContaining(`The reason is ${reason};`);
    expect(await reasonFor('abroad', { residency: 'EU' })).toEqual(named('residency'));
    expect(await reasonFor('home', {})).toEqual(named('workplace'));
    expect(await reasonFor('unready', {})).toEqual(named('channel'));
    expect(await reasonFor('english', { skills: [{ skill: 'cards', level: 1 }] })).toEqual(named('authorisation'));
    await play.arrives('first', french);
    await play.send({ type: 'contact.assign', contact: 'first', agent: 'english', overrideRing: true });
    expect(await reasonFor('english', {})).toEqual(named('capacity'));
  });

  test('takes over, too', async () => {
    const play = await scene(
      company({ agents: { ana: { hub: 'lyon', languages: ['fr'] }, bea: { languages: ['en'] } }, help: { home: ['lyon'] } }),
    );
    await play.ready('ana', 'bea');
    await play.taken('call', { languages: [{ tag: 'fr' }] });
    const takeOver = { type: 'contact.take-over', contact: 'call', agent: 'bea' } as const;
    expect(await play.send(takeOver)).toBe('NOT_ELIGIBLE');
    expect(await play.send({ ...takeOver, overrideRing: true })).toBe('ok');
    expect(play.told()).toContain('bea takes call');
  });
});
