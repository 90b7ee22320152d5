// What many have alike is kept once, in a state that grew and in one read back from a snapshot: memory grows with how much they differ.
import { expect, test } from 'vitest';
import { scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import { decodeState, encodeState, stateHash } from './canonical.js';
import type { RouterState } from './state.js';

async function house(): Promise<RouterState> {
  const agents = Object.fromEntries(['ana', 'ben', 'cy'].map((name) => [name, { hub: 'lisbon', languages: ['en', 'pt'] }]));
  const play = await scene(company({ agents: { ...agents, dee: { hub: 'lisbon', languages: ['fr'] } }, help: { home: ['lisbon'] } }));
  await play.arrives('first', { languages: [{ tag: 'en' }] });
  await play.arrives('second', { languages: [{ tag: 'en' }] });
  await play.arrives('third', { languages: [{ tag: 'fr' }] });
  return play.box.state;
}

const distinct = <T>(all: Iterable<T>): number => new Set(all).size;

test('lists of abilities, wishes and open steps', async () => {
  const grown = await house();
  const read = decodeState(encodeState(grown));
  expect(stateHash(read)).toBe(stateHash(grown));
  for (const state of [grown, read]) {
    const profiles = state.agentsInOrder.map(({ profile }) => profile);
    expect(distinct(profiles.map(({ id }) => id))).toBe(4);
    expect(distinct(profiles.map(({ languages }) => languages))).toBe(2);
    expect(distinct([...state.contacts.values()].map(({ requirement }) => requirement))).toBe(2);
    for (const { profile, rosterProfile } of state.agentsInOrder) expect(rosterProfile).toBe(profile);
  }
  expect(distinct([...grown.contacts.values()].map(({ openSteps }) => openSteps))).toBe(1);
});
