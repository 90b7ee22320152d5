// With any one of what follows by itself left out of the step, an invariant or the oracle notices it within some hundred histories.
import { expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../../scripts/testing/runs.js';
import { playScript } from '../../testing/box.js';
import { historiesOf, throwsDuring } from '../../testing/histories.js';
import type { Script } from '../../testing/moves.js';
import { watchedMatch } from '../../testing/oracle/watched-match.js';
import { plainJournal } from '../../testing/plain-journal.js';
import { violations } from '../invariants.js';
import { FOLLOWS } from '../step.js';

vi.setConfig({ testTimeout: nightly ? 3_600_000 : 120_000 });

type Follow = (typeof FOLLOWS)[number];
const LIST = FOLLOWS as Follow[];
const NAMES = FOLLOWS.map(({ name }) => name);

const most = runs('histories until a missing follower is noticed, at most', { fast: 600, nightly: 4_000 });
const history = historiesOf(seed);

/** Plays a history with something else in the place of one follower. */
async function withInstead(place: number, instead: Follow, playing: () => Promise<boolean>): Promise<boolean> {
  const [sound] = LIST.splice(place, 1, instead) as [Follow];
  return playing().finally(() => LIST.splice(place, 1, sound));
}

/** Who has something to say in a history: it is played once, and remembered. */
const speakers = new Map<Script, Promise<ReadonlySet<string>>>();
const speakersOf = (script: Script): Promise<ReadonlySet<string>> => {
  const known = speakers.get(script) ?? listen(script);
  speakers.set(script, known);
  return known;
};

async function listen(script: Script): Promise<ReadonlySet<string>> {
  const spoke = new Set<string>();
  const sound = LIST.splice(0, LIST.length);
  LIST.push(
    ...sound.map(
      (follow): Follow =>
        (state, atMs, news) => {
          const events = follow(state, atMs, news);
          if (events.length > 0) spoke.add(follow.name);
          return events;
        },
    ),
  );
  try {
    await playScript(script, { journal: plainJournal() });
  } finally {
    LIST.splice(0, LIST.length, ...sound);
  }
  return spoke;
}

test.each(NAMES.map((name, place) => [name, place] as const))('without %s something is noticed', async (name, place) => {
  let after = 0;
  for (let number = 0; after === 0 && number < most; number++) {
    const script = history(number);
    if (!(await speakersOf(script)).has(name)) continue;
    const watched = () =>
      throwsDuring(script, { match: watchedMatch() }, ({ state }) => {
        const wrong = violations(state);
        if (wrong.length > 0) throw new Error(wrong[0]);
      });
    if (await withInstead(place, () => [], watched)) after = number + 1;
  }
  process.stderr.write(`[runs] ${name}: noticed in history ${after}\n`);
  expect(after).toBeGreaterThan(0);
});
