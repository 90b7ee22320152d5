// Proves that what is read quickly is read exactly as zod reads it, that nothing is taken which zod refuses, and that what comes all the time is read quickly.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runs, seed } from '../../scripts/testing/runs.js';
import { clientFrameSchema } from '../protocol/frames.js';
import { commandSchema } from './commands.js';
import { NOT_QUICKLY, quickReader } from './quick-reader.js';

const enqueue = {
  type: 'contact.enqueue',
  tenant: 'acme',
  contact: 'call-1',
  queue: 'claims',
  channel: 'voice',
  languages: [{ tag: 'pt-BR', atLeast: 'B2', exact: true }, { tag: 'en' }],
  skills: [{ skill: 'cards' }, { skill: 'fraud', level: 5 }],
  residency: null,
  customer: 'c-1',
  priority: -3,
  band: 0,
  attributes: { tier: 'gold', visits: 3, vip: true },
  callback: true,
  agent: { agent: 'ana' },
  portfolio: { owner: 'ana', deputies: ['ben'], mode: 'prefer' },
};

const commands = [
  enqueue,
  { type: 'contact.enqueue', contact: 'call-2', queue: 'claims', channel: 'chat' },
  { type: 'offer.accept', offer: '17.1' },
  { type: 'offer.reject', offer: '17.1' },
  { type: 'contact.release', tenant: 'acme', contact: 'call-1', disposition: 'sold', talkMs: 1_000 },
  { type: 'contact.update', contact: 'call-1', priority: 2, ifOwner: null },
  { type: 'contact.withdraw', contact: 'call-1', reason: 'spam' },
  { type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' },
  { type: 'agent.sign-in', agent: 'ana' },
];
const frames = [
  { type: 'command', n: 1, command: enqueue },
  { type: 'query', id: 'q', query: { type: 'overview' } },
  { type: 'subscribe', after: { seq: 3, check: 'abc' } },
  { type: 'subscribe', after: null },
  { type: 'reconcile', id: 'r', holds: [{ contact: 'call-1' }], more: false },
  { type: 'relay', id: 'm', tenant: 'acme', contact: 'call-1', offer: '17.1', k: 1, body: { text: ['hello'] } },
];

/** What does not belong, what nearly does, and what only looks as if it did. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, 0, -0, 1, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, Symbol('s')),
  fc.constantFrom<unknown>('', 'a', 'a/b', 'a\u0001', 'pt', '\ud83d\ude00', '\ud83d', 'x'.repeat(65), 'x'.repeat(129), '17.1', '0.1', 'B2'),
  fc.constantFrom<unknown>(
    [],
    {},
    [undefined],
    new Array(3),
    new Array(100).fill('ana'),
    new Date(0),
    new Map(),
    Object.create(null),
    () => 1,
  ),
  fc.constantFrom<unknown>(
    { skill: 'cards' },
    { tag: 'en', extra: 1 },
    JSON.parse('{"__proto__": "x"}'),
    { [Symbol('s')]: 'x' },
    Object.create({ tag: 'en' }),
  ),
  fc.string(),
  fc.integer(),
);

/** A copy of `given` in which the field that `path` leads to is another, or gone. */
function changed(given: unknown, path: readonly number[], name: string, value: unknown, gone: boolean): unknown {
  if (typeof given !== 'object' || given === null || path.length === 0) return value;
  const copy = (Array.isArray(given) ? [...given] : { ...given }) as Record<string, unknown>;
  const names = [...Object.keys(copy), name];
  const at = names[(path[0] as number) % names.length] as string;
  if (gone && path.length === 1) delete copy[at];
  else copy[at] = changed(copy[at], path.slice(1), name, value, gone);
  return copy;
}

const change = fc.tuple(
  fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
  fc.constantFrom('campaign', 'site', 'unknown', 'by'),
  odd,
  fc.boolean(),
);

const numRuns = runs('quick reading, commands and frames', { fast: 2_000, nightly: 200_000 });

const like = (schema: z.ZodType, given: readonly unknown[]) => {
  const quickly = quickReader(schema);

  test('only what zod takes, and as zod gives it', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...given), fc.array(change, { maxLength: 3 }), (base, changes) => {
        const input = changes.reduce<unknown>((before, one) => changed(before, ...one), base);
        const read = quickly(input);
        if (read === NOT_QUICKLY) return;
        taken += 1;
        const { success, data } = schema.safeParse(input);
        expect(success).toBe(true);
        expect(read).toStrictEqual(data);
        // The order of fields is the order in which they are written to the journal.
        expect(JSON.stringify(read)).toBe(JSON.stringify(data));
      }),
      { numRuns, seed },
    );
    expect(taken).toBeGreaterThan(numRuns / 4);
  }, 120_000);

  test.each(given.map((one) => [JSON.stringify(one), one]))('quickly: %s', (_, one) => {
    expect(quickly(one)).toStrictEqual(schema.parse(one));
  });
};

describe('commands are read', () => like(commandSchema, commands));
describe('frames are read', () => like(clientFrameSchema, frames));

describe('a schema of another kind', () => {
  test.each<[string, z.ZodType, unknown]>([
    ['a strict object', z.strictObject({ a: z.boolean() }), { a: true }],
    ['a refined object', z.object({ a: z.boolean() }).refine(() => true), { a: true }],
    ['a transformed text', z.string().trim(), ' a '],
    ['a text of a format', z.email(), 'ana@example.org'],
    ['a number that is no integer', z.number(), 1],
    ['an exclusive bound', z.int().gt(0), 1],
    ['a coerced number', z.coerce.number().int(), '1'],
  ])('is left to zod: %s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
    expect(quickReader(schema)(value)).toBe(NOT_QUICKLY);
  });

  test('a list given by default is of its own each time', () => {
    const read = quickReader(z.object({ all: z.array(z.boolean()).default([]) }));
    const [one, other] = [read({}), read({})];
    expect([one, other]).toEqual([{ all: [] }, { all: [] }]);
    expect(Reflect.get(one as object, 'all')).not.toBe(Reflect.get(other as object, 'all'));
  });
});
