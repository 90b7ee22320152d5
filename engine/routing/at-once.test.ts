// What is decided is decided on the state as it is, over all agents, and can be told at once: bursts, wide choices, rings that were passed by.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const team = (count: number): string[] => Array.from({ length: count }, (_, i) => `agent-${String(i).padStart(3, '0')}`);

test('F2 67 contacts in one instant: each is given once, to somebody with room, and nothing that was given is given again', async () => {
  const agents = team(20);
  const play = await scene(small(agents, { offer: { mode: 'auto' } }));
  for (let i = 0; i < 67; i++) await play.arrives(`chat-${i}`, { channel: 'chat' });
  await play.ready(...agents);
  const taken = play.told().filter((sentence) => sentence.includes(' takes '));
  expect(new Set(taken.map((sentence) => sentence.split(' takes ')[1])).size).toBe(taken.length);
  // Three chats each: 60 places for 67 contacts.
  expect(taken).toHaveLength(60);
  for (const agent of agents) expect(taken.filter((sentence) => sentence.startsWith(`${agent} `))).toHaveLength(3);
  expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual([60, 61, 62, 63, 64, 65, 66].map((i) => `chat-${i}`));
});

test('F25 the one agent of 300 who fits best is found, however recently that agent became free', async () => {
  const ids = team(300);
  const agents = Object.fromEntries(ids.map((id) => [id, { skills: { tech: id === 'agent-299' ? 3 : 5 } }]));
  const play = await scene(company({ agents, help: { rank: ['skill-fit', 'longest-idle'] } }));
  for (const [second, id] of ids.entries()) {
    play.at(second);
    await play.ready(id);
  }
  await play.arrives('call', { skills: [{ skill: 'tech', level: 3 }] });
  expect(play.told().at(-1)).toBe('call is offered to agent-299');
});

test('F24 the offer itself says why: plan, ring, rank of the winner, runner-up and how many were looked at', async () => {
  const play = await scene(small(['ana', 'bea', 'cy'], { rank: ['longest-idle'] }));
  await play.ready('bea', 'cy', 'ana');
  await play.arrives('call');
  const made = play.box.journal.records().flatMap(({ events }) => events.filter((event) => event.type === 'offer.made'));
  expect(made).toMatchObject([
    { agent: 'ana', ring: 0, decision: { planVersion: 1, runnerUp: 'bea', agentsExamined: 3, agentsEligible: 3, waitingExamined: 1 } },
  ]);
  expect(made[0]?.decision.rank.length).toBeGreaterThan(0);
});

test('F23 a ring whose skill rule leaves nobody is passed by, and asking says so agent by agent', async () => {
  const steps = [{ hubs: ['lisbon'] }, { after: '10s', hubs: ['leeds'] }, { after: '20s', skills: { tolerance: 3 } }];
  const agents = { ann: { hub: 'lisbon', skills: {} }, leo: { hub: 'leeds', skills: { tech: 1 } } };
  const play = await scene(company({ agents, help: { steps } }));
  await play.ready('ann', 'leo');
  await play.arrives('call', { skills: [{ skill: 'tech', level: 4 }] });
  play.at(10);
  const asked = await play.box.router.ask({ type: 'explain', contact: 'call' });
  expect(asked.ok && asked.view.verdicts.map(({ agent, reason, because }) => [agent, reason, because])).toEqual([
    ['ann', 'ring-hub', 'lisbon is not in the ring, which is leeds'],
    ['leo', 'skills', 'leo has tech 1; call needs 4'],
  ]);
  play.at(20);
  expect(play.told().at(-1)).toBe('call is offered to leo');
});
