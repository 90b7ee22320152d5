// What an agent must be: expressions over skills and declared attributes, and work that stays on site. No ring and no hand relaxes either.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';

const plan = { agentAttributes: { team: ['red', 'blue'], night: ['yes', 'no'] } };
const agents = {
  ann: { attributes: { team: 'red', night: 'yes' }, skills: { billing: 2 } },
  ben: { attributes: { team: 'blue' }, skills: { billing: 4 } },
  cid: { skills: { tech: 3 } },
};

/** Who is offered a contact that requires this, one after the other declining. */
async function askedFor(requires: object): Promise<readonly string[]> {
  const play = await scene(company({ agents, plan, help: { offer: { mode: 'broadcast', to: 3 } } }));
  await play.ready('ann', 'ben', 'cid');
  await play.arrives('call', { requires });
  return [...play.box.state.offers.values()].map(({ agent }) => agent).sort();
}

describe('an expression', () => {
  test.each([
    ['nothing', {}, ['ann', 'ben', 'cid']],
    ['an attribute', { all: [{ attribute: 'team', is: 'red' }] }, ['ann']],
    ['one of several values', { all: [{ attribute: 'team', is: ['red', 'blue'] }] }, ['ann', 'ben']],
    ['a level', { all: [{ skill: 'billing', level: 3 }] }, ['ben']],
    ['any of two', { any: [{ skill: 'tech' }, { attribute: 'team', is: 'red' }] }, ['ann', 'cid']],
    ['none of two', { none: [{ skill: 'tech' }, { attribute: 'night', is: 'yes' }] }, ['ben']],
    [
      'a group within',
      { any: [{ all: [{ skill: 'billing' }, { attribute: 'team', is: 'red' }] }, { none: [{ skill: 'billing' }] }] },
      ['ann', 'cid'],
    ],
  ])('%s', async (_, requires, expected) => {
    expect(await askedFor(requires)).toEqual(expected);
  });

  test('of the queue holds beside the contact’s own', async () => {
    const help = { requires: { any: [{ skill: 'billing' }] }, offer: { mode: 'broadcast' as const, to: 3 } };
    const play = await scene(company({ agents, plan, help }));
    await play.ready('ann', 'ben', 'cid');
    await play.arrives('call', { requires: { none: [{ attribute: 'team', is: 'red' }] } });
    expect(play.told()).toEqual(['call waits', 'call is offered to ben']);
  });

  test('is explained in words, and a claim does not get round it', async () => {
    const play = await scene(company({ agents, plan }));
    await play.ready('cid');
    await play.arrives('call', { requires: { all: [{ attribute: 'team', is: 'red' }], none: [{ skill: 'tech', level: 2 }] } });
    const asked = await play.box.router.ask({ type: 'explain', contact: 'call' });
    expect(asked.ok && asked.view.verdicts.find(({ agent }) => agent === 'cid')).toMatchObject({
      reason: 'requirement',
      because: 'cid is not what call requires: all of (team red) and none of (tech 2)',
    });
    expect(await play.send({ type: 'contact.claim', contact: 'call', agent: 'cid' })).toBe('NOT_ELIGIBLE');
    expect(await play.send({ type: 'contact.update', contact: 'call', requires: null })).toBe('ok');
    expect(play.told().at(-1)).toBe('call is offered to cid');
  });

  test.each([
    [{ all: [{ attribute: 'taem', is: 'red' }] }, 'ATTRIBUTE_UNKNOWN'],
    [{ all: [{ attribute: 'team', is: 'green' }] }, 'ATTRIBUTE_VALUE_UNKNOWN'],
    [{ any: [{ none: [{ skill: 'piano' }] }] }, 'SKILL_UNKNOWN'],
    [{ all: [{ skill: 'tech', colour: 1 }] }, 'COMMAND_INVALID'],
  ])('with a mistake is refused: %j', async (requires, code) => {
    const play = await scene(company({ agents, plan }));
    expect(await play.send({ type: 'contact.enqueue', contact: 'call', queue: 'help', channel: 'voice', requires } as never)).toBe(code);
  });

  test('with a mistake in the plan is told with the nearest name', () => {
    expect(() => company({ agents, plan, help: { requires: { all: [{ attribute: 'tem', is: 'red' }] } } })).toThrow('did you mean team');
    expect(() => company({ agents: { ann: { attributes: { team: 'rde' } } }, plan })).toThrow('did you mean red');
  });
});

describe('work that stays on site', () => {
  const places = { ann: { workplace: 'home' as const }, ben: {} };

  test('waits for somebody on site, whoever else is free', async () => {
    const play = await scene(company({ agents: places, help: { steps: [{ hubs: 'any' }], site: true } }));
    await play.ready('ann');
    await play.arrives('papers');
    play.at(500);
    expect(play.told()).toEqual(['papers waits']);
    await play.ready('ben');
    expect(play.told()).toEqual(['papers is offered to ben']);
  });

  test('may be one contact of a queue that is for all; not even a supervisor assigns it elsewhere', async () => {
    const play = await scene(company({ agents: places }));
    await play.ready('ann');
    await play.arrives('papers', { site: true });
    expect(await play.send({ type: 'contact.assign', contact: 'papers', agent: 'ann' })).toBe('NOT_ELIGIBLE');
    await play.arrives('call');
    expect(play.told()).toEqual(['papers waits', 'call waits', 'call is offered to ann']);
  });
});
