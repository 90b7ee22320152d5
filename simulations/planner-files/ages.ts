import { durationMs, isDuration } from '@signalbox/engine/plan';

/** How long contacts have been waiting: all the same, or uniformly from the least to the most. */
export interface Age {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** How far back calendars reach. */
export const AGE_MAX_MS = 60 * 86_400_000;

/** `26h`, or `24h-48h`; `undefined`: neither, or reversed, or above sixty days. */
export function readAge(text: string): Age | undefined {
  const [least = '', most = least, ...more] = text.split('-');
  if (more.length > 0 || !isDuration(least) || !isDuration(most)) return undefined;
  const age = { leastMs: durationMs(least), mostMs: durationMs(most) };
  return age.leastMs > age.mostMs || age.mostMs > AGE_MAX_MS ? undefined : age;
}

export const AGE_EXPECTED = 'must be how long they have waited, such as 90m, 26h or 24h-48h, at most 60d';

/** The ages of this many contacts, each in the middle of its part of the range, oldest first. */
export const agesOf = (contacts: number, { leastMs, mostMs }: Age): readonly number[] =>
  Array.from({ length: contacts }, (_, n) => Math.round(mostMs - ((n + 0.5) * (mostMs - leastMs)) / contacts));
