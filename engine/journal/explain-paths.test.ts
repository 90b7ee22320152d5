// Proves, on the router as shipped, that each way to an agent is explained afterwards by the state and the plan it was decided in.
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState } from '../core/state/canonical.js';
import { freshState, type RouterState } from '../core/state/state.js';
import type { Box } from '../testing/box.js';
import { type Scene, scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';
import { type ExplainedOffer, explainRecord } from './explain-at.js';

/** Every offer of a box, explained from its journal alone; from a snapshot: from what was written after it. */
function explained(box: Box, from: RouterState = freshState()): readonly ExplainedOffer[] {
  return box.journal.records(from.seq + 1).flatMap((record) => explainRecord(from, record, () => true));
}

const about = (play: Scene, contact: string): readonly ExplainedOffer[] =>
  explained(play.box).filter(({ offer }) => offer.contact === contact);

const against = ({ view }: ExplainedOffer, agent: string) => {
  const verdict = view.verdicts.find((one) => one.agent === agent);
  return `${verdict?.reason}: ${verdict?.because}`;
};

const away = (play: Scene, agent: string) => play.send({ type: 'agent.set-presence', agent, presence: 'notReady', reason: 'break' });

describe('an offer by the router', () => {
  test('the first one names plan version, ring, tier, rank key by key, the runner-up, and what speaks against the others', async () => {
    const play = await scene(company({ agents: { ana: {}, bea: {}, leo: { languages: ['pt'] } } }));
    await play.ready('ana', 'bea', 'leo');
    await play.arrives('call', { languages: [{ tag: 'en' }] });
    const [first] = about(play, 'call');
    expect(first).toMatchObject({
      offer: { agent: 'ana', origin: 'routing', ring: 0, tier: 1, decision: { planVersion: 1, runnerUp: 'bea' } },
      view: { planVersion: 1, counts: { eligible: 2, language: 1 } },
      runnerUp: 'bea',
      against: [],
    });
    expect(Object.keys(first?.rank ?? {})).toEqual(['ring', 'tier', 'language-fit', 'skill-fit', 'longest-idle']);
    expect(first && against(first, 'leo')).toMatch(/^language: leo /);
  });

  test.each([
    ['declined', (play: Scene) => play.rejects('call'), 600_000],
    ['not answered', async (play: Scene) => play.at(16), 30_000],
    ['failed', (play: Scene) => play.send({ type: 'offer.fail', offer: '1.1', reason: 'line' }), 30_000],
  ])('the next one, after the first was %s, says who is skipped and for how long', async (_, ends, skippedMs) => {
    const play = await scene(small(['ana', 'bea'], { offer: { strikes: 3 } }));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await ends(play);
    const [, second] = about(play, 'call');
    expect(second).toMatchObject({ offer: { agent: 'bea', offer: '1.2' }, runnerUp: null, view: { contact: { state: 'queued' } } });
    expect(second && against(second, 'ana')).toBe(
      `recent-refusal: ana did not take call lately and is skipped for another ${skippedMs} ms`,
    );
  });

  test('of a broadcast: the second agent is the best of those not asked yet', async () => {
    const play = await scene(small(['ana', 'bea', 'cy'], { offer: { mode: 'broadcast', to: 2 } }));
    await play.ready('ana', 'bea', 'cy');
    await play.arrives('call');
    const [first, second] = about(play, 'call');
    expect([first?.runnerUp, second?.runnerUp]).toEqual(['bea', 'cy']);
    expect(second).toMatchObject({ offer: { agent: 'bea', mode: 'broadcast' }, view: { contact: { state: 'offered', offers: ['1.1'] } } });
    expect(second && against(second, 'ana')).toMatch(/^offered-already: /);
  });

  test('after a hand-off by a bot: the bot has had it, and rings are as old as the arrival', async () => {
    const steps = [{ bots: 'only' as const }, { after: '10s', bots: 'any' as const }];
    const play = await scene(company({ agents: { helper: { kind: 'bot' }, ana: {}, bea: {} }, help: { steps, lastAgent: 'off' } }));
    await play.ready('helper', 'ana', 'bea');
    await play.taken('one', { channel: 'chat' });
    play.at(12);
    expect(await play.send({ type: 'contact.hand-off', contact: 'one' })).toBe('ok');
    const [bot, person] = about(play, 'one');
    expect(bot).toMatchObject({ offer: { agent: 'helper', ring: 0 }, view: { counts: { bots: 2, eligible: 1 } } });
    expect(person).toMatchObject({ offer: { agent: 'ana', ring: 1, origin: 'routing' }, runnerUp: 'bea' });
    expect(person && against(person, 'helper')).toMatch(/^handed-off: /);
  });
});

describe('a transfer', () => {
  const staff = { ana: {}, bea: { skills: { tech: 3 } }, cleo: { skills: { tech: 2 } } };
  const desks = { tech: { channels: ['voice'], skills: { tech: 2 }, lastAgent: 'off' as const } };
  async function inHand(): Promise<Scene> {
    const play = await scene(company({ agents: staff, queues: desks }));
    await play.ready('ana');
    await play.taken('call');
    await play.ready('bea', 'cleo');
    return play;
  }

  test('to a queue is found by the router: by the wants of that queue, and not the agent who handed it on', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' } });
    const [, moved] = about(play, 'call');
    expect(moved).toMatchObject({
      offer: { origin: 'routing', queue: 'tech', agent: 'cleo' },
      runnerUp: 'bea',
      view: { counts: { eligible: 2 } },
    });
    expect(moved?.rank?.['skill-fit']).toEqual([0, 0]);
    expect(moved && against(moved, 'ana')).toMatch(/^(handed-off|skills|recent-refusal): /);
  });

  test('to an agent is somebody’s decision: whom the router would have asked is told beside', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'cleo' } });
    const [, moved] = about(play, 'call');
    expect(moved).toMatchObject({ offer: { origin: 'transfer', mode: 'push', agent: 'cleo' }, runnerUp: 'bea', against: [] });
    expect(moved?.view.planVersion).toBe(moved?.offer.decision.planVersion);
  });

  test.each([{ queue: 'tech' }, { agent: 'cleo' }])(
    'with a consultation first, to %o, is explained twice: the asking and the passing on',
    async (to) => {
      const play = await inHand();
      expect(await play.send({ type: 'contact.transfer', contact: 'call', to, kind: 'consultative', as: 'ask' })).toBe('ok');
      const [asked] = about(play, 'ask');
      expect(asked).toMatchObject({ offer: { agent: 'cleo', origin: 'queue' in to ? 'routing' : 'transfer' }, runnerUp: 'bea' });
      expect(asked && against(asked, 'ana')).toMatch(/^asker: |^skills: /);
      await play.accepts('ask');
      const passed = about(play, 'call').at(-1);
      expect(passed).toMatchObject({ offer: { agent: 'cleo', origin: 'transfer', contact: 'call' }, runnerUp: 'bea' });
      expect(Object.keys(passed?.rank ?? {})).toContain('longest-idle');
    },
  );

  test('a consultation alone is explained as the question it is', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.consult', contact: 'call', to: { agent: 'bea' }, as: 'ask' });
    expect(about(play, 'ask')).toMatchObject([{ offer: { agent: 'bea', origin: 'consult' }, against: [], runnerUp: 'cleo' }]);
  });
});

describe('by hand', () => {
  test('a claim is the agent’s own decision; what kept the router from it is named', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await away(play, 'bea');
    await play.arrives('call');
    expect(await play.send({ type: 'contact.claim', contact: 'call', agent: 'bea' })).toBe('ok');
    const claimed = about(play, 'call').at(-1);
    expect(claimed).toMatchObject({
      offer: { agent: 'bea', origin: 'claim', by: null, decision: { planVersion: 1 } },
      against: ['presence'],
      runnerUp: 'ana',
    });
    expect(claimed?.rank).not.toBeNull();
  });

  test('an assignment names the supervisor, and every reason the word of the supervisor went over', async () => {
    const play = await scene(company({ agents: { ana: {}, leo: { hub: 'lyon', languages: ['fr'] } }, help: { home: ['bucharest'] } }));
    await play.ready('ana', 'leo');
    await play.arrives('first', { languages: [{ tag: 'en' }] });
    await play.arrives('call', { languages: [{ tag: 'en' }] });
    const assign = { type: 'contact.assign', contact: 'call', agent: 'leo', by: 'sue' } as const;
    expect(await play.send(assign)).toBe('NOT_ELIGIBLE');
    expect(await play.send({ ...assign, overrideRing: true })).toBe('ok');
    const [given] = about(play, 'call');
    expect(given).toMatchObject({
      offer: { agent: 'leo', origin: 'assign', by: 'sue', overRing: true },
      against: ['ring-hub', 'language'],
    });
    expect(given && against(given, 'ana')).toMatch(/^capacity: /);
    expect(given?.runnerUp).toBeNull();
  });
});

test('a plan published later, and a start from a snapshot, change nothing of what is told about an offer made before', async () => {
  const before = company({ agents: { ana: {}, bea: {} }, help: { rank: ['longest-idle'] } });
  const after = company({ agents: { ana: {}, bea: {} }, help: { rank: ['least-loaded', 'random'] } });
  const play = await scene(before);
  await play.ready('ana', 'bea');
  const snapshot = encodeState(play.box.state);
  await play.arrives('one');
  const [told] = about(play, 'one');
  await play.send({ type: 'plan.publish', ...after });
  await play.arrives('two');
  await play.box.restart('snapshot');
  expect(about(play, 'one')[0]).toEqual(told);
  expect(told).toMatchObject({ offer: { decision: { planVersion: 1 } }, view: { planVersion: 1, rankKeys: ['longest-idle'] } });
  const [two] = about(play, 'two');
  expect(two).toMatchObject({ offer: { decision: { planVersion: 2 } }, view: { planVersion: 2, rankKeys: ['least-loaded', 'random'] } });
  expect(explained(play.box, decodeState(snapshot))).toEqual(explained(play.box));
});
