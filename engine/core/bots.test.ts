// Bots are asked where steps say so, have many contacts at a time, and hand off to people, who find the contact where its arrival put it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { handedOff } from '../routing/reasons/handed-off.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import { type Scene, scene } from '../testing/scene.js';
import { company } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const FIRST_BOTS = [{ bots: 'only' }, { after: '10s', bots: 'any' }, { after: '60s', hubs: 'any' }] as const;

/** A bot in Lisbon and two people, who are asked after ten seconds. */
const setting = (steps: readonly object[] = FIRST_BOTS, more: Parameters<typeof company>[0]['queues'] = {}) =>
  company({
    agents: { helper: { kind: 'bot', hub: 'lisbon' }, ana: {}, rui: { skills: ['billing'] } },
    help: { steps: [...steps] as never, lastAgent: 'off' },
    queues: more,
  });

async function opened(...args: Parameters<typeof setting>): Promise<Scene> {
  const play = await scene(setting(...args));
  await play.ready('helper', 'ana', 'rui');
  return play;
}
const handOff = (play: Scene, contact: string, how: object = {}) => play.send({ type: 'contact.hand-off', contact, ...how });

describe('a bot', () => {
  test('R11 takes simple acts, as many at a time as come, without wrap-up', async () => {
    const play = await opened();
    for (let n = 1; n <= 40; n++) {
      await play.taken(`c${n}`, chat);
    }
    expect(play.box.state.agents.get('helper')?.offers).toHaveLength(40);
    play.told();
    await play.ends('c1');
    expect(play.told()).toEqual(['helper is done with c1', 'helper has wrapped up c1']);
  });

  test('that does not answer is passed over without strikes, and stays ready', async () => {
    const play = await opened();
    await play.arrives('one', chat);
    for (let offers = 0; offers < 4; offers++) play.at(20 * (offers + 1));
    expect(play.box.state.agents.get('helper')).toMatchObject({ strikes: 0, presence: 'ready' });
    expect(play.told()).toContain('one is offered to ana');
  });

  test('is asked where a step says so, and nowhere else; explain names the reason', async () => {
    const play = await opened([{ bots: 'none' }]);
    await play.arrives('one', chat);
    expect(play.told()).toContain('one is offered to ana');
    await play.accepts('one');
    await play.send({ type: 'agent.set-presence', agent: 'rui', presence: 'notReady', reason: 'break' });
    await play.arrives('call');
    const asked = await play.box.router.ask({ type: 'explain', contact: 'call' });
    const verdict = asked.ok && asked.view.verdicts.find(({ agent }) => agent === 'helper');
    expect(verdict).toMatchObject({ reason: 'bots', because: 'helper is a bot, and people are asked here' });
    const only = await opened([{ bots: 'only' }]);
    await only.arrives('two', chat);
    const view = await only.box.router.ask({ type: 'explain', contact: 'two' });
    expect(view.ok && view.view.verdicts.find(({ agent }) => agent === 'ana')).toMatchObject({ reason: 'bots' });
  });
});

describe('a hand-off', () => {
  test('keeps the arrival: it is served before who came later, by rings as old as it is', async () => {
    const play = await opened();
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    await play.send({ type: 'agent.set-presence', agent: 'rui', presence: 'notReady', reason: 'break' });
    await play.taken('early', chat);
    play.at(30);
    await play.arrives('late', { ...chat, skills: [{ skill: 'billing', level: 1 }] });
    const before = [...play.box.state.contacts.values()].find(({ contact }) => contact === 'early');
    const { rankFromMs, rankAtMs } = before ?? {};
    play.at(70);
    play.told();
    expect(await handOff(play, 'early')).toBe('ok');
    expect(play.told()).toEqual([
      'helper hands early off to people',
      'helper no longer has early: handed-off',
      'helper has wrapped up early',
      'early waits in help: handed-off',
      'ring 2 opens for early',
    ]);
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['early', 'late']);
    expect([...play.box.state.waiting][0]).toMatchObject({ rankFromMs, rankAtMs, openSteps: [0, 1, 2], handedOffBy: 'helper', visit: 2 });
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready' });
    expect(play.told()).toContain('early is offered to ana');
  });

  test('may let the rings count from now: from the first that asks people on', async () => {
    const play = await opened();
    await play.taken('one', chat);
    await play.send({ type: 'agent.sign-out', agent: 'ana' });
    await play.send({ type: 'agent.sign-out', agent: 'rui' });
    play.at(100);
    await handOff(play, 'one', { rings: 'hand-off' });
    expect([...play.box.state.waiting][0]).toMatchObject({ openSteps: [0, 1] });
    play.told();
    play.at(149.999);
    expect(play.told()).toEqual([]);
    play.at(150);
    expect(play.told()).toEqual(['ring 2 opens for one']);
  });

  test('goes to people only, with what the bot has found out', async () => {
    const play = await opened();
    await play.taken('one', chat);
    play.told();
    const found = { skills: [{ skill: 'billing', level: 2 }], languages: [{ tag: 'fr' }], attributes: { topic: 'invoice' } };
    expect(await handOff(play, 'one', found)).toBe('ok');
    expect(play.told()).toContain('one is offered to rui');
    const asked = await play.box.router.ask({ type: 'explain', contact: 'one' });
    expect(asked.ok && asked.view.contact).toMatchObject({
      attributes: { topic: 'invoice' },
      requirement: { languages: [{ language: 'fr' }] },
    });
    const verdict = asked.ok && asked.view.verdicts.find(({ agent }) => agent === 'helper');
    expect(verdict).toMatchObject({ reason: 'handed-off', because: 'helper has handed one off to people; helper is a bot' });
    expect(await handOff(play, 'one', {})).toBe('CONTACT_STATE');
    await play.box.restart('records');
    expect([...play.box.state.contacts.values()][0]?.handedOffBy).toBe('helper');
  });

  test('keeps every bot from it for good: not even a transfer that asks first finds one, by queue or by name', async () => {
    const play = await opened([{ bots: 'any' }]);
    await play.send({ type: 'agent.set-presence', agent: 'rui', presence: 'notReady', reason: 'break' });
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    await play.taken('one', chat);
    await handOff(play, 'one');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready' });
    await play.accepts('one');
    play.told();
    const transfer = (to: object) => play.send({ type: 'contact.transfer', contact: 'one', to, kind: 'consultative' } as never);
    expect(await transfer({ agent: 'helper' })).toBe('NOT_ELIGIBLE');
    expect(await transfer({ queue: 'help' })).toBe('ok');
    expect(play.told().filter((words) => words.includes('offered'))).toEqual([]);
    const asked = [...play.box.state.contacts.values()].find(({ link }) => link?.kind === 'transfer');
    expect(asked?.link?.handedOffBy).toBe('helper');
    expect(handedOff.explains({ contact: asked } as never, { id: 'helper' } as never)).toBe(
      'helper has handed one off to people; helper is a bot',
    );
    await play.send({ type: 'agent.set-presence', agent: 'rui', presence: 'ready' });
    expect(play.told()).toContain('one~transfer is offered to rui');
    await play.accepts('one~transfer');
    expect(play.box.state.agents.get('rui')?.offers).toHaveLength(1);
  });

  test('goes to another queue where one is named; its own takes it even when full', async () => {
    const play = await scene(
      company({
        agents: { helper: { kind: 'bot' } },
        help: { waitingMax: 1, steps: [{ bots: 'only' }, { after: '10s', bots: 'none' }] },
        queues: { people: { channels: ['chat'], steps: [{ bots: 'none' }] } },
      }),
    );
    await play.ready('helper');
    for (const contact of ['one', 'two']) {
      await play.taken(contact, chat);
    }
    await handOff(play, 'one', { queue: 'people' });
    expect(play.told().at(-1)).toBe('one waits in people: handed-off');
    await play.arrives('three', chat);
    await play.rejects('three');
    expect(await handOff(play, 'two')).toBe('ok');
    expect(play.box.state.queues.get('help')?.waiting).toBe(2);
  });

  test('is for bots: people transfer', async () => {
    const play = await opened([{ bots: 'none' }]);
    await play.taken('one', chat);
    expect(await handOff(play, 'one')).toBe('NOT_A_BOT');
    expect(await handOff(play, 'nobody')).toBe('CONTACT_UNKNOWN');
  });

  test('is reported apart: two visits of one contact, one of them answered by a bot', async () => {
    const play = await opened();
    await play.taken('one', chat);
    await handOff(play, 'one');
    await play.accepts('one');
    const asked = await play.box.router.ask({ type: 'statistics', by: 'queue' });
    const row = asked.ok && asked.view.rows.find(({ key }) => key === 'help');
    expect(row).toMatchObject({ contacts: 1, arrived: 2, answered: 2, answeredByBots: 1, handedOff: 1, inHand: 1 });
  });
});

// Whatever happens around it, a hand-off leaves the instant the contact's order counts from alone, ends the bot's part, and no bot has it again.
test('every hand-off keeps the arrival and is final', async () => {
  const numRuns = runs('hand-offs', { fast: 100, nightly: 10_000 });
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      const bots = new Set(script.setting.roster.agents.filter(({ kind }) => kind === 'bot').map(({ id }) => id));
      const handedOff = new Set<number>();
      for (const beat of script.beats) {
        const before = new Map([...box.state.contacts.values()].map(({ ordinal, rankFromMs }) => [ordinal, rankFromMs]));
        const last = box.state.seq;
        const sent = await box.play(beat, script.punctual);
        // A plan published on the way may make a bot a person.
        if (sent?.command.type === 'plan.publish' && sent.answer.ok) return;
        const events = box.journal.records(last + 1).flatMap((record) => record.events);
        // In their order: what fell due before a hand-off may have offered the contact to the very bot that hands it off.
        for (const [place, event] of events.entries()) {
          if (event.type === 'contact.handed-off') {
            seen++;
            handedOff.add(event.ordinal);
            expect(bots).toContain(event.agent);
            const moved = events.slice(place).find((one) => one.type === 'contact.moved' && one.ordinal === event.ordinal);
            expect(moved).toMatchObject({ because: 'handed-off', rankFromMs: before.get(event.ordinal) });
          }
          if (event.type === 'offer.made' && handedOff.has(event.ordinal)) expect(bots).not.toContain(event.agent);
        }
      }
    }),
    { seed, numRuns },
  );
  expect(seen).toBeGreaterThan(numRuns / 100);
});
