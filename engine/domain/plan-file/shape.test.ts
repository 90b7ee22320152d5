/** Proves that whatever is handed in as a plan or roster, the answer is a plan or its mistakes, never an exception. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { definePlan } from './define-plan.js';
import { defineRoster } from './define-roster.js';
import type { PlanFile } from './plan-schema.js';

const shop: PlanFile = {
  plan: 'shop',
  skills: ['returns'],
  hubs: { lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr', 'es'] } },
  calendars: { c: { instantsMs: [1, 2], horizonMs: 3, tzdata: 'x' }, d: { zone: 'UTC', weekly: { mon: ['08:00-09:00'] } } },
  channels: { voice: { target: { percent: 90 }, lastAgent: 'off' } },
  queues: {
    orders: {
      channels: ['voice'],
      home: { fr: ['lisbon'] },
      calendar: 'c',
      steps: [{}, { after: '5s', hubs: 'any', skills: { drop: ['returns'] } }],
    },
  },
};
const roster = {
  agents: [{ id: 'ana', hub: 'lisbon', languages: ['fr'], skills: { returns: { level: 3, until: '2027-01-01' } } }],
  groups: [{ group: 'g', count: 2, hub: 'lisbon', languages: [{ tag: 'es', level: 'B2' }], tiers: [{ tier: 1, queue: 'orders' }] }],
};

/** Every place of a value, the deepest included. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inner.flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

/** The value with something else, or nothing, at one of its places. */
function changed(value: unknown, path: readonly (string | number)[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return other;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<string | number, unknown>)
    : { ...value };
  if (rest.length === 0 && other === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, other);
  return copy;
}

const anything = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>('', '20s', -1, 1e21, [], {}, [[]], { __proto__: null }, { default: [] }, 'constructor', '__proto__', [
    'toString',
  ]),
);
const settled = (answer: { ok: boolean; problems: readonly { severity: string }[] }): void => {
  expect(answer.ok).toBe(answer.problems.every(({ severity }) => severity !== 'error'));
};

// Anything at any place of a plan or roster is an answer: in order without errors, or not in order with at least one.
test('any change is answered', () => {
  const calendars = [{ id: 'd', instantsMs: [1, 2], horizonMs: 3, tzdata: 'x' }];
  const sound = definePlan(shop, { calendars });
  if (!sound.ok) throw new Error('the plan that is changed is in order');
  const numRuns = runs('changed plans and rosters', { fast: 750, nightly: 100_000 });
  fc.assert(
    fc.property(fc.constantFrom(...placesOf(shop)), anything, (path, other) =>
      settled(definePlan(changed(shop, path, other), { calendars })),
    ),
    { seed, numRuns },
  );
  fc.assert(
    fc.property(fc.constantFrom(...placesOf(roster)), anything, (path, other) =>
      settled(defineRoster(changed(roster, path, other), sound.plan)),
    ),
    { seed, numRuns },
  );
});

// What is no mapping at all is a mistake with a place.
test.each([undefined, null, 7, 'plan: shop', [], () => 'plan'])('%j is no plan', (input) => {
  expect(definePlan(input)).toMatchObject({ ok: false, problems: [{ severity: 'error', path: [] }] });
});

// Names that mean something to JavaScript are refused where they could change an object, and are plain names elsewhere.
test('names of objects', () => {
  const named = (name: string): unknown => JSON.parse(JSON.stringify(shop).replaceAll('"orders"', `"${name}"`));
  expect(
    definePlan({ ...shop, queues: JSON.parse('{ "__proto__": { "channels": ["voice"] } }') }).problems.map(({ code }) => code),
  ).toContain('NAME_INVALID');
  expect(definePlan(named('constructor'), { calendars: [{ id: 'd', instantsMs: [], horizonMs: 1, tzdata: 'x' }] }).ok).toBe(true);
  expect(definePlan({ ...shop, queues: { orders: { channels: ['constructor'] } } }).problems.map(({ code }) => code)).toContain(
    'NAME_UNKNOWN',
  );
  expect(({} as Record<string, unknown>)['channels']).toBeUndefined();
});

// An input that holds itself, as YAML aliases allow, is cut off and answered.
test('an input that holds itself', () => {
  const hubs: Record<string, unknown> = { lisbon: shop.hubs['lisbon'] };
  hubs['again'] = hubs;
  expect(definePlan({ ...shop, hubs }).problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toContain(
    'FIELD_MISSING hubs.again.kind',
  );
});

// What is wrong with a span is told in words, and a bare number that was surely meant as seconds is not taken for milliseconds.
test.each([
  ['soon', 'must be a duration such as "20s", "1h30m" or "500ms", or whole milliseconds.'],
  [30, 'counts milliseconds: write it with its unit, "30s" or "30ms".'],
])('a span of %s', (within, expected) => {
  const { problems } = definePlan({ ...shop, channels: { voice: { target: { within } } } });
  expect(problems.map(({ message }) => message)).toContain(`channels.voice.target.within ${expected}`);
});
