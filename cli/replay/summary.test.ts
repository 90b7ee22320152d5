// Proves that a replay tells the waits of several channels channel by channel, and of which channels each of its rows is.
import type { Outcome, Pair } from '@signalbox/simulations/what-if';
import { expect, test } from 'vitest';
import { wallClock } from '../wall-clock.js';
import { summary } from './summary.js';
import { tell } from './tell.js';
import type { WhatIf } from './what-if.js';

const answered = (queue: string, channel: string, waitedMs: number): Pair => {
  const one = { queue, channel, waitedMs, outcome: 'answered', hub: null, withinTarget: true, short: false } as Outcome;
  return { recorded: one, replayed: one, differs: [] };
};
const PAIRS = [answered('calls', 'voice', 4_000), answered('written', 'email', 7_200_000), answered('written', 'social', 3_600_000)];

test('rows know their channels, and each of several channels has a row', () => {
  expect(summary(PAIRS, new Map()).map(({ of, channels }) => [of, channels.length])).toEqual([
    ['all', 3],
    ['channel email', 1],
    ['channel social', 1],
    ['channel voice', 1],
    ['queue calls', 1],
    ['queue written', 2],
  ]);
  expect(summary(PAIRS.slice(0, 1), new Map()).map(({ of }) => of)).toEqual(['all', 'queue calls']);
});

test('rows of several channels show no wait, and say why', () => {
  const tallies = Object.fromEntries(
    ['presence', 'patience', 'answer', 'handling', 'wrapUp', 'back'].map((what) => [what, { recorded: 0, drawn: 0 }]),
  );
  const whatIf = {
    journal: 'day',
    options: { seed: 1, queue: new Map(), most: 10 },
    recording: { fromMs: 0, toMs: 10_000_000 },
    replayed: { tallies, refused: {}, turnedOff: {}, leftOut: 0, followers: [], patienceUnknown: [] },
    pairs: PAIRS,
    endedMs: null,
    unknown: [],
  } as unknown as WhatIf;
  const lines: string[] = [];
  tell(whatIf, wallClock('UTC'), (text = '') => lines.push(...text.split('\n')));
  const of = (name: string) =>
    lines
      .find((line) => line.startsWith(name))
      ?.split(/ {2,}/)
      .slice(-2);
  expect([of('all'), of('queue written')]).toEqual([
    ['–', '–'],
    ['–', '–'],
  ]);
  expect([of('queue calls'), of('channel email')]).toEqual([
    ['4 s → 4 s', '4 s → 4 s'],
    ['2 h 00 min → 2 h 00 min', '2 h 00 min → 2 h 00 min'],
  ]);
  expect(lines.join(' ')).toContain('Waits stand in the rows of one channel');
});
