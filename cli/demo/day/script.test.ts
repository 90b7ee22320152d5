// Proves that the scripted day is the real one: its counts at any volume, in order, the same twice, and the same wherever it is cut.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed as propertySeed, runs } from '../../../scripts/testing/runs.js';
import { wallInstantMs } from '../../wall-time.js';
import { arrivalsOf } from './arrivals.js';
import { inOrder, languages, type ScriptedContact } from './contact.js';
import { returning, writtenPerHundredCalls } from './mapping.js';
import { scriptDay } from './script.js';
import { callTypes, slotMs, slotsPerDay, weekday } from './weekday.js';
import { demoZone } from './zone.js';

const date = '2026-03-11';
const dayStartMs = wallInstantMs(date, 0, demoZone);
const dayEndMs = dayStartMs + 86_400_000;
const wholeDay = (volume: number, seed = 7): readonly ScriptedContact[] =>
  scriptDay({ fromMs: dayStartMs, toMs: dayEndMs, volume, seed, date });
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

describe('the scripted day', () => {
  test('has, in every slot and type, the real count times the volume', () => {
    for (const volume of [1, 3, 4]) {
      const arrivals = arrivalsOf(weekday, volume);
      for (const type of callTypes) {
        const played = new Array<number>(slotsPerDay).fill(0);
        for (const { slot } of arrivals.filter((arrival) => arrival.type === type)) played[slot] = (played[slot] ?? 0) + 1;
        expect(played).toEqual(weekday.arrivals(type).map((count) => count * volume));
      }
    }
  });

  test('plays as many calls in each slot as the facts say', () => {
    const played = new Array<number>(slotsPerDay).fill(0);
    for (const { channel, atMs } of wholeDay(4)) {
      const slot = Math.floor((atMs - dayStartMs) / slotMs);
      if (channel === 'voice') played[slot] = (played[slot] ?? 0) + 1;
    }
    const real = played.map((_, slot) => sum(callTypes.map((type) => weekday.arrivals(type)[slot] ?? 0)));
    expect(played).toEqual(real.map((count) => count * 4));
    expect(sum(played)).toBe(1788 * 4);
  });

  test('loses less than one contact per type to a fraction of a volume', () => {
    for (const volume of [0, 0.1, 0.25, 1.7]) {
      for (const type of callTypes) {
        const played = arrivalsOf(weekday, volume).filter((arrival) => arrival.type === type).length;
        expect(played).toBe(Math.floor(sum(weekday.arrivals(type)) * volume + 1e-6));
      }
    }
  });

  test('has written contacts in the stated ratio to the calls of their language', () => {
    const day = wholeDay(4);
    for (const language of languages) {
      const of = (channel: string): number => day.filter((c) => c.channel === channel && c.languages[0] === language).length;
      for (const [channel, perHundred] of Object.entries(writtenPerHundredCalls))
        expect(of(channel)).toBe(Math.floor((of('voice') * perHundred) / 100));
    }
  });

  test('is the same twice, and another seed is another day of the same size', () => {
    expect(wholeDay(2)).toEqual(wholeDay(2));
    expect(wholeDay(2, 8)).not.toEqual(wholeDay(2));
    expect(
      wholeDay(2, 8)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      wholeDay(2)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('is strictly ordered by instant and id, and no id occurs twice', () => {
    const day = wholeDay(4);
    for (const [at, contact] of day.entries()) {
      const before = day[at - 1];
      if (before !== undefined) expect(inOrder(before, contact)).toBeLessThan(0);
    }
    expect(new Set(day.map(({ id }) => id)).size).toBe(day.length);
  });

  // Cutting law: playing from one instant to another is the whole day restricted to it, contact by contact.
  test('can be cut anywhere without changing a contact', () => {
    const days = new Map([0, 1, 2].map((seed) => [seed, wholeDay(1, seed)]));
    const instant = fc.integer({ min: dayStartMs - slotMs, max: dayEndMs + slotMs });
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 0, max: 2 }), (fromMs, toMs, seed) => {
        const cut = scriptDay({ fromMs, toMs, volume: 1, seed, date });
        expect(cut).toEqual(days.get(seed)?.filter(({ atMs }) => atMs >= fromMs && atMs < toMs));
      }),
      { seed: propertySeed, numRuns: runs('the day can be cut anywhere', { fast: 40, nightly: 2_000 }) },
    );
  });

  test('gives every contact whole milliseconds, patience where its channel has it, and a text where it is written', () => {
    for (const { channel, handleMs, patienceMs, wrapUpMs, text, atMs } of wholeDay(4)) {
      for (const ms of [handleMs, wrapUpMs, atMs, patienceMs ?? 0]) expect(Number.isSafeInteger(ms)).toBe(true);
      expect(handleMs).toBeGreaterThan(wrapUpMs);
      expect(patienceMs === null).toBe(channel === 'email' || channel === 'social');
      expect(patienceMs ?? 1).toBeGreaterThan(0);
      expect(text === null).toBe(channel === 'voice');
    }
  });

  test('draws handle times whose median is the measured one', () => {
    const regular = new Set(
      arrivalsOf(weekday, 4)
        .filter(({ type }) => type === 'PS')
        .map(({ id }) => id),
    );
    const seconds = wholeDay(4)
      .filter(({ id }) => regular.has(id))
      .map(({ handleMs }) => handleMs / 1000)
      .sort((a, b) => a - b);
    const { percent, seconds: measured } = weekday.handle('PS');
    // 4,716 draws: the share below the true median has a standard deviation of 0.7 %, so the drawn median lies between the 45 and 55 % points.
    const at = (p: number): number => measured[percent.indexOf(p)] ?? Number.NaN;
    const median = seconds[Math.floor(seconds.length / 2)] ?? Number.NaN;
    expect(median).toBeGreaterThan((at(40) + at(50)) / 2);
    expect(median).toBeLessThan((at(50) + at(60)) / 2);
  });

  test('brings some customers back in their own language, never sooner or later than stated', () => {
    const day = wholeDay(4);
    const contactsOf = new Map<string, ScriptedContact[]>();
    for (const contact of day) contactsOf.set(contact.customer, [...(contactsOf.get(contact.customer) ?? []), contact]);
    const back = [...contactsOf.values()].filter((contacts) => contacts.length > 1);
    expect(back.length).toBeGreaterThan(day.length * 0.05);
    for (const contacts of back) {
      expect(new Set(contacts.map((contact) => contact.languages[0])).size).toBe(1);
      for (const [at, contact] of contacts.entries()) {
        const gaps = contacts.slice(0, at).map((earlier) => contact.atMs - earlier.atMs);
        // Whoever it followed was within the window; a chain may reach further back, but some earlier contact always fits.
        if (at > 0) expect(gaps.some((gap) => gap >= returning.afterMs && gap <= returning.withinMs)).toBe(true);
      }
    }
  });

  test('refuses a volume, seed or date that makes no day', () => {
    const play = (over: object) => () => scriptDay({ fromMs: dayStartMs, toMs: dayEndMs, volume: 1, seed: 1, date, ...over });
    expect(play({ volume: -1 })).toThrow(/volume/);
    expect(play({ volume: Number.NaN })).toThrow(/volume/);
    expect(play({ seed: 0.5 })).toThrow(/seed/);
    expect(play({ date: '2026-02-30' })).toThrow(/2026-02-30/);
  });
});
