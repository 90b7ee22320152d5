import {
  type By,
  CONTACT_BY,
  CONTACT_FIELDS,
  intervalsOf,
  keysOf,
  type Measured,
  PERCENTILES,
  STAFF_BY,
  STAFF_FIELDS,
  type Summary,
  steadiness,
  summarise,
  type Table,
  understaffed,
  type Waits,
  wholeOf,
} from '../../measures/index.js';
import type { Trial } from '../../scenario/index.js';
import { contactFiguresAgain, costsPerContactAgain, staffFiguresAgain } from './figures.js';
import { belowTeamMinAgain, steadinessAgain } from './over-time.js';
import type { Recount } from './recount.js';
import type { Values } from './values.js';

/** Service level by which intervals and days are judged. */
const GOAL = 0.8;

/** Quotients and money add fractions up in another order: the last digits of a floating-point number may differ, and nothing else. */
const sameFraction = (one: number, other: number): boolean =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), 1);

interface Found {
  /** How many figures were compared. */
  readonly compared: number;
  /** Each that differs, by name. */
  readonly others: readonly string[];
}

/** Every figure of a run that its second count has otherwise: all fields by all keys and intervals, waits, flows, fairness and what follows from them. */
export function differences(trial: Trial, measured: Measured, recount: Recount): Found {
  const others: string[] = [];
  let compared = 0;
  const same = (what: string, value: number, again: number, like: (one: number, other: number) => boolean = Object.is): void => {
    compared++;
    if (!like(value, again)) others.push(`${what}: ${value}, counted again ${again}`);
  };

  function sums<F extends string>(
    table: Table<F>,
    bys: readonly By[],
    fields: readonly F[],
    again: { of(name: string, interval: number | null, field: F): number; names(): ReadonlySet<string> },
  ): void {
    const told = new Set<string>(bys.flatMap((by) => keysOf(table, by).map((key) => `${by} ${key}`)));
    for (const name of again.names()) if (!told.has(name)) others.push(`${name} is counted again, but not told of`);
    for (const by of bys)
      for (const key of keysOf(table, by))
        for (const [place, cell] of [wholeOf(table, by, key), ...intervalsOf(table, by, key)].entries())
          for (const field of fields) {
            const when = place === 0 ? 'the whole' : `interval ${place - 1}`;
            const counted = again.of(`${by} ${key}`, place === 0 ? null : place - 1, field);
            same(`${field} of ${by} ${key} in ${when}`, cell[field], counted, field === 'cost' ? sameFraction : Object.is);
          }
  }

  function waits(what: string, told: ReadonlyMap<string, ReadonlyMap<string, Waits>>, again: Values): void {
    const rows = [...told].flatMap(([by, keys]) => [...keys].map(([key, row]) => [`${by} ${key}`, row] as const));
    const known = new Set<string>(rows.map(([name]) => name));
    for (const name of again.names()) if (!known.has(name)) others.push(`${what} of ${name} are counted again, but not told of`);
    // The histogram's resolution is one part in a thousand.
    const alike = (one: number, other: number): boolean => Object.is(one, other) || Math.abs(one - other) <= other / 1_000;
    for (const [name, { percentilesMs, longestMs }] of rows) {
      const waitsMs = again.inOrder(name);
      for (const [place, percent] of PERCENTILES.entries()) {
        const ranked = waitsMs[Math.ceil((waitsMs.length * percent) / 100) - 1] ?? Number.NaN;
        same(`P${percent} of the ${what} of ${name}`, percentilesMs[place] ?? Number.NaN, ranked, alike);
      }
      same(`longest of the ${what} of ${name}`, longestMs, waitsMs.at(-1) ?? Number.NaN, alike);
    }
  }

  function counts(what: string, told: ReadonlyMap<string, number>, again: ReadonlyMap<string, number>): void {
    for (const key of new Set([...told.keys(), ...again.keys()])) same(`${what} of ${key}`, told.get(key) ?? 0, again.get(key) ?? 0);
  }

  function figures(rows: Summary['contacts'], again: (name: string) => Readonly<Record<string, number>>): void {
    for (const { by, key, figures: stated } of rows) {
      const own = again(`${by} ${key}`);
      for (const [name, { mean }] of Object.entries(stated)) {
        // Percentiles are compared as waits, and fairness by itself.
        if (/WaitP|waitP|ongestWait|fairness/.test(name)) continue;
        same(`${name} of ${by} ${key}`, mean, own[name] ?? Number.POSITIVE_INFINITY, sameFraction);
      }
    }
  }

  sums(measured.contacts, CONTACT_BY, CONTACT_FIELDS, recount.contacts);
  sums(measured.staff, STAFF_BY, STAFF_FIELDS, recount.staff);
  waits('waits', measured.waits, recount.waits);
  waits('waits of those handed on', measured.handedInWaits, recount.handedInWaits);
  for (const of of ['flows', 'languages', 'rings'] as const) counts(of, measured[of], recount[of]);
  const there = new Map(recount.groupsThere().map((group) => [group, recount.fairness(group)]));
  for (const group of new Set([...measured.fairness.keys(), ...there.keys()]))
    same(`fairness of ${group}`, measured.fairness.get(group) ?? Number.NaN, there.get(group) ?? Number.NaN, sameFraction);
  const summary = summarise([measured]);
  figures(summary.contacts, (name) => contactFiguresAgain((field) => recount.contacts.of(name, null, field)));
  figures(summary.staff, (name) => staffFiguresAgain((field) => recount.staff.of(name, null, field)));
  const [perContact, perResolved] = costsPerContactAgain(recount);
  same('cost per contact', summary.costPerContact.mean, perContact, sameFraction);
  same('cost per resolved contact', summary.costPerResolved.mean, perResolved, sameFraction);
  const steady = steadiness([measured], trial, GOAL);
  const steadyAgain = steadinessAgain(trial, recount, GOAL);
  same('intervals on target', steady.intervalsOnTarget.mean, steadyAgain.intervalsOnTarget, sameFraction);
  same('P10 of days', steady.daysP10, steadyAgain.daysP10, sameFraction);
  const below = new Map(understaffed(trial, [measured]).map(({ hub, hours }) => [hub, hours.mean]));
  for (const [hub, hours] of belowTeamMinAgain(trial, recount)) same(`hours of ${hub} below its least team`, below.get(hub) ?? 0, hours);
  return { compared, others };
}
