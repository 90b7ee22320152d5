// A written conversation whose customer is silent stays with its owner and costs nothing; when the customer is back it goes on, and none is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import { type Scene, scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const idle = (play: Scene, contact: string) => play.send({ type: 'contact.idle', contact });
const active = (play: Scene, contact: string) => play.send({ type: 'contact.active', contact });
const loadOf = async (play: Scene, agent = 'ana') => {
  const asked = await play.box.router.ask({ type: 'agent', agent });
  return asked.ok ? asked.view.loadUnits : undefined;
};

/** Ana has three chats, of which `one` is the oldest; a fourth and a fifth one wait. */
async function full(help: Parameters<typeof small>[1] = {}): Promise<Scene> {
  const play = await scene(small(['ana'], help));
  await play.ready('ana');
  for (const contact of ['one', 'two', 'three', 'four', 'five']) await play.arrives(contact, chat);
  for (const contact of ['one', 'two', 'three']) await play.accepts(contact);
  play.told();
  return play;
}

describe('silence', () => {
  test('frees the capacity for the next contact and keeps the owner', async () => {
    const play = await full();
    expect(await loadOf(play)).toBe(99);
    expect(await idle(play, 'one')).toBe('ok');
    expect(play.told()).toEqual(['one falls silent', 'four is offered to ana']);
    const asked = await play.box.router.ask({ type: 'contact', contact: 'one' });
    expect(asked.ok && asked.view.owner).toBe('ana');
    // Told twice, and told of what somebody does not own or cannot be silent in.
    expect(await idle(play, 'one')).toBe('ok');
    expect(await idle(play, 'five')).toBe('CONTACT_STATE');
    expect(play.told()).toEqual([]);
  });

  test('a call is never silent', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('call');
    expect(await idle(play, 'call')).toBe('NOT_WRITTEN');
  });

  test('counts by itself from the last word of the customer, also after a restart', async () => {
    const play = await full({ byChannel: { chat: { idle: { after: '60s' } } } });
    play.at(50);
    await active(play, 'one');
    await play.box.restart('snapshot');
    play.told();
    play.at(60);
    expect(play.told().filter((said) => said.includes('silent'))).toEqual(['two falls silent', 'three falls silent']);
    play.at(109.999);
    expect(play.told()).not.toContain('one falls silent');
    play.at(110);
    expect(play.told()).toContain('one falls silent');
  });

  test('an agent with silent customers only is idle, and has been since then', async () => {
    const play = await scene(company({ agents: { ana: {}, rui: {} } }));
    await play.ready('ana', 'rui');
    await play.taken('one', chat);
    play.at(10);
    await idle(play, 'one');
    const view = await play.box.router.ask({ type: 'agent', agent: 'ana' });
    expect(view.ok && view.view.idleSinceMs).toBe(play.box.clock.nowMs());
  });
});

describe('the customer is back', () => {
  test('and goes on at once where the owner has room', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('one', chat);
    await idle(play, 'one');
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual(['ana goes on with one']);
    expect(await loadOf(play)).toBe(33);
  });

  test('and waits first in the line of an owner without room', async () => {
    const play = await full();
    await idle(play, 'one');
    await play.accepts('four');
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual(['one is back and waits for ana']);
    play.at(10);
    await play.done('two');
    expect(play.told()).toEqual(['ana is done with two', 'ana has wrapped up two', 'ana goes on with one']);
  });

  test('and of several whoever came back first goes on first, however old their conversations are', async () => {
    const play = await full();
    for (const contact of ['one', 'two']) await idle(play, contact);
    for (const contact of ['four', 'five']) await play.accepts(contact);
    play.at(5);
    await active(play, 'two');
    play.at(7);
    await active(play, 'one');
    play.told();
    await play.done('three');
    await play.done('four');
    expect(play.told().filter((said) => said.includes('goes on'))).toEqual(['ana goes on with two', 'ana goes on with one']);
  });

  test('and writes again while waiting for the owner: the wait is no longer for it', async () => {
    const play = await scene(company({ agents: { ana: {}, rui: {} } }));
    await play.ready('ana');
    for (const contact of ['one', 'two', 'three']) await play.taken(contact, chat);
    await idle(play, 'one');
    await play.taken('four', chat);
    await active(play, 'one');
    const dueMs = () => [...play.box.state.offers.values()].map(({ resumeDueMs }) => resumeDueMs).filter((due) => due !== null);
    const first = dueMs();
    play.at(20);
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual([]);
    expect(dueMs()).toEqual(first);
    expect(first).toHaveLength(1);
  });

  test('and waits at most so long: then for anybody, in the place it had, the owner first', async () => {
    const play = await scene(company({ agents: { ana: {}, rui: {} } }));
    await play.ready('ana');
    for (const contact of ['one', 'two', 'three']) await play.arrives(contact, chat);
    for (const contact of ['one', 'two', 'three']) await play.accepts(contact);
    await idle(play, 'one');
    await play.taken('four', chat);
    await play.arrives('five', chat);
    play.at(20);
    await active(play, 'one');
    const rankFromMs = [...play.box.state.contacts.values()].find(({ contact }) => contact === 'one')?.rankFromMs;
    play.told();
    play.at(79.999);
    expect(play.told().filter((said) => said.includes('one'))).toEqual([]);
    play.at(80);
    expect(play.told().filter((said) => said.includes('one'))).toEqual([
      'ana no longer has one: not-resumed',
      'ana has wrapped up one',
      'one waits in help: not-resumed',
    ]);
    const [first] = [...play.box.state.waiting];
    expect(first).toMatchObject({ contact: 'one', rankFromMs, visit: 2, affinity: { agent: 'ana', mode: 'prefer' } });
    await play.ready('rui');
    expect(play.told()).toContain('one is offered to rui');
  });

  test('and goes on over capacity where the policy wants that, which is recorded', async () => {
    const play = await full({ byChannel: { chat: { idle: { whenFull: 'over' } } } });
    await idle(play, 'one');
    await play.accepts('four');
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual(['ana goes on with one over capacity']);
    expect(await loadOf(play)).toBe(132);
  });

  test('and finds the owner gone for a break: it waits, and goes on when the owner is back', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('one', chat);
    await idle(play, 'one');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    await play.arrives('call', { band: 0 });
    const singleObstacles = async () => {
      const asked = await play.box.router.ask({ type: 'why-waiting', contact: 'call' });
      return asked.ok ? asked.view.singleObstacles.map(({ reason }) => reason) : undefined;
    };
    expect(await singleObstacles()).toEqual(['presence']);
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual(['one is back and waits for ana']);
    // Whoever is back comes first, even before what is urgent: with her ready the call would wait on.
    expect(await singleObstacles()).toEqual([]);
    play.at(30);
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready' });
    expect(play.told()).toEqual(['ana goes on with one']);
  });

  test('and an e-mail makes room as it does for a new chat', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('one', chat);
    await idle(play, 'one');
    await play.taken('letter', { channel: 'email' });
    play.told();
    await active(play, 'one');
    expect(play.told()).toEqual(['ana goes on with one', 'ana sets letter aside']);
  });

  test('nothing new is offered meanwhile, but what is urgent', async () => {
    const play = await scene(
      company({ agents: { ana: { capacity: 100 } }, help: { byChannel: { chat: { cost: 60 }, email: { cost: 30 } } } }),
    );
    await play.ready('ana');
    await play.taken('one', chat);
    await idle(play, 'one');
    await play.taken('two', chat);
    await active(play, 'one');
    await play.arrives('letter', { channel: 'email' });
    const asked = await play.box.router.ask({ type: 'explain', contact: 'letter' });
    expect(asked.ok && asked.view.verdicts.map(({ because }) => because)).toEqual(['ana goes on with one first, whose customer is back']);
    await play.arrives('alert', { channel: 'email', band: 0 });
    expect(play.told()).toContain('alert is offered to ana');
  });
});

test('what ends while silent ends like anything else: released, pulled, put back on signing out', async () => {
  for (const [end, last] of [
    [{ type: 'contact.release', contact: 'one' }, 'ana is done with one'],
    [{ type: 'contact.pull', contact: 'one' }, 'one waits in help: pulled'],
    [{ type: 'agent.sign-out', agent: 'ana', requeue: true, by: 'sam' }, 'one waits in help: pulled'],
  ] as const) {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('one', chat);
    await idle(play, 'one');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana' })).toBe('AGENT_BUSY');
    expect(await play.send(end)).toBe('ok');
    expect(play.told()).toContain(last);
  }
});

// Between falling silent and going on, a conversation has its one owner; it goes on, ends, or is put back in its place: never lost, never doubled.
test('no silent conversation is lost or doubled', async () => {
  const numRuns = runs('silent conversations', { fast: 75, nightly: 10_000 });
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      const silent = new Map<string, number>();
      for (const beat of script.beats) {
        await box.play(beat, script.punctual);
      }
      for (const { events } of box.journal.records())
        for (const event of events) {
          if (event.type === 'assignment.idled') {
            expect(silent.has(event.offer)).toBe(false);
            silent.set(event.offer, event.ordinal);
            seen++;
          }
          if (event.type === 'offer.made') expect([...silent.values()]).not.toContain(event.ordinal);
          const ends = ['assignment.resumed', 'assignment.ended', 'contact.released'];
          if ('offer' in event && ends.includes(event.type)) silent.delete(event.offer);
        }
      for (const [offer, ordinal] of silent) {
        expect(box.state.offers.get(offer as never)?.state).toBe('idle');
        expect(box.state.contacts.get(ordinal)?.offers).toEqual([offer]);
      }
    }),
    { seed, numRuns },
  );
  expect(seen).toBeGreaterThan(numRuns / 10);
});
