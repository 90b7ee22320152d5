import type { Channel } from './contact.js';
import { type Digital, type Language, languages } from './contact.js';
import { languageOfCalls, writtenPerHundredCalls } from './mapping.js';
import { type CallType, callTypes, slotsPerDay, type Weekday } from './weekday.js';

/** One contact of the day before chance has touched it: when (to the slot), in what language, on what channel. */
export interface Arrival {
  readonly id: string;
  readonly slot: number;
  readonly channel: Channel;
  readonly language: Language;
  /** Whose handle time and patience it has; written contacts take the pooled table. */
  readonly type: CallType | 'all';
}

/**
 * Every contact of the day at a volume. Calls are the real counts times the volume, per slot and type. Counts are carried as
 * running totals rounded down, so that fractions are never lost over the day. Written contacts follow the running total of the
 * calls of their language. Ids say channel, slot, language and a number running through the day: `voice-1105-fr-1203`.
 */
export function arrivalsOf(day: Weekday, volume: number): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  const numbers = new Map<string, number>();
  const next = (key: string): number => {
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    return number;
  };
  const add = (slot: number, channel: Channel, language: Language, type: CallType | 'all'): void => {
    const id = `${channel}-${clock(slot)}-${language}-${next(`${channel}-${language}`)}`;
    arrivals.push({ id, slot, channel, language, type });
  };
  const real = new Map<CallType, number>();
  const played = new Map<CallType, number>();
  for (let slot = 0; slot < slotsPerDay; slot += 1) {
    for (const type of callTypes) {
      const realSoFar = (real.get(type) ?? 0) + (day.arrivals(type)[slot] ?? 0);
      real.set(type, realSoFar);
      let playedSoFar = played.get(type) ?? 0;
      for (; playedSoFar < wholeOf(realSoFar * volume); playedSoFar += 1) {
        const sequence = languageOfCalls[type];
        const language = sequence[playedSoFar % sequence.length];
        if (language !== undefined) add(slot, 'voice', language, type);
      }
      played.set(type, playedSoFar);
    }
    for (const language of languages) {
      const calls = numbers.get(`voice-${language}`) ?? 0;
      for (const channel of Object.keys(writtenPerHundredCalls) as Digital[]) {
        const due = Math.floor((calls * writtenPerHundredCalls[channel]) / 100);
        while ((numbers.get(`${channel}-${language}`) ?? 0) < due) add(slot, channel, language, 'all');
      }
    }
  }
  return arrivals;
}

/** Rounds down, but not because 0.1 × 30 is a hair under 3. */
function wholeOf(count: number): number {
  return Math.floor(count + 1e-6);
}

function clock(slot: number): string {
  const hour = Math.floor(slot / 12);
  const minute = (slot % 12) * 5;
  return `${String(hour).padStart(2, '0')}${String(minute).padStart(2, '0')}`;
}
