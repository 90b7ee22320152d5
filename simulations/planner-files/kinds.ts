import { durationMs, isDuration } from '@signalbox/engine/plan';
import { isDate } from '../scenario/zoned-time.js';
import { AGE_EXPECTED, readAge } from './ages.js';
import { dateExpected } from './dates-elsewhere.js';
import type { ColumnKind } from './rows.js';

/** The kinds of values in planners' files. */

const kind = <T>(read: (text: string) => T | undefined, expected: ColumnKind<T>['expected']): ColumnKind<T> => ({ read, expected });
const decimal = <T>(read: (text: string) => T | undefined, expected: string): ColumnKind<T> => ({ read, expected, decimal: true });
const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

export const text = kind((written) => written, 'must hold a name');
export const amount = decimal(number, 'must be a number, from 0');
export const whole = kind((written) => (/^\d+$/.test(written) ? Number(written) : undefined), 'must be a whole number');
/** An amount of money. */
export const minorUnits = kind(whole.read, 'must be a whole number of the smallest unit of the currency, such as 85000 for 850.00');
export const seconds = decimal((written) => {
  const value = number(written);
  return value === undefined ? undefined : value * 1_000;
}, 'must be seconds, such as 285 or 12.5');
/** Before its sign there may be a blank, of whatever kind, as in much of Europe. */
export const share = decimal((written) => {
  const percent = /^(\d+(?:\.\d+)?)\s?%$/.exec(written)?.[1];
  const value = percent === undefined ? number(written) : Number(percent) / 100;
  return value === undefined || value > 1 ? undefined : value;
}, 'must be a share, such as 12% or 0.12');
export const percent = decimal((written) => number(written.replace(/\s?%$/, '')), 'must be percent, such as 140');
export const date = kind((written) => (isDate(written) ? written : undefined), dateExpected);
export const minute = kind((written) => {
  const [, hour, of] = /^(\d{1,2}):(\d{2})$/.exec(written) ?? [];
  const at = Number(hour) * 60 + Number(of);
  return Number.isNaN(at) || at > 1_440 || Number(of) > 59 ? undefined : at;
}, 'must be a time of day such as 09:30');
/** When an interval begins. Some tools name intervals by their end: all would be off by one, and a 24:00 gives that away. */
export const beginning = kind((written) => {
  const at = minute.read(written);
  return at === 1_440 ? undefined : at;
}, 'must be a time of day at which an interval begins, from 00:00 to 23:59');
const ENDLESS = ['never', 'endless'];
/** `never`: patience does not end. Scenarios call that `endless`. */
export const patience = decimal(
  (written) => (ENDLESS.includes(written) ? ('never' as const) : seconds.read(written)),
  'must be seconds, or never',
);
export const age = kind(readAge, AGE_EXPECTED);

/** As many points as a contact of the protocol may have. */
export const priority = kind((written) => {
  const points = whole.read(written);
  return points === undefined || points > 1_000 ? undefined : points;
}, 'must be points of priority, a whole number from 0 to 1000');
/** 0 is urgent. */
export const band = kind((written) => (/^\d$/.test(written) ? Number(written) : undefined), 'must be a band, from 0 (urgent) to 9');

export interface AskedSkill {
  readonly skill: string;
  readonly level: number;
}

/** `billing:3+returns`; without a level, 1. */
export const skills = kind((written) => {
  const asked = written.split('+').map((part): AskedSkill | undefined => {
    const [, skill, level = '1'] = /^\s*([^\s:]+)\s*(?::\s*([1-5]))?\s*$/.exec(part) ?? [];
    return skill === undefined ? undefined : { skill, level: Number(level) };
  });
  const known = asked.filter((one) => one !== undefined);
  return known.length === asked.length && new Set(known.map(({ skill }) => skill)).size === asked.length ? known : undefined;
}, 'must be skills, each once, with or without a level from 1 to 5, such as billing:3+returns');

/** A break of a shift; without a reason, a plain break. */
export interface PlannedBreak {
  readonly atMinute: number;
  readonly forMs: number;
  readonly reason: string;
}
export const PLAIN_BREAK = 'break';

/** `12:00+30m 15:15+15m=training` */
export const breaks = kind((written) => {
  const parts = written.split(/\s+/).map((part): PlannedBreak | undefined => {
    const [, at = '', long = '', reason = PLAIN_BREAK] = /^([^+=]*)\+([^+=]*)(?:=([^+=]+))?$/.exec(part) ?? [];
    const atMinute = minute.read(at);
    return atMinute === undefined || !isDuration(long) ? undefined : { atMinute, forMs: durationMs(long), reason };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}, 'must be breaks such as 12:00+30m 15:15+15m=training');
