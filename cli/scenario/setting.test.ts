// Proves that a setting replaces the one value its path names, also where two places of a file share what they say, and nothing else.
import { readText } from '@signalbox/adapters/plan';
import { expect, test } from 'vitest';
import { Failure } from '../failure.js';
import { withSetting } from './setting.js';

const TEXT = readText(
  'demand:\n  a: &same { perDay: 10, curve: { "08:00": 1 } }\n  b: *same\nroster: { groups: [{ group: cork, count: 5 }, { group: galway, count: 2 }] }\n',
  'shop.yaml',
  'scenario',
);
const set = (path: string, value: unknown): unknown => withSetting(TEXT, { path, value: () => value, text: '' }).value;

test('the value named, and no other; a field with a default may be new', () => {
  expect(set('demand.a.perDay', 20)).toMatchObject({ demand: { a: { perDay: 20, curve: { '08:00': 1 } }, b: { perDay: 10 } } });
  expect(set('roster.groups.galway.count', 3)).toMatchObject({ roster: { groups: [{ count: 5 }, { count: 3 }] } });
  expect(set('roster.groups.1.count', 3)).toEqual(set('roster.groups.galway.count', 3));
  expect(set('demand.b.backlog', 7)).toMatchObject({ demand: { b: { perDay: 10, backlog: 7 } } });
  expect(withSetting(TEXT, { path: 'demand.a.perDay', value: (written) => Number(written) * 2, text: '×2' }).value).toEqual(
    set('demand.a.perDay', 20),
  );
});

test('a path that leads nowhere is reported with the nearest name', () => {
  for (const [path, next] of [
    ['demnd.a.perDay', 'demand'],
    ['demand.calls.perDay', 'It holds a, b'],
    ['roster.groups.gallway.count', 'roster.groups.galway'],
    ['roster.groups.2.count', 'roster.groups.'],
    ['demand.a.perDay.deep', 'holds no names'],
  ] as const) {
    let told: unknown;
    try {
      set(path, 1);
    } catch (error) {
      told = error;
    }
    expect(told, path).toBeInstanceOf(Failure);
    expect((told as Failure).code).toBe('PARAMETER_UNKNOWN');
    expect((told as Failure).next).toContain(next);
  }
});
