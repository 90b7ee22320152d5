/**
 * Whatever a caller without a compiler hands to the router, it is answered and the router goes on: a refusal stores nothing, and what was
 * accepted is read back from the journal as the very state that accepted it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../scripts/testing/runs.js';
import { applyRecord } from './core/apply.js';
import { stateHash } from './core/state/canonical.js';
import { freshState } from './core/state/state.js';
import type { CommandInput } from './domain/commands.js';
import { openRouter } from './recover.js';
import { openBox } from './testing/box.js';
import { anyMove } from './testing/moves.js';
import { BEGIN_MS } from './testing/names.js';
import { resolveMove } from './testing/resolve-move.js';
import { small } from './testing/small.js';
import { virtualClock } from './testing/virtual-clock.js';

type Tree = Record<string, unknown>;

const circle: Tree = {};
circle['circle'] = circle;
const anyOddity: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    -0,
    -1,
    0.5,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    1e300,
    9n,
    Symbol('odd'),
    () => 'odd',
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '\ud800',
    'a\udc00b',
    '\u0000',
    '\u2028',
    'x'.repeat(1_000_000),
    new Date(Number.NaN),
    new Date(0),
    /x/,
    new Map([['a', 1]]),
    new Uint8Array(8),
    Object.create(null),
    JSON.parse('{"__proto__":{"type":"clock.tick"},"constructor":1}'),
    circle,
    new Proxy({}, { get: () => 'clock.tick', has: () => true, ownKeys: () => ['type'] }),
    new Array(3),
    [[[[[]]]]],
  ),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }),
  fc.string({ unit: 'binary' }),
  fc.double(),
);

const anySpoiling = fc.record({
  place: fc.nat(),
  /** A field nobody knows, one that throws when it is read, one that is inherited, or simply another value. */
  how: fc.constantFrom('value', 'getter', 'inherited', 'added'),
  value: anyOddity,
});

/** What nobody may look at, not even whoever prints what failed: a getter that throws, and a proxy that is revoked. */
const UNTOUCHABLE: readonly unknown[] = [
  Object.defineProperty({}, 'type', {
    enumerable: true,
    get: () => {
      throw new Error('not today');
    },
  }),
  (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
];

/** A command somebody could mean, spoilt in one place. */
function spoilt(command: CommandInput, { place, how, value }: typeof anySpoiling extends fc.Arbitrary<infer T> ? T : never): unknown {
  const copy = structuredClone(command) as Tree;
  const places: { holder: Tree; key: string }[] = [];
  const walk = (holder: Tree): void => {
    for (const [key, inner] of Object.entries(holder)) {
      places.push({ holder, key });
      if (typeof inner === 'object' && inner !== null) walk(inner as Tree);
    }
  };
  walk(copy);
  const { holder, key } = places[place % places.length] as { holder: Tree; key: string };
  if (how === 'value') holder[key] = value;
  else if (how === 'added') Object.defineProperty(holder, '__proto__', { value, enumerable: true, configurable: true });
  else if (how === 'inherited') {
    delete holder[key];
    if (typeof value === 'object' && !Array.isArray(holder)) Object.setPrototypeOf(holder, value);
  } else
    Object.defineProperty(holder, key, {
      enumerable: true,
      get: () => {
        throw value;
      },
    });
  return copy;
}

test('a spoilt command is answered, and what it leaves behind is read back as it was', async () => {
  const numRuns = runs('spoilt commands', { fast: 60, nightly: 3_000 });
  const count = { accepted: 0, refused: 0 };
  const anyAsked = fc.record({ move: anyMove, spoiling: fc.option(anySpoiling, { freq: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(anyAsked, { minLength: 20, maxLength: 60 }), async (asked) => {
      const box = await openBox(small(['ana', 'bea']));
      for (const { move, spoiling } of asked) {
        if (move.kind === 'repeat' || move.kind === 'restart') continue;
        const command = resolveMove(box.state, move);
        const { head } = box.router;
        const { answer } = await box.send((spoiling === null ? command : spoilt(command, spoiling)) as CommandInput);
        count[answer.ok ? 'accepted' : 'refused'] += 1;
        if (!answer.ok && answer.rejection.code === 'COMMAND_INVALID') expect(box.router.head).toEqual(head);
      }
      expect(box.router.phase).toBe('open');
      const folded = freshState();
      for (const record of box.journal.records()) applyRecord(folded, record);
      expect(stateHash(folded)).toBe(stateHash(box.state));
    }),
    { numRuns, seed },
  );
  expect(count.accepted).toBeGreaterThan(numRuns);
  expect(count.refused).toBeGreaterThan(numRuns);
});

test('anything at all, as a command, as its id or as a question, is answered and nothing is thrown', async () => {
  const numRuns = runs('anything as a command', { fast: 300, nightly: 20_000 });
  const router = await openRouter({ clock: virtualClock(BEGIN_MS), ...small(['ana']) });
  await fc.assert(
    fc.asyncProperty(anyOddity, anyOddity, async (one, other) => {
      const answers = [
        await router.send(one as never),
        await router.send(one as never, other as never),
        await router.send({ type: 'clock.tick' }, one as never),
        await router.send({ type: 'clock.tick' }, { sender: one, n: other } as never),
        await router.ask(one as never),
        await router.ask({ type: 'contact', contact: one } as never),
      ];
      for (const answer of answers) if (!answer.ok) expect(answer.rejection.message).not.toBe('');
      expect(router.phase).toBe('open');
    }),
    { numRuns, seed },
  );
  for (const one of UNTOUCHABLE) {
    const invalid = { ok: false, rejection: { code: 'COMMAND_INVALID' } };
    expect(await router.send(one as never)).toMatchObject(invalid);
    expect(await router.send({ type: 'clock.tick' }, one as never)).toMatchObject(invalid);
    expect(
      await router.send({ type: 'contact.enqueue', contact: 'c', queue: 'help', channel: 'voice', attributes: one as never }),
    ).toMatchObject(invalid);
    expect(await router.ask(one as never)).toMatchObject({ ok: false, rejection: { code: 'QUERY_INVALID' } });
  }
  expect(router.phase).toBe('open');
  await router.close();
});
