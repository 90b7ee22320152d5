import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms, SECOND_MS } from '../units.js';

/** A duration as people write it: `20s`, `4h`, `1h30m`, `500ms`, `2d`; a bare integer is milliseconds. */
export type Duration = string | number;

export const DURATION = /^(?=\d)(?:(\d{1,5})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?(?:(\d{1,12})ms)?$/;
const UNITS: readonly (readonly [string, Ms])[] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', SECOND_MS],
  ['ms', 1],
];

export const isDuration = (text: string): boolean => DURATION.test(text);

/** Milliseconds of a duration that the schema has accepted. */
export function durationMs(duration: Duration): Ms {
  if (typeof duration === 'number') return duration;
  const parts = DURATION.exec(duration);
  if (parts === null) throw new TypeError(`"${duration}" is not a duration such as "20s" or "1h30m".`);
  return UNITS.reduce((sum, [, unitMs], index) => sum + Number(parts[index + 1] ?? 0) * unitMs, 0);
}

/** The shortest way to write a duration that reads back to the same milliseconds. */
export function formatDuration(spanMs: Ms): string {
  if (spanMs === 0) return '0s';
  let left = spanMs;
  let text = '';
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(left / unitMs);
    if (count > 0) text += `${count}${unit}`;
    left -= count * unitMs;
  }
  return text;
}

export const PERCENT = /^(\d{1,3})%$/;

/** `50%` of a duration, or a duration of its own. Rounded down to whole milliseconds. */
export function spanOrShareMs(span: Duration, wholeMs: Ms): Ms {
  const share = typeof span === 'string' ? PERCENT.exec(span) : null;
  return share === null ? durationMs(span) : Math.floor((wholeMs * Number(share[1])) / 100);
}
