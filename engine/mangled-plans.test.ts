/**
 * Whatever a caller without a compiler makes of a compiled plan, publishing it is accepted or refused: the router goes on, a refusal leaves
 * no trace, and what was accepted is read again from the journal as it was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../scripts/testing/runs.js';
import { applyRecord } from './core/apply.js';
import { stateHash } from './core/state/canonical.js';
import { freshState } from './core/state/state.js';
import { openScript } from './testing/box.js';
import { anyScript } from './testing/moves.js';
import type { Setting } from './testing/plans.js';

type Tree = Record<string | number, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The places of a tree, its root left out: what holds each, and under which name. */
function placesIn(tree: Tree): { holder: Tree; key: string }[] {
  return Object.entries(tree).flatMap(([key, value]) => [{ holder: tree, key }, ...(isTree(value) ? placesIn(value) : [])]);
}

const anyWrong: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  undefined,
  true,
  0,
  -1,
  -0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  8n,
  '',
  'nobody',
  '__proto__',
  '\ud800',
  [],
  {},
  [null],
  () => 1,
  new Date(0),
  new Map(),
);

/** One thing to do to a tree: leave a place out, put something else there, or what is elsewhere in it. */
const anyMangling = fc.record({
  place: fc.nat(),
  how: fc.oneof(
    fc.constant({ kind: 'lost' as const }),
    anyWrong.map((value) => ({ kind: 'wrong' as const, value })),
    fc.nat().map((from) => ({ kind: 'moved' as const, from })),
  ),
});

function mangled(setting: Setting, manglings: readonly (typeof anyMangling extends fc.Arbitrary<infer T> ? T : never)[]): Setting {
  const copy = structuredClone(setting) as unknown as Tree;
  for (const { place, how } of manglings) {
    const places = placesIn(copy);
    const at = places[place % places.length];
    if (at === undefined) break;
    if (how.kind === 'lost') delete at.holder[at.key];
    else if (how.kind === 'wrong') at.holder[at.key] = how.value;
    else {
      const { holder, key } = places[how.from % places.length] as { holder: Tree; key: string };
      at.holder[at.key] = isTree(holder[key]) ? JSON.parse(JSON.stringify(holder[key])) : holder[key];
    }
  }
  return copy as unknown as Setting;
}

test('a mangled plan is accepted or refused, and the router goes on', async () => {
  const numRuns = runs('mangled plans', { fast: 60, nightly: 3_000 });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(anyScript(), fc.array(anyMangling, { minLength: 1, maxLength: 3 }), async (script, manglings) => {
      const box = await openScript(script);
      const { beats, punctual } = script;
      for (const beat of beats.slice(0, 30)) await box.play(beat, punctual);
      const before = { hash: stateHash(box.state), head: box.router.head };
      const { answer } = await box.send({ type: 'plan.publish', ...mangled(script.setting, manglings) });
      if (!answer.ok) refused += 1;
      if (!answer.ok && answer.rejection.code === 'COMMAND_INVALID')
        expect({ hash: stateHash(box.state), head: box.router.head }).toEqual(before);
      for (const beat of beats.slice(30)) await box.play(beat, punctual);
      expect(box.router.phase).toBe('open');
      const folded = freshState();
      for (const record of box.journal.records()) applyRecord(folded, record);
      expect(stateHash(folded)).toBe(stateHash(box.state));
    }),
    { numRuns, seed },
  );
  expect(refused).toBeGreaterThan(numRuns / 3);
});
