import { nearestName } from '@signalbox/engine/plan';
import { failure } from './failure.js';
import { clocksOf, shownIn, wallInstantMs } from './wall-time.js';

/** Times as the people of one zone write and read them. */
export interface WallClock {
  readonly zone: string;
  /** `2026-03-11` */
  date(atMs: number): string;
  /** `11:07` */
  minute(atMs: number): string;
  /** `11:07:03` */
  second(atMs: number): string;
  /** `2026-03-11 11:07:03` */
  full(atMs: number): string;
  /** The instant written as ISO 8601, or as a time of day (`11:07`) on `dayOfMs`'s date. */
  read(text: string, option: string, dayOfMs: number): number;
}

/** Of this machine; finding it out takes 20 ms, so only who needs it asks. */
const thisZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const TIME_OF_DAY = /^([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/;

/** In this machine's zone unless told otherwise. Fails for a zone the platform does not know, with the nearest it knows. */
export function wallClock(zone: string = thisZone()): WallClock {
  checkZone(zone);
  const date = (atMs: number): string => {
    const { year, month, day } = shownIn(zone, atMs);
    return `${year}-${month}-${day}`;
  };
  const second = (atMs: number): string => {
    const { hour, minute, second: seconds } = shownIn(zone, atMs);
    return `${hour}:${minute}:${seconds}`;
  };
  return {
    zone,
    date,
    minute: (atMs) => second(atMs).slice(0, 5),
    second,
    full: (atMs) => `${date(atMs)} ${second(atMs)}`,
    read(text, option, dayOfMs) {
      const ofDay = TIME_OF_DAY.exec(text);
      if (ofDay !== null) return wallInstantMs(date(dayOfMs), sinceMidnightMs(text), zone);
      const local = LOCAL.exec(text);
      if (local !== null) return readLocal(local, text, option, zone);
      const atMs = ZONED.test(text) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(atMs)) throw invalid(text, option);
      return atMs;
    },
  };
}

const invalid = (text: string, option: string) =>
  failure('USAGE', `${option} ${text} is no time.`, 'Write 11:07, 2026-03-11T11:07 or 2026-03-11T11:07:00Z.');

function readLocal([, day = '', time = '']: RegExpExecArray, text: string, option: string, zone: string): number {
  if (!TIME_OF_DAY.test(time)) throw invalid(text, option);
  try {
    return wallInstantMs(day, sinceMidnightMs(time), zone);
  } catch (error) {
    if (error instanceof RangeError) throw invalid(text, option);
    throw error;
  }
}

function sinceMidnightMs(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

function checkZone(zone: string): void {
  try {
    clocksOf(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const nearest = nearestName(zone, Intl.supportedValuesOf('timeZone'));
    throw failure(
      'USAGE',
      `There is no time zone ${zone}.`,
      nearest === null ? 'Use an IANA name such as Europe/Lisbon.' : `Did you mean ${nearest}?`,
    );
  }
}

/** A duration for people: `4.2 s`, `3 min 05 s`, `2 h 10 min`. */
export function spanText(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (Math.round(ms / 100) < 600) return `${trimmed(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const trimmed = (seconds: number): string => seconds.toFixed(1).replace(/\.0$/, '');
